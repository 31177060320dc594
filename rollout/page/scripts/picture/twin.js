// A picture that Plotly has drawn aside before it is wanted, as that of another language: its graph takes the place of the one that stands.
import {el, painted} from '../dom.js';
import {shown} from './shown.js';

// As in rollout/page/layout.py.
export const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  doubleClick: false,
  responsive: false,
};
const ASIDE = 'position: absolute; inset: 0; visibility: hidden; content-visibility: hidden; pointer-events: none';
const KEPT = 4; // languages
/** @type {Map<Meta, Graph>} */
const aside = new Map();

/** @param {Graph} graph */
function drop(graph) {
  graph.remove();
  painted(() => Plotly.purge(graph));
}
export const isAside = (/** @type {Meta} */ meta) => aside.has(meta);
/** @param {Drawing} drawing */
export function drawAside({data, layout}) {
  const graph = /** @type {Graph} */ (/** @type {HTMLElement} */ (el('div', {style: ASIDE})));
  shown.graph.after(graph);
  aside.set(layout.meta, graph);
  for (const [meta, old] of [...aside].slice(0, -KEPT)) {
    aside.delete(meta);
    drop(old);
  }
  return Plotly.newPlot(graph, data, layout, CONFIG);
}
// The graph of a picture in the place of the one that stands, where it was drawn aside.
/** @param {Meta} meta */
export function stepIn(meta) {
  const graph = aside.get(meta);
  if (!graph) return null;
  const old = shown.graph;
  aside.delete(meta);
  graph.style.cssText = old.style.cssText;
  old.before(graph);
  drop(old);
  return graph;
}
