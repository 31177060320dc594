// A picture is dropped or chosen: the server draws it anew, and it is written when its event is saved.
import {$, SPEAKS, el, here, targetOf} from '../dom.js';
import {onDrop, pictured} from '../import/drop.js';
import {state} from '../page/state.js';
import {timeline} from '../picture/timeline.js';
import {awaited} from './busy.js';
import * as copy from './copy.js';
import {keep} from './keep.js';
import {look} from './look.js';
import {isOpen, open, room as form} from './open.js';
import * as server from './server.js';
import {say} from '../say.js';

const KINDS = 'image/png,image/jpeg,image/webp,application/pdf';

/** @param {string} media the pictures that the event has */
export const room = media =>
  el(
    'div',
    {class: 'edit-picture'},
    el('label', {for: 'edit-picture'}, say('Drop a picture anywhere, or choose one')),
    el('input', {id: 'edit-picture', type: 'file', accept: KINDS, 'aria-describedby': 'edit-picture-help'}),
    el(
      'p',
      {class: 'edit-help', id: 'edit-picture-help'},
      say(
        'PNG, JPEG or WebP, or the first page of a PDF. It is drawn anew: where and by what it was taken does not come along.',
      ),
    ),
    el('p', {class: 'edit-picture-said', ...SPEAKS}),
    el('div', {class: 'edit-picture-shown'}, shown(media)),
  );
/** @param {string} media */
const shown = media =>
  media
    .split(';')
    .map(name => name.trim())
    .filter(Boolean)
    .map(name => el('img', {src: `/media/${encodeURIComponent(name)}`, alt: name}));
/** @param {string} words */
function tell(words) {
  const line = document.querySelector('#edit .edit-picture-said');
  if (line) line.textContent = words;
}
const give = awaited(async (/** @type {File} */ file) => {
  const [own, still] = [form(), here()];
  tell(say('The picture is looked at.'));
  const found = await server.picture(file);
  if (form() !== own) return; // of the event that was written then
  if (found.status !== 200) return tell(found.wrong || '');
  const field = $('edit-media');
  const names = field.value.split(';').map(name => name.trim());
  field.value = [...new Set([...names, found.name])].filter(Boolean).join('; ');
  document.querySelector('#edit .edit-picture-shown')?.append(el('img', {src: found.picture, alt: found.name}));
  tell(say('The picture is held and written when the event is saved. Say what it shows and whose it is.'));
  if (still()) $('edit-media_alt').focus();
  keep();
  look();
});
export function chosen() {
  const [file] = $('edit-picture').files || [];
  $('edit-picture').value = ''; // before it is asked whether anything is written there since
  if (file) give(file);
}
// The event on which something is dropped: its mark, its place in the list, or its details; none: it is of a new one.
/** @param {DragEvent} event */
function under(event) {
  const on = targetOf(event);
  const listed = /** @type {Room | null} */ (on.closest?.('#events [data-go]'));
  if (listed) return listed.dataset.go || '';
  if (!on.closest?.('#timeline')) return state.picked;
  const box = timeline.graph.getBoundingClientRect();
  return timeline.find(event.clientX - box.left, event.clientY - box.top)?.id || state.picked;
}
// What is dropped on a source is a copy of it; on an event that is not being written, its form is opened for it.
/** @param {(event: string) => Promise<unknown>} begin */
export function start(begin) {
  /** @param {File} file @param {DragEvent} event */
  async function dropped(file, event) {
    const source = targetOf(event).closest?.('.edit-source');
    if (source) return copy.give(file, source);
    const wanted = isOpen() ? open.event : under(event);
    if (!isOpen()) await begin(wanted);
    if (isOpen() && open.event === wanted) give(file);
  }
  const words = say('A picture of the event; on a further source: a copy of it to keep');
  onDrop(dropped, event => isOpen() || pictured(event), words);
}
