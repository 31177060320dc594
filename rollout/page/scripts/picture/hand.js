// The hand on the picture: the wheel, a drag and two fingers move the window. It floats until the hand rests: Plotly would draw anew at every pause.
// ms: what floats looks as what is drawn, so nobody waits for it; but drawing very many marks would hold up a hand that goes on.
import {targetOf} from '../dom.js';
import {timeline} from './timeline.js';

const SOON = 80;
const LATER = 400;
const FEW = 200;
const STIR = 4; // px before a press is a drag
/** @type {Map<number, number>} */
const fingers = new Map();
let resting = 0;
/** @type {{id: number, day: number}[]} */
let held = [];
let stirred = false;

// Where the picture does not hold the window, the page asks for another itself.
export function rest() {
  clearTimeout(resting);
  resting = 0;
  if (timeline.floating && timeline.holds()) timeline.show(...timeline.window);
}
export function restSoon() {
  clearTimeout(resting);
  resting = setTimeout(rest, timeline.meta.labels.id.length > FEW ? LATER : SOON);
}
/** @param {number} x */
function dayAt(x) {
  const {left, width} = timeline.room;
  const [from, to] = timeline.window;
  return from + ((x - left) / width) * (to - from);
}
/** @param {number} from @param {number} to */
export const float = (from, to) => timeline.float(timeline.within(from, to));
/** @param {Event} event */
const onPicture = event => timeline.meta && targetOf(event).closest('.nsewdrag');
/** @param {Event} event */
function refuse(event) {
  event.preventDefault();
  event.stopPropagation();
}

// The wheel zooms about the day under the pointer, for each turn by a tenth at most; sideways it pans.
/** @param {WheelEvent} event */
function turn(event) {
  if (!onPicture(event)) return;
  refuse(event);
  const [from, to] = timeline.window;
  const day = dayAt(event.clientX);
  const factor = Math.exp(Math.min(Math.max(event.deltaY, -20), 20) / 200);
  const by = dayAt(event.deltaX) - dayAt(0);
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) float(from + by, to + by);
  else float(...timeline.about(factor, day));
  restSoon();
}

// One finger holds the day under it; two hold two, however far apart they go.
const hold = () => {
  held = [...fingers].map(([id, x]) => ({id, day: dayAt(x)}));
};
/** @param {PointerEvent} event */
function press(event) {
  if (event.button || !onPicture(event)) return;
  if (!fingers.size) rest();
  fingers.set(event.pointerId, event.clientX);
  stirred = false;
  hold();
}
/** @param {PointerEvent} event */
function drag(event) {
  const {pointerId, clientX} = event;
  if (!fingers.has(pointerId) || (!stirred && Math.abs(clientX - Number(fingers.get(pointerId))) < STIR)) return;
  if (!stirred) /** @type {Room} */ (event.currentTarget).setPointerCapture(pointerId);
  stirred = true;
  fingers.set(pointerId, clientX);
  const {left, width} = timeline.room;
  const [from, to] = timeline.window;
  const [one, two = one] = held;
  const [a, b] = [one, two].map(({id}) => Number(fingers.get(id)));
  const each = two === one ? (to - from) / width : (two.day - one.day) / (b - a);
  if (!(each > 0 && Number.isFinite(each))) return;
  // What lies between two fingers is held, even where the window can be no shorter.
  const length = timeline.allowed(width * each);
  const start = (one.day + two.day) / 2 - (((a + b) / 2 - left) / width) * length;
  float(start, start + length);
}
/** @param {PointerEvent} event */
function lift(event) {
  if (!fingers.delete(event.pointerId)) return;
  if (fingers.size) hold();
  else rest();
}

/** @param {Room} room */
export function attach(room) {
  room.addEventListener('wheel', turn, {capture: true, passive: false});
  room.addEventListener('pointerdown', press, true);
  room.addEventListener('pointermove', drag);
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel'])) addEventListener(end, lift, true);
  // Plotly has its own ways to drag.
  room.addEventListener(
    'mousedown',
    event => {
      if (onPicture(event)) refuse(event);
    },
    true,
  );
  room.addEventListener(
    'touchstart',
    event => {
      if (onPicture(event)) event.stopPropagation();
    },
    {capture: true, passive: true},
  );
}
