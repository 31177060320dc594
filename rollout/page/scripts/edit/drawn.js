// The picture with the draft in it: over the timeline while somebody writes, with a ring around the mark of the draft.
import {$, el} from '../dom.js';
import {markAt} from '../picture/labels.js';
import {onScreen} from '../page/view.js';
import * as stage from '../stage.js';
import {timeline} from '../picture/timeline.js';
import {later, say} from '../say.js';

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

const ROOMS = {
  '': later('A draft: the ring is around it. Nothing is saved yet.'),
  cut: later('A draft: the ring is around it; here its words are cut. Nothing is saved yet.'),
  tick: later('A draft: the ring is around its tick; its words have no room here. Nothing is saved yet.'),
};
/** @param {{x: number, y: number}} place */
function ring({x, y}) {
  const circle = document.createElementNS(SVG, 'circle');
  for (const [name, value] of Object.entries({class: 'draft-ring', cx: x, cy: y, r: 11}))
    circle.setAttribute(name, String(value));
  return circle;
}
/** @param {import('./server.js').Checked} found @returns {string} */
export function draw({picture, mark: [mark], room: has, window: [from, to]}) {
  const svg = new DOMParser().parseFromString(picture, 'image/svg+xml').documentElement;
  const day = mark ? markAt(mark) : from;
  const beyond = day < from || day > to;
  const x = ((day - from) / (to - from)) * Number(svg.getAttribute('width'));
  if (mark && !beyond) svg.append(ring({x, y: mark.y}));
  svg.setAttribute('aria-label', say('Timeline with the draft'));
  const room = $('draft') || $('timeline').appendChild(el('div', {id: 'draft'}));
  const seen = beyond ? say('The draft lies beyond this window.') : say(ROOMS[has]);
  const words = mark ? seen : say('A filter hides the draft.');
  room.replaceChildren(svg, el('p', {class: 'draft-said'}, words));
  return beyond ? 'beyond' : 'drawn';
}
// All of the time from now on; nothing to be asked again where that was so already.
export function showAll() {
  const before = whole;
  whole = true;
  return !before;
}
export function clear() {
  whole = false;
  $('draft')?.remove();
}
