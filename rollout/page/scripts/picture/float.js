// A window that glides or follows a hand.
import {update} from './ground.js';
import {listeners, shown, state} from './shown.js';

let movers = null;

// While the window floats Plotly draws nothing anew. Its marks stand where it would draw them, to the hundredth of a px: nothing
// changes on the screen when it does, once the window stands.
const hundredth = px => String(Math.round(px * 100) / 100);
const bar = (from, to) => {
  // as Plotly has it, so that each can be seen: one end after the other
  const left = to - from < 2 ? Math.floor(from) : from;
  return [left, to - left < 2 ? Math.ceil(to) : to].map(hundredth);
};
// How each kind of mark is moved: the attribute to be written, and what stands in it for a window; of none, nothing.
function lineMover(node) {
  const {from, scale} = shown.base;
  const days = node.closest('.trace').__data__.map(({x}) => x);
  const parts = node.getAttribute('d').split(/([-\d.e]+)(?=,)/);
  const dayAt = px => days.find(one => Math.abs((one - from) * scale - px) < 0.01) ?? from + px / scale;
  const at = parts.map((px, i) => (i % 2 ? dayAt(px) : px));
  return {node, name: 'd', put: x => at.map((one, i) => (i % 2 ? hundredth(x(one)) : one)).join('')};
}
function barMover(group) {
  const {s0, s1} = group.__data__ || {};
  const node = group.querySelector('path');
  const [, top, foot] = node?.getAttribute('d').match(/^M[^,]+,([^V]+)V([^H]+)H/) || [];
  if (!top) return null;
  const put = x => {
    const [from, to] = bar(x(s0), x(s1));
    return `M${from},${top}V${foot}H${to}V${top}Z`;
  };
  return {node, name: 'd', put};
}
function pointMover(node) {
  const day = node.__data__?.x;
  const [, rest] = (node.getAttribute('transform') || '').match(/^translate\([^,]+(,.*)$/) || [];
  return rest && Number.isFinite(day)
    ? {node, name: 'transform', put: x => `translate(${hundredth(x(day))}${rest}`}
    : null;
}
function mover({node, index}) {
  const kind = node.classList.contains('js-line') ? lineMover : node.tagName === 'path' ? pointMover : barMover;
  const found = kind(node);
  return found && {...found, index};
}
const lift = () => {
  shown.graph.closest('#timeline')?.classList.add('moved');
  movers = [...shown.drawn, ...[...shown.graph.querySelectorAll('.xy2 .js-line, .xy2 .point')].map(node => ({node}))]
    .map(mover)
    .filter(Boolean);
};
export function float(window) {
  if (!movers) lift();
  shown.floating = window;
  const now = state();
  if (!Number.isFinite(now.scale)) return; // a phone has no picture
  const x = day => (day - window[0]) * now.scale;
  for (const {node, index, name, put} of movers)
    if (index === undefined || now.told[index]) node.setAttribute(name, put(x));
  update(now);
  for (const listener of listeners) listener(shown.meta, now, false);
}
export const land = () => {
  shown.floating = movers = null;
};
