// The event that is open in the form: how it was, and what is written of it now.
import {$} from '../dom.js';

/**
 * @typedef {import('./server.js').Fields} Fields
 * @typedef {import('./server.js').Met} Met
 * @typedef {import('./server.js').Sources} Sources
 */
/** @type {{event: string, mark: string, was: Fields, exact: Set<string>, met: Met[], sources: Sources,
 *   theirs: Sources | null, cameFrom: HTMLElement | null}} */
export const open = {
  event: '',
  mark: '',
  was: {},
  exact: new Set(),
  met: [],
  sources: {mark: '', rows: []},
  theirs: null,
  cameFrom: null,
};

export const room = () => $('edit');
export const isOpen = () => !!room();
export const controls = () =>
  /** @type {HTMLInputElement[]} */ ([...room().querySelectorAll('.edit-field :is(input, select, textarea)')]);
/** @returns {Fields} */
export const written = () => Object.fromEntries(controls().map(one => [one.name, one.value]));
// What a field makes of a text: a browser ends all lines alike.
const plain = (/** @type {string} */ text) => text.replaceAll(/\r\n?/g, '\n').trim();
// Of what is written, what differs from the row as it was opened.
export function changed() {
  const all = Object.entries(written());
  return Object.fromEntries(all.filter(([name, value]) => value.trim() !== plain(open.was[name] || '')));
}
let presses = 0;
// How often something was told to who had pressed a button.
export const answered = () => presses;
/** @param {string} words @param {boolean} [wrong] */
export function told(words, wrong = false) {
  presses += 1;
  write(words, wrong);
}
// What was asked before a press says nothing over what the press was told.
/** @param {number} before @param {string} words @param {boolean} wrong */
export function noticed(before, words, wrong) {
  if (before === presses) write(words, wrong);
}
/** @param {string} words @param {boolean} wrong */
function write(words, wrong) {
  const line = room()?.querySelector('.edit-told');
  if (!line) return;
  line.textContent = words;
  line.classList.toggle('wrong', wrong);
}
