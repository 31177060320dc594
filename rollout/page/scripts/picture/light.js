// A scene of a talk lights some events, has the rest as pale ticks and leaves some out; without one all are alike.
// Asked of each node after each drawing: Plotly gives it to another mark.
import {layers} from './ground.js';
import {shown} from './shown.js';

let shaded = false;

export function shade() {
  if (!shown.scene && !shaded) return;
  shaded = !!shown.scene;
  layers.strips.forEach(path => path.classList.toggle('dim', shaded));
  layers.beacons.forEach(path => path.classList.toggle('off', !shaded));
  for (const {node, index} of [...shown.drawn, ...layers.written.map((words, at) => ({node: words, index: at}))]) {
    const id = shown.labels[index]?.id;
    node.classList.toggle('lit', !!shown.scene?.lit.has(id));
    node.classList.toggle('off', !!shown.scene?.off.has(id));
  }
}
/** @param {string[] | null} lit @param {string[]} [off] @param {Span} [window] */
export function shine(lit, off = [], window) {
  shown.scene = lit && {lit: new Set(lit), off: new Set(off), window};
}
