// Pointing, in the presenter's window: over the picture of the scene that is on, a spot or a line goes where the pointer goes.
import {$} from '../dom.js';

const AGAIN = 1500; // ms: a pointer that rests is still one
/** @type {Record<string, boolean>} */
const on = {spot: false, line: false};
/** @type {{x: number, y: number} | null} */
let at = null;
let resting = 0;
let waiting = 0;
/** @type {(message: Message) => void} */
let tell = () => {};

function say() {
  waiting = 0;
  clearTimeout(resting);
  tell({kind: 'point', ...(at && {...on, ...at})});
  if (at && (on.spot || on.line)) resting = setTimeout(say, AGAIN);
}
const soon = () => {
  waiting ||= requestAnimationFrame(say);
};
// Switch the spot or the line on or off.
/** @param {string} name */
export function turn(name) {
  on[name] = !on[name];
  $(name).setAttribute('aria-pressed', String(on[name]));
  $('picture-now').classList.toggle('pointing', on.spot || on.line);
  say();
}
// told: what says a message to the page.
/** @param {(message: Message) => void} told */
export function start(told) {
  tell = told;
  const frame = $('picture-now');
  frame.addEventListener('pointermove', event => {
    const {left, top, width, height} = frame.getBoundingClientRect();
    at = {x: (event.clientX - left) / width, y: (event.clientY - top) / height};
    if (on.spot || on.line) soon();
  });
  const leave = () => {
    cancelAnimationFrame(waiting);
    at = null;
    say();
  };
  for (const gone of ['pointerleave', 'pointercancel']) frame.addEventListener(gone, leave);
  addEventListener('pagehide', leave);
}
