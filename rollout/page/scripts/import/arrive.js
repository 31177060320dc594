// @ts-check
// A list that is dropped on a timeline: it is sent to the server of this machine, and the page of lists shows it.
import {spoken} from '../answer.js';
import {$, el} from '../dom.js';
import {onDrop} from './drop.js';
import {send} from './server.js';

/** @param {File} file */
async function arrived(file) {
  document.querySelector('.drop-wrong')?.remove();
  try {
    const {id} = await send(file, file.name);
    location.assign(spoken(`/import?list=${id}`));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    document.body.append(el('p', {class: 'drop-wrong', role: 'alert'}, words));
  }
}
// Only a server of this machine takes lists: its page has the button too. What is dropped while an event is written is a picture.
export const start = () => onDrop(arrived, () => Boolean($('open-list')) && !$('edit'));
