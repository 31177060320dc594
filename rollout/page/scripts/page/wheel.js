// Whose a turn of the wheel over the picture is. What the picture cannot use goes to the page around it, as with a map: in a frame to the
// page that shows it. With Ctrl it is the browser's; two fingers that spread on a pad say Ctrl as well, and are the picture's.
import {targetOf} from '../dom.js';
import {timeline} from '../picture/timeline.js';

const STILL = 0.01; // days: a window no farther from an end of its ways stands there
const REST = 250; // ms after a turn that was used, in which the next belong to the same gesture
const COARSE = 50; // px of a wheel's turn; fingers on a pad move less at a time
const framed = self !== top;
let used = -Infinity;
let control = false;
let held = false;

/** @param {WheelEvent} given */
const spread = ({ctrlKey, deltaMode, deltaY}) => ctrlKey && !control && !deltaMode && Math.abs(deltaY) < COARSE;
/** @typedef {{meta: Meta, window: Span}} Stands */
/** @param {WheelEvent} given @param {Stands} stands */
function usable({deltaX, deltaY}, {meta, window: [from, to]}) {
  const {
    span: [least, most],
    least_days: shortest,
  } = meta;
  if (Math.abs(deltaX) > Math.abs(deltaY)) return deltaX < 0 ? from > least + STILL : to < most - STILL;
  return deltaY > 0 ? to - from < most - least - STILL : to - from > shortest + STILL;
}
/** @param {WheelEvent} event */
const browsers = event => event.ctrlKey && !spread(event);
// Whether a turn is the picture's, and of use to it.
/** @param {WheelEvent} event @param {Stands} stands */
export const takes = (event, stands) => !browsers(event) && usable(event, stands);
// A frame would scroll itself before the page around it: while the pointer is on the picture it does not.
/** @param {boolean} now */
function hold(now) {
  held = now;
  Object.assign(document.documentElement.style, {overflow: now ? 'hidden' : '', scrollbarGutter: now ? 'stable' : ''});
}
// A turn that the picture cannot use, so soon after one that it could that both are one gesture, goes nowhere.
/** @param {WheelEvent} event */
function pass(event) {
  const first = framed && !held;
  if (first) hold(true);
  if (first || event.ctrlKey || event.timeStamp - used < REST) event.preventDefault();
}
/** @param {WheelEvent} event */
function turn(event) {
  if (!timeline.meta || !targetOf(event).closest('.nsewdrag')) return;
  if (takes(event, timeline)) {
    used = event.timeStamp;
    return;
  }
  event.stopImmediatePropagation();
  if (!browsers(event)) pass(event);
}

// Before the hand, which takes each turn that comes to it.
/** @param {Room} room */
export function attach(room) {
  room.addEventListener('wheel', turn, {capture: true, passive: false});
  for (const kind of ['keydown', 'keyup'])
    addEventListener(
      kind,
      event => {
        control = /** @type {KeyboardEvent} */ (event).ctrlKey;
      },
      true,
    );
  addEventListener('blur', () => {
    control = false;
  });
  const free = () => {
    if (held) hold(false);
  };
  room.addEventListener('pointerleave', free);
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, free, true);
}
