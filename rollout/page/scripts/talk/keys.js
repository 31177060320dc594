// What a presenter does: the keys of clickers and of other programs for talks, taps, buttons of the caption, and keys that are
// pressed in the presenter's window.
import {targetOf} from '../dom.js';
import {meant} from '../keynames.js';
import {onPhone} from '../stage.js';
import * as audience from './audience.js';
import {heed} from './foot.js';
import * as full from './full.js';
import {again} from './pace.js';
import {clear, cover, presenter, say, set, touched} from './place.js';
import {given, giving} from './scene.js';
import {point} from './pointer.js';
import * as screens from './screens.js';

let typed = '';
let leaving = () => {};
// leave: what ends the talk.
/** @param {() => void} leave */
export function endBy(leave) {
  leaving = leave;
}

// Before the first scene stands the title, and after the last one the end of the talk, from where nothing leads on.
/** @param {number} by */
const step = by => () => {
  const {at, talk} = given;
  const over = screens.covered();
  const beyond = by > 0 ? at === talk.scenes.length - 1 && 'ending' : at === 0 && 'opening';
  if (beyond && over !== (by > 0 ? 'opening' : 'ending')) return over === beyond ? null : cover(beyond);
  clear();
  return set(['opening', 'ending'].includes(over) ? at : at + by);
};
/** @type {Record<string, (event: {shiftKey: boolean}) => unknown>} */
const KEYS = {
  PageDown: step(1),
  ArrowRight: step(1),
  ArrowDown: step(1),
  n: step(1),
  PageUp: step(-1),
  ArrowLeft: step(-1),
  ArrowUp: step(-1),
  Backspace: step(-1),
  ' ': event => step(event.shiftKey ? -1 : 1)(),
  Home: () => {
    clear();
    set(0);
  },
  End: () => {
    clear();
    set(given.talk.scenes.length - 1);
  },
  b: () => cover('black'),
  '.': () => cover('black'),
  w: () => cover('white'),
  ',': () => cover('white'),
  s: () => cover('sources'),
  q: () => cover('code'),
  m: () => cover('where'),
  a: () => audience.offered() && cover('audience'),
  '?': () => cover('keys'),
  f: full.toggle,
  p: presenter,
  Enter: () => {
    const wanted = Number(typed);
    if (!typed) return step(1)();
    clear();
    return set(wanted - 1);
  },
  Escape: () => (typed ? null : screens.covered() ? clear() : leaving()),
};
/** @param {string} figures */
export function type(figures) {
  typed = figures;
  screens.number(typed);
}
// Keys that a talk leaves to the browser and to what has the focus.
const LEFT = /^F\d+$|^(Shift|Control|Alt|Meta|Tab|AudioVolume.*)$/;
/** @param {KeyboardEvent} event @param {string} name */
const foreign = (event, name) =>
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  LEFT.test(name) ||
  (name === 'Enter' && targetOf(event).closest?.('a, button'));
/** @param {KeyboardEvent} event */
export function key(event) {
  if (!giving()) return;
  touched();
  const name = meant(event, one => one in KEYS || /^\d$/.test(one));
  if (foreign(event, name)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (/^\d$/.test(name)) return type((typed + name).slice(-3));
  KEYS[name]?.(event);
  type('');
}

/** @param {number} by */
export function tapped(by) {
  touched();
  if (screens.covered()) clear();
  else if (!onPhone()) step(by)();
}
/** @param {MouseEvent} event */
export function press(event) {
  const button = /** @type {Pressed | null} */ (targetOf(event).closest?.('#caption [data-key]'));
  touched();
  if (!button) return;
  if (event.detail) heed(); // else the next Enter of a clicker would press it again
  KEYS[button.dataset.key](event);
  type('');
}
// What the presenter's window says.
/** @param {Message} message */
export function hear(message) {
  if (!given.talk) return;
  if (message.kind === 'hello') say();
  else if (message.kind === 'point') point(message);
  else if (message.kind === 'key' && KEYS[String(message.key)]) {
    touched();
    KEYS[String(message.key)]({shiftKey: false});
  } else if (message.kind === 'again') {
    again();
    say();
  } else if (message.kind === 'go') {
    touched();
    clear();
    set(Number(message.at));
  }
}
