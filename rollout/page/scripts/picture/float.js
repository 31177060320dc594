// A window that glides or follows a hand.
import {uncross} from './crossing.js';
import {update} from './ground.js';
import {listeners, shown, state} from './shown.js';

/**
 * What is moved: an attribute, and what stands in it by a measure from days to px.
 * @typedef {{node: Element, name: string, put: (x: (day: number) => number) => string, index?: number}} Mover
 */
/** @type {Mover[] | null} */
let movers = null;

// While the window floats Plotly draws nothing anew. Its marks stand where it would draw them, to the hundredth of a px: nothing
// changes on the screen when it does, once the window stands.
/** @param {number} px */
const hundredth = px => String(Math.round(px * 100) / 100);
/** @param {number} from @param {number} to */
const bar = (from, to) => {
  // as Plotly has it, so that each can be seen: one end after the other
  const left = to - from < 2 ? Math.floor(from) : from;
  return [left, to - left < 2 ? Math.ceil(to) : to].map(hundredth);
};
// How each kind of mark is moved: the attribute to be written, and what stands in it for a window; of none, nothing.
/** @param {Drawn} node @returns {Mover} */
function lineMover(node) {
  const {from, scale} = shown.base;
  const trace = /** @type {Drawn} */ (node.closest('.trace'));
  /** @type {number[]} */
  const days = trace.__data__.map((/** @type {{x: number}} */ {x}) => x);
  const parts = String(node.getAttribute('d')).split(/([-\d.e]+)(?=,)/);
  /** @param {number} px */
  const dayAt = px => days.find(one => Math.abs((one - from) * scale - px) < 0.01) ?? from + px / scale;
  const at = parts.map((part, i) => (i % 2 ? dayAt(Number(part)) : part));
  return {node, name: 'd', put: x => at.map(one => (typeof one === 'number' ? hundredth(x(one)) : one)).join('')};
}
/** @param {Drawn} group @returns {Mover | null} */
function barMover(group) {
  const {s0, s1} = group.__data__ || {};
  const node = group.querySelector('path');
  const [, top, foot] = node?.getAttribute('d')?.match(/^M[^,]+,([^V]+)V([^H]+)H/) || [];
  if (!node || !top) return null;
  /** @param {(day: number) => number} x */
  const put = x => {
    const [from, to] = bar(x(s0), x(s1));
    return `M${from},${top}V${foot}H${to}V${top}Z`;
  };
  return {node, name: 'd', put};
}
/** @param {Drawn} node @returns {Mover | null} */
function pointMover(node) {
  const day = node.__data__?.x;
  const [, rest] = (node.getAttribute('transform') || '').match(/^translate\([^,]+(,.*)$/) || [];
  return rest && Number.isFinite(day)
    ? {node, name: 'transform', put: x => `translate(${hundredth(x(day))}${rest}`}
    : null;
}
/** @param {{node: Element, index?: number}} given @returns {Mover | null} */
function mover({node, index}) {
  const kind = node.classList.contains('js-line') ? lineMover : node.tagName === 'path' ? pointMover : barMover;
  const found = kind(/** @type {Drawn} */ (node));
  return found && {...found, index};
}
const lift = () => {
  shown.graph.closest('#timeline')?.classList.add('moved');
  movers = [...shown.drawn, ...[...shown.graph.querySelectorAll('.xy2 .js-line, .xy2 .point')].map(node => ({node}))]
    .map(mover)
    .filter(one => one !== null);
};
/** @param {Span} window */
export function float(window) {
  uncross();
  if (!movers) lift();
  shown.floating = window;
  const now = state();
  if (!Number.isFinite(now.scale)) return; // a phone has no picture
  /** @param {number} day */
  const x = day => (day - window[0]) * now.scale;
  for (const {node, index, name, put} of movers || [])
    if (index === undefined || now.told[index]) node.setAttribute(name, put(x));
  update(now);
  for (const listener of listeners) listener(shown.meta, now, false);
}
// What is moved has been drawn elsewhere.
export const relift = () => {
  movers = null;
};
export const land = () => {
  shown.floating = null;
  movers = null;
};
