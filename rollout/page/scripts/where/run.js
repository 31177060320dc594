// A slow run of the window through time. Any key, press or turn of the wheel stops it; where motion is unwelcome it goes by steps.
import {targetOf} from '../dom.js';
import {timeline} from '../picture/timeline.js';

const LONG = 40000; // ms through all of the time
const STEP = 1500; // ms between two steps
const PART = 8; // the longest window that runs: of all of the time
const still = matchMedia('(prefers-reduced-motion: reduce)');
let frame = 0;
let waiting = 0;
/** @type {() => void} */
let told = () => {};

export const running = () => !!(frame || waiting);
export function stop() {
  if (!running()) return;
  cancelAnimationFrame(frame);
  clearTimeout(waiting);
  frame = waiting = 0;
  if (timeline.floating && timeline.holds()) timeline.show(...timeline.window);
  told();
}
// From where it begins and how long the window is: the one that stands, where it is short; the beginning, where it is at the end.
/** @returns {Span} */
function first() {
  const [least, most] = timeline.meta.span;
  const [from, to] = timeline.window;
  const length = Math.min(to - from, (most - least) / PART);
  const begin = to >= most - 1 ? least : from;
  return [begin, begin + length];
}
/** @param {Span} window @param {number} by */
function steps([from, to], by) {
  timeline.show(from, to);
  if (to >= timeline.meta.span[1]) return stop();
  const next = Math.min(by, timeline.meta.span[1] - to);
  waiting = setTimeout(() => steps([from + next, to + next], by), STEP);
}
/** @param {Span} window */
function slide([from, to]) {
  const [least, most] = timeline.meta.span;
  const begun = performance.now();
  const go = () => {
    const by = Math.min(((performance.now() - begun) / LONG) * (most - least), most - to);
    frame = by < most - to ? requestAnimationFrame(go) : 0;
    timeline.float([from + by, to + by]);
    if (frame) return;
    waiting = 1; // it still stands where it was floated to
    stop();
  };
  frame = requestAnimationFrame(go);
}
// over: what is done when it ends.
/** @param {() => void} over */
export function run(over) {
  if (running()) return stop();
  told = over;
  const window = first();
  // Without a picture (a phone) and of very many events there is nothing to slide.
  if (still.matches || timeline.meta.crowd || !timeline.graph.clientWidth) steps(window, (window[1] - window[0]) / 2);
  else slide(window);
}
export function start() {
  for (const kind of ['pointerdown', 'wheel', 'keydown'])
    addEventListener(
      kind,
      event => {
        if (!running() || targetOf(event).closest?.('#run')) return;
        stop();
        if (event instanceof KeyboardEvent && event.key === 'r') event.stopImmediatePropagation(); // else it would begin again
      },
      {capture: true, passive: true},
    );
}
