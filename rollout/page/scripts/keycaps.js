// What stands on a key on a keyboard of the language that is spoken.
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
