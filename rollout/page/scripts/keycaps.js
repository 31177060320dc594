// What stands on a key on a keyboard of the language that is spoken, and lists of keys.
import {el} from './dom.js';
import {say} from './say.js';

/** @type {Record<string, () => string>} */
const CAPS = {
  Home: () => say('key: Home'),
  End: () => say('key: End'),
  Enter: () => say('key: Enter'),
  Escape: () => say('key: Esc'),
  PageDown: () => say('key: Page Down'),
  PageUp: () => say('key: Page Up'),
  Shift: () => say('key: Shift'),
};
const KEY = 'key: '; // where a language has no name for it
/** @param {string} key */
export const capOf = key => (CAPS[key]?.() ?? key).replace(KEY, '');
/** @param {string} keys */
const keycaps = keys => keys.split(' ').map(key => el('kbd', {}, capOf(key)));
/** @param {[string, string][]} keys keys and what they do, in words of the language that is spoken */
export const listed = keys =>
  el(
    'dl',
    {},
    keys.flatMap(([names, words]) => [el('dt', {}, keycaps(names)), el('dd', {}, words)]),
  );
/** @param {Content[]} content */
export function keyDialog(...content) {
  const close = el('button', {type: 'button', 'aria-label': say('Close the list of keys')}, '×');
  const dialog = el(
    'dialog',
    {id: 'keys', 'aria-labelledby': 'keys-title'},
    el('div', {class: 'keys-bar'}, el('h2', {id: 'keys-title'}, say('Keys')), close),
    ...content,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  return dialog;
}
