// Saving and taking back; and what happens where somebody else was quicker.
import {$, el} from '../dom.js';
import {choose} from '../page/details.js';
import {chosen, conflict, ofSources} from './conflict.js';
import * as drafts from './drafts.js';
import {DATES} from './fields.js';
import {close, tell} from './form.js';
import {look} from './look.js';
import {keep} from './keep.js';
import {changed, open, room, told, written} from './open.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {say} from '../say.js';

/** @param {import('./server.js').Outcome} found @param {string} words */
function done(found, words) {
  drafts.forget(open.event);
  close();
  const more = found.columns?.length
    ? ` ${say('New columns in the file: {names}.', {names: found.columns.join(', ')})}`
    : '';
  tell(words + more, el('button', {type: 'button', 'data-edit-undo': found.number}, say('Undo')));
}
/** @param {import('./server.js').Outcome} found */
function refused(found) {
  if (!found.fields) return told(found.wrong || '', true);
  open.met = found.fields;
  open.theirs = found.sources || null;
  if (!found.gone) open.mark = found.mark || '';
  if (found.event) {
    drafts.forget(open.event); // somebody gave it another id: it is kept under that from now on
    open.event = found.event;
    keep();
  }
  const place = /** @type {Room} */ (room().querySelector('.edit-conflict'));
  place.replaceChildren(...conflict(found.fields, !!found.gone, open.theirs?.rows || null));
  place.scrollIntoView({block: 'nearest'});
  /** @type {HTMLElement | null} */ (place.querySelector('input, button'))?.focus();
}
export async function save() {
  if (room().querySelector('.edit-conflict')?.hasChildNodes())
    return told(say('Choose above which words stay, then save.'), true);
  const fields = changed();
  const cited = sources.changed() ? {sources: sources.written()} : {};
  if (!Object.keys({...fields, ...cited}).length) return told(say('Nothing was changed.'));
  const {event, mark, was} = open;
  const draft = {event, mark, was, fields, exact: [...open.exact], who: drafts.who(), ...cited};
  const found = await server.save(draft);
  if (found.status !== 200) return refused(found);
  done(found, say('Saved.'));
  if (open.event) choose(found.event || '');
}
/** @param {Room} node */
export async function remove(node) {
  if (!node.dataset.sure) {
    node.dataset.sure = 'yes';
    node.textContent = say('Really remove it? Once more');
    return;
  }
  const {event, mark, was} = open;
  const found = await server.remove({event, mark, was, who: drafts.who(), sources_mark: open.sources.mark});
  if (found.status !== 200) return refused(found);
  done(found, say('Removed.'));
  choose('');
}
/** @param {Room} node */
export async function undo(node) {
  const found = await server.undo(Number(node.dataset.editUndo), drafts.who());
  tell(found.status === 200 ? say('Taken back.') : found.wrong || '');
}
// What was chosen of two ways is what is written now, on the row as it stands.
export function resolve() {
  const place = /** @type {Room} */ (room().querySelector('.edit-conflict'));
  const found = chosen(open.met, place);
  if (!found || (open.theirs && !ofSources(place))) return told(say('One field is not chosen yet.'), true);
  for (const met of open.met) open.was[met.column] = met.theirs;
  for (const [name, value] of Object.entries(found)) {
    const field = $(`edit-${name}`);
    if (field) field.value = value;
    if (DATES.includes(name)) open.exact.add(name);
  }
  if (open.theirs) {
    open.sources = open.theirs;
    if (ofSources(place) === 'theirs') sources.replace(open.theirs.rows);
  }
  place.replaceChildren();
  keep();
  look();
  told(say('Now save.'));
}
export function anew() {
  const fields = written();
  drafts.forget(open.event);
  Object.assign(open, {event: '', mark: '', was: {}, sources: {mark: '', rows: []}});
  room().querySelector('.edit-conflict')?.replaceChildren();
  drafts.keep('', {mark: '', was: {}, fields, exact: [...open.exact]});
  keep();
  return save();
}
