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
function mover({node, index}) {
  const given = node.__data__ || {};
  if (node.classList.contains('js-line')) {
    const days = node.closest('.trace').__data__.map(({x}) => x);
    const parts = node.getAttribute('d').split(/([-\d.e]+)(?=,)/);
    const at = parts.map((px, i) =>
      i % 2
        ? (days.find(one => Math.abs((one - shown.base.from) * shown.base.scale - px) < 0.01) ??
          shown.base.from + px / shown.base.scale)
        : px,
    );
    return {node, index, name: 'd', put: x => at.map((one, i) => (i % 2 ? hundredth(x(one)) : one)).join('')};
  }
  if (node.tagName !== 'path') {
    const path = node.querySelector('path');
    const [, top, foot] = path?.getAttribute('d').match(/^M[^,]+,([^V]+)V([^H]+)H/) || [];
    return (
      top && {
        node: path,
        index,
        name: 'd',
        put: x => {
          const [from, to] = bar(x(given.s0), x(given.s1));
          return `M${from},${top}V${foot}H${to}V${top}Z`;
        },
      }
    );
  }
  const [, rest] = (node.getAttribute('transform') || '').match(/^translate\([^,]+(,.*)$/) || [];
  return (
    rest &&
    Number.isFinite(given.x) && {node, index, name: 'transform', put: x => `translate(${hundredth(x(given.x))}${rest}`}
  );
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
