// The map as an SVG: land, borders, degrees, a scale, and each mark beside the point that it stands for, in the forms of the timeline.
import {FORMS} from '../picture/marks.js';
import {put, svg} from '../picture/svg.js';
import {sayMany} from '../say.js';

const HALF = 10; // px: half the side of a form's drawing
/** @param {SVGElement} within @param {MapMark} mark */
function one(within, mark) {
  const node = put(within, 'g', {class: `place-mark lane-${mark.lane}`});
  const [x, y] = mark.at;
  if (Math.hypot(mark.x - x, mark.y - y) > 1) put(node, 'path', {class: 'leads', d: `M${mark.x} ${mark.y}L${x} ${y}`});
  put(node, 'circle', {class: 'around', cx: mark.x, cy: mark.y, r: 10});
  const form = put(node, 'g', {class: 'form', transform: `translate(${mark.x - HALF} ${mark.y - HALF})`});
  for (const [tag, attributes] of FORMS[mark.status] || []) put(form, tag, attributes);
  if (mark.disputed) put(form, 'path', {class: 'against', d: 'M3 17 L17 3'});
  if (mark.ids.length > 1)
    put(node, 'text', {class: 'together', x: mark.x + HALF, y: mark.y - 4}, String(mark.ids.length));
  return {mark, node, title: put(node, 'title', {})};
}
// What pops up over the marks; what is said of events may come later than they.
/** @param {DrawnMark[]} marks @param {(id: string) => string} named */
export function entitle(marks, named) {
  for (const {mark, title} of marks)
    title.textContent = mark.ids.length > 1 ? sayMany('{n} event', '{n} events', mark.ids.length) : named(mark.ids[0]);
}

/** @param {MapAnswer} map @param {string} title @param {string} id */
export function draw(map, title, id) {
  const picture = svg('svg', {id, class: 'map', viewBox: `0 0 ${map.width} ${map.height}`, role: 'img'});
  put(picture, 'title', {}, title); // its name; named by it once more, it would be read twice
  put(picture, 'path', {class: 'land', d: map.land || 'M0 0', 'fill-rule': 'evenodd'});
  put(picture, 'path', {class: 'degrees', d: map.grid});
  put(picture, 'path', {class: 'borders', d: map.borders || 'M0 0'});
  put(picture, 'path', {class: 'scale', d: map.scale});
  for (const [cx, cy] of map.others) put(picture, 'circle', {class: 'other-place', cx, cy, r: 2.4});
  const marks = put(picture, 'g', {class: 'marks'});
  for (const [x, y, words, kind] of map.words) put(picture, 'text', {class: `map-${kind}`, x, y}, words);
  return {picture, marks: map.marks.map(mark => one(marks, mark))};
}

/** @param {Span[]} spans @param {Span} window */
export const within = (spans, [from, to]) => spans.filter(([start, end]) => end > from && start < to).length;

// Which marks are pale, and which has a ring. Nothing is written that stands there already.
/** @param {DrawnMark[]} marks @param {(mark: MapMark) => boolean} outside */
export function pale(marks, outside) {
  for (const {mark, node} of marks) node.classList.toggle('outside', outside(mark));
}
/** @param {DrawnMark[]} marks @param {string} id */
export function ring(marks, id) {
  for (const {mark, node} of marks) node.classList.toggle('picked', mark.ids.includes(id));
}
// The mark that is nearest to a point of the map.
const NEAR = 14; // px
/** @param {DrawnMark[]} marks @param {number} x @param {number} y */
export function under(marks, x, y) {
  /** @param {DrawnMark} given */
  const far = ({mark}) => Math.hypot(mark.x - x, mark.y - y);
  const best = marks.reduce((a, b) => (a && far(a) <= far(b) ? a : b), /** @type {DrawnMark | null} */ (null));
  return best && far(best) <= NEAR ? best.mark : null;
}
