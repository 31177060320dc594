// Who else is editing which event: told again and again by every page that has the form, and asked of the others.
import {$, SPEAKS, el, isolated} from '../dom.js';
import {find, state} from '../page/state.js';
import * as drafts from './drafts.js';
import {isOpen, open} from './open.js';
import * as server from './server.js';
import {inParts, say} from '../say.js';

/** @typedef {import('./server.js').Editing} Editing */
const EVERY = 1000; // ms, where the server does not say how soon
const NEW = 'a new event'; // no event has such an id
const MOST = 5; // that are listed by name
const page = [...crypto.getRandomValues(new Uint32Array(4))].join('-');
/** @type {Editing[]} */
let others = [];

const named = (/** @type {string} */ who) => isolated(who) || say('Somebody');
/** @param {string} event */
const on = event => (event ? others.filter(one => one.event === event) : []);
/** @param {Editing[]} list */
function sentence(list) {
  const names = list.flatMap((one, at) => [at ? ', ' : '', named(one.who)]);
  return list.length > 1
    ? inParts('{who} are editing this event just now.', {who: names})
    : inParts('{who} is editing this event just now.', {who: names});
}
// One line in a room, or none; it is not said again as long as it is the same.
/** @param {Element | null} room @param {string} id @param {Editing[]} list */
function line(room, id, list) {
  const there = $(id);
  if (!room || !list.length) return there?.remove();
  const words = el('p', {id, class: 'edit-others', ...SPEAKS}, ...sentence(list));
  if (there?.textContent !== words.textContent || there.parentElement !== room.parentElement) {
    there?.remove();
    room.after(words);
  }
}
const titled = (/** @type {string} */ event) => find(event)?.title || (event === NEW ? say('a new event') : event);
function listed() {
  const room =
    $('edit-now') || document.body.appendChild(el('section', {id: 'edit-now', 'aria-label': say('What others edit')}));
  const lines = others
    .slice(0, MOST)
    .map(one => el('p', {}, inParts('{who} edits {event}', {who: named(one.who), event: isolated(titled(one.event))})));
  const more = others.length > MOST ? [el('p', {}, say('and {n} more', {n: others.length - MOST}))] : [];
  const words = [...lines, ...more];
  if (room.textContent !== words.map(one => one.textContent).join('')) room.replaceChildren(...words);
}
export function show() {
  line(document.querySelector('#details .details-bar'), 'edit-others-details', on(state.picked));
  if (isOpen()) line(document.querySelector('#edit .edit-bar'), 'edit-others-form', on(open.event));
  listed();
}
// The event in the form is told at once when it is opened or closed, and as often as is welcome while the page is there.
export async function tell() {
  const told = {page, event: isOpen() ? open.event || NEW : '', who: drafts.who()};
  const found = await server.here(told);
  others = found.others || [];
  show();
  return found.again || EVERY;
}
async function call() {
  setTimeout(call, await tell());
}
export function start() {
  setTimeout(call, EVERY);
  addEventListener('pagehide', () => isOpen() && server.here({page, event: '', who: ''}));
}
