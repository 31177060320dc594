// Saving and taking back; and what happens where somebody else was quicker.
import {$, el} from '../dom.js';
import {choose} from '../page/details.js';
import {chosen, conflict} from './conflict.js';
import * as drafts from './drafts.js';
import {DATES} from './fields.js';
import {close, tell} from './form.js';
import {look} from './look.js';
import {changed, keep, open, room, told, written} from './open.js';
import * as server from './server.js';

/** @param {import('./server.js').Outcome} found @param {string} words */
function done(found, words) {
  drafts.forget(open.event);
  close();
  const more = found.columns?.length ? ` The file has got the column ${found.columns.join(', ')}.` : '';
  tell(words + more, el('button', {type: 'button', 'data-edit-undo': found.number}, 'Undo'));
}
/** @param {import('./server.js').Outcome} found */
function refused(found) {
  if (!found.fields) return told(found.wrong || '', true);
  open.met = found.fields;
  if (!found.gone) open.mark = found.mark || '';
  const place = /** @type {Room} */ (room().querySelector('.edit-conflict'));
  place.replaceChildren(...conflict(found.fields, !!found.gone));
  place.scrollIntoView({block: 'nearest'});
  /** @type {HTMLElement | null} */ (place.querySelector('input, button'))?.focus();
}
export async function save() {
  if (room().querySelector('.edit-conflict')?.hasChildNodes())
    return told('Choose above which words stay, then save.', true);
  const fields = changed();
  if (!Object.keys(fields).length) return told('Nothing was changed.');
  const draft = {event: open.event, mark: open.mark, was: open.was, fields, exact: [...open.exact], who: drafts.who()};
  const found = await server.save(draft);
  if (found.status !== 200) return refused(found);
  done(found, 'Saved.');
  if (open.event) choose(found.event || '');
}
/** @param {Room} node */
export async function remove(node) {
  if (!node.dataset.sure) {
    node.dataset.sure = 'yes';
    node.textContent = 'Really remove it? Once more';
    return;
  }
  const found = await server.remove({event: open.event, mark: open.mark, was: open.was, who: drafts.who()});
  if (found.status !== 200) return refused(found);
  done(found, 'Removed.');
  choose('');
}
/** @param {Room} node */
export async function undo(node) {
  const found = await server.undo(Number(node.dataset.editUndo), drafts.who());
  tell(found.status === 200 ? 'Taken back.' : found.wrong || '');
}
// What was chosen of two ways is what is written now, on the row as it stands.
export function resolve() {
  const place = /** @type {Room} */ (room().querySelector('.edit-conflict'));
  const found = chosen(open.met, place);
  if (!found) return told('One field is not chosen yet.', true);
  for (const met of open.met) open.was[met.column] = met.theirs;
  for (const [name, value] of Object.entries(found)) {
    const field = $(`edit-${name}`);
    if (field) field.value = value;
    if (DATES.includes(name)) open.exact.add(name);
  }
  place.replaceChildren();
  keep();
  look();
  told('Now save.');
}
export function anew() {
  const fields = written();
  drafts.forget(open.event);
  Object.assign(open, {event: '', mark: '', was: {}});
  room().querySelector('.edit-conflict')?.replaceChildren();
  drafts.keep('', {mark: '', was: {}, fields, exact: [...open.exact]});
  return save();
}
