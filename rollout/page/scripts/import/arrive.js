// @ts-check
// A list that is dropped on a timeline: it is sent to the server of this machine, and the page of lists shows it.
import {spoken} from '../answer.js';
import {$, el} from '../dom.js';
import {onDrop, pictured} from './drop.js';
import {send} from './server.js';

/** @param {[File, ...File[]]} files */
async function arrived([file]) {
  document.querySelector('.drop-wrong')?.remove();
  try {
    const {id} = await send(file, file.name);
    location.assign(spoken(`/import?list=${id}`));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    document.body.append(el('p', {class: 'drop-wrong', role: 'alert'}, words));
  }
}
// Only a server of this machine takes lists: its page has the button too. Where events are written a picture is one of an event.
/** @param {DragEvent} event */
const may = event => Boolean($('open-list')) && !$('edit') && !($('add-event') && pictured(event));
export const start = () => onDrop(arrived, may);
