// The window glides from where it is to where it is wanted: short, smooth, and it stops for any hand that interferes.
import {crossing} from './crossing.js';
import {timeline} from './timeline.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');
export const SHORT = 160; // ms
const LONG = 280;
let frame = 0;
let firm = false;
/** @type {(last?: unknown) => void} */
let done = () => {};
// A hand that interferes finds the window where it saw it.
export const stop = () => {
  if (!frame) return;
  cancelAnimationFrame(frame);
  frame = 0;
  done(timeline.show(...timeline.window));
};
export function start() {
  for (const kind of ['pointerdown', 'wheel', 'keydown'])
    addEventListener(
      kind,
      () => {
        if (!firm) stop();
      },
      {capture: true, passive: true},
    );
}

// At once, and nothing that still glides leads elsewhere.
/** @param {number} from @param {number} to */
export function jump(from, to) {
  cancelAnimationFrame(frame);
  frame = 0;
  done();
  return timeline.show(from, to);
}

// Resolves when the window stands, there or where a hand stopped it.
// Firm: only a new window takes its place; in a talk a key that blanks the screen must not stop it half way.
/** @param {number} from @param {number} to @param {number} [long] @param {boolean} [firmly] */
export function glide(from, to, long = LONG, firmly = false) {
  cancelAnimationFrame(frame);
  frame = 0;
  firm = firmly;
  const goal = timeline.within(from, to);
  const was = timeline.window;
  const begun = performance.now();
  done(); // of one that this takes the place of
  // Very many events cut to a window that needs another picture.
  if (still.matches || !timeline.holds(goal)) return timeline.show(...goal);
  return new Promise(resolve => {
    done = resolve;
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / long);
      const eased = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
      frame = share < 1 ? requestAnimationFrame(step) : 0;
      if (frame)
        timeline.float(/** @type {Span} */ (was.map((end, i) => end + (goal[i] - end) * Math.max(eased, 0.002))));
      else done(timeline.show(...goal));
    };
    step(); // what the key asked for is on the very next picture
  });
}
// While marks cross from one clock to the other it does not stand either.
export const busy = () => !!frame || crossing();
