// The picture with the draft in it: over the timeline while somebody writes, with a ring around the mark of the draft.
import {$, el} from '../dom.js';
import {markAt} from '../picture/labels.js';
import {onScreen} from '../page/view.js';
import * as stage from '../stage.js';
import {timeline} from '../picture/timeline.js';

const SVG = 'http://www.w3.org/2000/svg';
let whole = false; // the draft lies beyond the window: all of the time is shown

// How to ask for the picture: as wide as the timeline is beside the form, of the window that is on the screen.
export function request() {
  if (!$('plot').checkVisibility()) return {}; // a phone shows the list alone
  const query = onScreen();
  query.delete('event');
  if (whole) for (const end of ['from', 'to']) query.delete(end);
  const asked = stage.request(/** @type {Room} */ ($('page').parentElement));
  return {
    ...asked,
    search: `?${query}`,
    width: $('plot').clientWidth,
    height: timeline.graph?.clientHeight || asked.height,
  };
}

// Where the mark of the draft stands, and whether the window shows it; nothing where a filter hides it.
/** @param {any} meta @param {Span} span @param {string} id */
function placed({labels, width}, [from, to], id) {
  const at = labels.id.indexOf(id);
  if (at < 0) return null;
  const day = markAt({start: labels.start[at], end: labels.end[at], on_bar: labels.on_bar[at]});
  return {x: ((day - from) / (to - from)) * width, y: labels.y[at], beyond: day < from || day > to};
}
/** @param {{x: number, y: number}} place */
function ring({x, y}) {
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({class: 'draft-ring', cx: x, cy: y, r: 13}))
    circle.setAttribute(name, String(value));
  return circle;
}
/** @param {string} picture @param {string} id @returns {string} */
export function draw(picture, id) {
  const svg = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement;
  const data = /** @type {Element} */ (svg.querySelector('metadata'));
  const {meta, window: span} = JSON.parse(data.textContent || '');
  const place = placed(meta, span, id);
  if (place && !place.beyond) svg.append(ring(place));
  data.remove();
  svg.setAttribute('aria-label', 'Timeline with the draft');
  const room = $('draft') || $('timeline').appendChild(el('div', {id: 'draft'}));
  const words = place ? 'A draft: the ring is around it. Nothing is saved yet.' : 'A filter hides the draft.';
  room.replaceChildren(svg, el('p', {class: 'draft-said'}, words));
  return place?.beyond ? 'beyond' : 'drawn';
}
/** @param {boolean} now */
export function showAll(now) {
  whole = now;
}
export function clear() {
  whole = false;
  $('draft')?.remove();
}
