// The map as an SVG: land, borders, degrees, a scale, and each mark beside the point that it stands for, in the forms of the timeline.
import {forms} from '../picture/forms.js';
import {put, svg} from '../picture/svg.js';

const HALF = 10; // px: half the side of a form's drawing
/** @type {{mark: MapMark, node: SVGElement}[]} */
let drawn = [];

/** @param {SVGElement} within @param {MapMark} mark @param {(id: string) => string} named */
function one(within, mark, named) {
  const node = put(within, 'g', {class: `place-mark lane-${mark.lane}`});
  const [x, y] = mark.at;
  if (Math.hypot(mark.x - x, mark.y - y) > 1) put(node, 'path', {class: 'leads', d: `M${mark.x} ${mark.y}L${x} ${y}`});
  put(node, 'circle', {class: 'around', cx: mark.x, cy: mark.y, r: 10});
  const form = put(node, 'g', {class: 'form', transform: `translate(${mark.x - HALF} ${mark.y - HALF})`});
  for (const [tag, attributes] of /** @type {any} */ (forms)[mark.status] || []) put(form, tag, attributes);
  if (mark.disputed) put(form, 'path', {class: 'against', d: 'M3 17 L17 3'});
  if (mark.ids.length > 1)
    put(node, 'text', {class: 'together', x: mark.x + HALF, y: mark.y - 4}, String(mark.ids.length));
  put(node, 'title', {}, mark.ids.length > 1 ? `${mark.ids.length} events` : named(mark.ids[0]));
  return {mark, node};
}

/** @param {MapAnswer} map @param {string} title @param {(id: string) => string} named */
export function draw(map, title, named) {
  const picture = svg('svg', {
    id: 'map',
    viewBox: `0 0 ${map.width} ${map.height}`,
    role: 'img',
    'aria-labelledby': 'map-title',
  });
  put(picture, 'title', {id: 'map-title'}, title);
  put(picture, 'path', {class: 'land', d: map.land || 'M0 0', 'fill-rule': 'evenodd'});
  put(picture, 'path', {class: 'degrees', d: map.grid});
  put(picture, 'path', {class: 'borders', d: map.borders || 'M0 0'});
  put(picture, 'path', {class: 'scale', d: map.scale});
  const marks = put(picture, 'g', {class: 'marks'});
  for (const [x, y, words, kind] of map.words) put(picture, 'text', {class: `map-${kind}`, x, y}, words);
  drawn = map.marks.map(mark => one(marks, mark, named));
  return picture;
}

/** @param {Span[]} spans @param {Span} window */
export const within = (spans, [from, to]) => spans.filter(([start, end]) => end > from && start < to).length;

// What lies outside the window is pale; the event that is picked has a ring. Nothing is written that stands there already.
/** @param {Span} window @param {string} picked */
export function shade(window, picked) {
  for (const {mark, node} of drawn) {
    node.classList.toggle('outside', !within(mark.spans, window));
    node.classList.toggle('picked', mark.ids.includes(picked));
  }
}
// The mark that is nearest to a point of the map.
const NEAR = 14; // px
/** @param {number} x @param {number} y */
export function under(x, y) {
  /** @param {{mark: MapMark}} given */
  const far = ({mark}) => Math.hypot(mark.x - x, mark.y - y);
  const best = drawn.reduce((a, b) => (a && far(a) <= far(b) ? a : b), /** @type {any} */ (null));
  return best && far(best) <= NEAR ? /** @type {MapMark} */ (best.mark) : null;
}
