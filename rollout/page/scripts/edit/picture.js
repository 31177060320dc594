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
    el('input', {
      id: 'edit-picture',
      type: 'file',
      multiple: true,
      accept: KINDS,
      'aria-describedby': 'edit-picture-help',
    }),
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
const named = media =>
  media
    .split(';')
    .map(name => name.trim())
    .filter(Boolean);
/** @param {string} media */
const shown = media => named(media).map(name => el('img', {src: `/media/${encodeURIComponent(name)}`, alt: name}));
/** @param {string} words */
function tell(words) {
  const line = document.querySelector('#edit .edit-picture-said');
  if (line) line.textContent = words;
}
/** @param {File} file */
async function give(file) {
  const [own, still] = [form(), here()];
  tell(say('The picture is looked at.'));
  const found = await server.picture(file);
  if (form() !== own) return; // of the event that was written then
  if (found.status !== 200) {
    tell(found.wrong || '');
    return found.wrong;
  }
  const field = $('edit-media');
  const names = named(field.value);
  if (!names.includes(found.name))
    document.querySelector('#edit .edit-picture-shown')?.append(el('img', {src: found.picture, alt: found.name}));
  field.value = [...new Set([...names, found.name])].join('; ');
  tell(say('The picture is held and written when the event is saved. Say what it shows and whose it is.'));
  if (still()) $('edit-media_alt').focus();
  keep();
  look();
}
// Several are given one after another; of one that is refused the words stay.
const giveAll = awaited(async (/** @type {File[]} */ files) => {
  const own = form();
  /** @type {string[]} */
  const wrong = [];
  for (const file of files) {
    if (form() !== own) return;
    const refused = await give(file);
    if (refused) wrong.push(files.length > 1 ? `${file.name}: ${refused}` : refused);
  }
  if (wrong.length) tell(wrong.join(' '));
});
export function chosen() {
  const files = [...($('edit-picture').files || [])];
  $('edit-picture').value = ''; // before it is asked whether anything is written there since
  giveAll(files);
}
// What is shown is what the event has: a name that is taken out of the field takes its picture along.
export function follow() {
  const names = named($('edit-media').value);
  for (const one of /** @type {NodeListOf<HTMLImageElement>} */ (form().querySelectorAll('.edit-picture-shown img')))
    one.hidden = !names.includes(one.alt);
}
// The event on which something is dropped: its mark, its place in the list, or its details; none: it is of a new one.
/** @param {DragEvent} event */
function under(event) {
  const on = targetOf(event);
  const listed = /** @type {Room | null} */ (on.closest?.('#events [data-go]'));
  if (listed) return listed.dataset.go || '';
  if (!on.closest?.('#timeline') || !timeline.graph) return state.picked;
  const box = timeline.graph.getBoundingClientRect();
  return timeline.find(event.clientX - box.left, event.clientY - box.top)?.id || state.picked;
}
// What is dropped on a source is a copy of it; on an event that is not being written, its form is opened for it.
/** @param {(event: string) => Promise<unknown>} begin */
export function start(begin) {
  /** @param {[File, ...File[]]} files @param {DragEvent} event */
  async function dropped(files, event) {
    const source = targetOf(event).closest?.('.edit-source');
    if (source) return copy.give(files, source);
    const wanted = isOpen() ? open.event : under(event);
    if (!isOpen()) await begin(wanted);
    if (isOpen() && open.event === wanted) giveAll(files);
  }
  const words = say('A picture of the event; on a further source: a copy of it to keep');
  // Where no lists are taken nobody else would take it, and the browser would leave the page for it.
  onDrop(dropped, event => isOpen() || pictured(event) || !$('open-list'), words);
}
