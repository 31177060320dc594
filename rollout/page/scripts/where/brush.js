// The hand on the map: a press picks an event or narrows to a place, a drag narrows to what lies in a rectangle.
import {put, set} from '../picture/svg.js';

const STIR = 6; // px before a press is a drag

// From px of a map to degrees.
/** @param {MapAnswer} map @param {number} x @param {number} y @returns {Span} */
export function degrees({middle, west, north, across, down}, x, y) {
  const east = middle + west + x / across;
  return [((((east + 180) % 360) + 360) % 360) - 180, Math.min(90, Math.max(-90, north - y / down))];
}
// A rectangle of a map as an address has it.
/** @param {MapAnswer} map @param {Span} one @param {Span} other */
export function area(map, [x1, y1], [x2, y2]) {
  const [west, north] = degrees(map, Math.min(x1, x2), Math.min(y1, y2));
  const [east, south] = degrees(map, Math.max(x1, x2), Math.max(y1, y2));
  return [west, south, east, north].map(each => Math.round(each * 100) / 100).join(',');
}

/** @type {Promise<void> | null} */
let held = null;
let letGo = () => {};
// Until nobody has a hand on the map: a newer one in its place would lose what is being drawn.
export const free = async () => {
  while (held) await held;
};

// press: what a press on a point does, drag: what a rectangle does; both in px of the map.
/** @param {SVGElement} picture @param {MapAnswer} map @param {(x: number, y: number, target: Element | null) => void} press @param {(area: string) => void} drag */
export function attach(picture, map, press, drag) {
  /** @type {Span | null} */
  let down = null;
  /** @type {SVGElement | null} */
  let frame = null;
  /** @param {PointerEvent} event @returns {Span} */
  const at = event => {
    const box = picture.getBoundingClientRect();
    const scale = map.width / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  };
  /** @param {PointerEvent} event */
  const begin = event => {
    if (event.button) return;
    down = at(event);
    held = new Promise(done => {
      letGo = done;
    });
    picture.setPointerCapture(event.pointerId);
  };
  /** @param {PointerEvent} event */
  const move = event => {
    if (!down) return;
    const [x, y] = at(event);
    if (!frame && Math.hypot(x - down[0], y - down[1]) < STIR) return;
    frame ||= put(picture, 'rect', {class: 'brush'});
    set(frame, 'x', String(Math.min(x, down[0])));
    set(frame, 'y', String(Math.min(y, down[1])));
    set(frame, 'width', String(Math.abs(x - down[0])));
    set(frame, 'height', String(Math.abs(y - down[1])));
  };
  const over = () => {
    frame?.remove();
    down = frame = held = null;
    letGo();
  };
  /** @param {PointerEvent} event */
  const end = event => {
    if (!down) return;
    const from = down;
    if (frame) drag(area(map, from, at(event)));
    else press(...at(event), document.elementFromPoint(event.clientX, event.clientY));
    over();
  };
  picture.addEventListener('pointerdown', begin);
  picture.addEventListener('pointermove', move);
  picture.addEventListener('pointerup', end);
  picture.addEventListener('lostpointercapture', over); // let go, or taken away
}
