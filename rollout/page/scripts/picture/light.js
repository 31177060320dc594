// A scene of a talk lights some events, dims the rest and leaves some out; without one all are alike.
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
    node.classList.toggle('dim', shaded && !shown.scene?.lit.has(id));
    node.classList.toggle('off', !!shown.scene?.off.has(id));
    // What is pale still has its form: a ring covers the bar behind it, and a disc is of a paler paint, not one to look through.
    // Asked of each node after each drawing: Plotly gives it to another mark.
    if (node.tagName !== 'path') continue;
    node.style.setProperty('--own', node.style.stroke);
    node.classList.toggle('filled', node.style.fill === node.style.stroke);
  }
}
/** @param {string[] | null} lit @param {string[]} [off] @param {Span} [window] */
export function shine(lit, off = [], window) {
  shown.scene = lit && {lit: new Set(lit), off: new Set(off), window};
}
