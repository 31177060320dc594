// Saving and taking back; and what happens where somebody else was quicker.
import {$, el, here, isIn} from '../dom.js';
import {choose} from '../page/details.js';
import {state} from '../page/state.js';
import {go} from '../page/view.js';
import {alone, come, hold, slowly} from './busy.js';
import {chosen, conflict, ofSources} from './conflict.js';
import * as drafts from './drafts.js';
import {DATES} from './fields.js';
import {close, tell} from './form.js';
import {look} from './look.js';
import {keep} from './keep.js';
import {changed, isOpen, open, room, told, written} from './open.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {later, say, sayMany} from '../say.js';

/** @typedef {{form: Room, event: string, picked: string, still: () => boolean}} Pressing what was so when a button was pressed */
// A form that was opened since is not the one that was saved; and who has gone elsewhere meanwhile stays there.
/** @param {import('./server.js').Outcome} found @param {string} words @param {Pressing} pressed @param {string} id */
function done(found, words, {form, event, picked}, id) {
  const own = form === room();
  if (own || !isOpen() || open.event !== event) drafts.forget(event);
  const within = isIn(form);
  if (own) close();
  const names = found.columns?.join(', ');
  tell(() => [
    say(words) + (names ? ` ${say('New columns in the file: {names}.', {names})}` : ''),
    el('button', {type: 'button', 'data-edit-undo': found.number}, say('Undo')),
  ]);
  if (!event || state.picked !== picked) return;
  if (within) choose(id);
  else go({event: id});
}
/** @param {import('./server.js').Outcome} found @param {Pressing} pressed */
function refused(found, {form, still}) {
  const {gone} = found;
  const met = gone ? later('Somebody took this event out meanwhile') : later('Somebody changed this event meanwhile');
  if (form !== room()) return tell(() => [found.wrong || say(met)]);
  if (!found.fields) return told(atFields(still) || found.wrong || '', true);
  choosing(found, found.fields, still);
}
// What is wrong stands at its fields, in the words of check: whoever saved is led to the first of them.
/** @param {() => boolean} still */
function atFields(still) {
  const wrong = /** @type {NodeListOf<HTMLElement>} */ (room().querySelectorAll('[aria-invalid=true]'));
  if (!wrong.length) return '';
  const folded = wrong[0].closest('details');
  if (folded) folded.open = true;
  if (still()) wrong[0].focus();
  return sayMany(
    'Not saved: what is wrong is said at {n} field.',
    'Not saved: what is wrong is said at {n} fields.',
    wrong.length,
  );
}
// What two have written is shown, to be chosen from.
/** @param {import('./server.js').Outcome} found @param {import('./server.js').Met[]} fields @param {() => boolean} still */
function choosing(found, fields, still) {
  open.met = fields;
  open.theirs = found.sources || null;
  if (!found.gone) open.mark = found.mark || '';
  if (found.event) {
    drafts.forget(open.event); // somebody gave it another id: it is kept under that from now on
    open.event = found.event;
    keep();
  }
  const place = /** @type {Room} */ (room().querySelector('.edit-conflict'));
  place.replaceChildren(...conflict(fields, !!found.gone, open.theirs?.rows || null));
  place.scrollIntoView({block: 'nearest'});
  if (still()) /** @type {HTMLElement | null} */ (place.querySelector('input, button'))?.focus();
}
// What is pressed stands as it is until it is answered: what is written into it meanwhile would be lost.
/** @param {() => Promise<import('./server.js').Outcome>} ask @param {string} words @param {(found: import('./server.js').Outcome) => string} then */
async function write(ask, words, then) {
  const pressed = {form: room(), event: open.event, picked: state.picked, still: here()};
  hold(pressed.form, true);
  const found = await slowly(ask(), () => told(say('It is being saved. What you wrote is kept here until it is.')));
  hold(pressed.form, false);
  if (found.status === 200) done(found, words, pressed, then(found));
  else refused(found, pressed);
}
async function saved() {
  await come(); // a picture that is looked at belongs to what is saved
  if (!room()) return;
  if (room().querySelector('.edit-conflict')?.hasChildNodes())
    return told(say('Choose above which words stay, then save.'), true);
  const fields = changed();
  const cited = sources.changed() ? {sources: sources.written()} : {};
  if (!Object.keys({...fields, ...cited}).length) return told(say('Nothing was changed.'));
  const {event, mark, was} = open;
  const draft = {event, mark, was, fields, exact: [...open.exact], who: drafts.who(), ...cited};
  await write(
    () => server.save(draft),
    later('Saved.'),
    found => found.event || '',
  );
}
export const save = () => alone('save', saved);
/** @param {Room} node */
export function remove(node) {
  if (!node.dataset.sure) {
    node.dataset.sure = 'yes';
    node.textContent = say('Really remove it? Once more');
    return;
  }
  return alone('remove', async () => {
    if (!node.isConnected) return;
    const {event, mark, was} = open;
    const row = {event, mark, was, who: drafts.who(), sources_mark: open.sources.mark};
    await write(
      () => server.remove(row),
      later('Removed.'),
      () => '',
    );
  });
}
/** @param {Room} node */
export const undo = node =>
  alone('undo', async () => {
    const found = await server.undo(Number(node.dataset.editUndo), drafts.who());
    tell(() => [found.status === 200 ? say('Taken back.') : found.wrong || '']);
  });
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
