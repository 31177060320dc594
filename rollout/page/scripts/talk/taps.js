// Fingers: a tap on the right leads on, on the left third back; one on what covers the picture brings it back.
// A mouse does nothing but by the controls: a presenter's hand may lie on it. On a phone, where one reads, there are larger ones.
import {targetOf} from '../dom.js';
import {giving} from './scene.js';

const NEAR = 10;
const SHORT = 600; // px and ms, for a touch to be a tap
/** @type {{x: number, y: number, since: number} | null} */
let tap = null;
/** @param {PointerEvent} event */
function down(event) {
  if (giving() && targetOf(event).closest?.('#timeline')) event.stopPropagation(); // nothing but keys moves the picture
  const own = targetOf(event).closest?.('a, button, select, input');
  tap =
    giving() && event.isPrimary && event.pointerType === 'touch' && !own
      ? {x: event.clientX, y: event.clientY, since: event.timeStamp}
      : null;
}
/** @param {PointerEvent} event @param {(by: number) => void} tapped */
function lift(event, tapped) {
  const was = tap;
  tap = null;
  if (
    !was ||
    !giving() ||
    Math.hypot(event.clientX - was.x, event.clientY - was.y) > NEAR ||
    event.timeStamp - was.since > SHORT
  )
    return;
  tapped(event.clientX < innerWidth / 3 ? -1 : 1);
}

// tapped: what to do with a tap that leads on, 1, or back, -1.
/** @param {(by: number) => void} tapped */
export function listen(tapped) {
  addEventListener('pointerdown', down, true);
  addEventListener('pointerup', event => lift(event, tapped), true);
  addEventListener(
    'pointercancel',
    () => {
      tap = null;
    },
    true,
  );
}
