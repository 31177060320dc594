// The dates of the axis stay in sight: where the picture is higher than the window they stand at the window's foot.
import {shown} from './shown.js';
import {put, set} from './svg.js';

const LEAST = 80; // px of the picture that are always seen above them
/** @type {SVGElement} */
let row;
/** @type {SVGElement} */
let paper;

/** @param {SVGElement} above */
export function axisRow(above) {
  const {axis, inks} = shown.meta;
  row = put(above, 'g', {class: 'axis-row'});
  paper = put(row, 'rect', {y: axis.top, width: '100%', height: axis.height, fill: inks.paper, visibility: 'hidden'});
  return put(row, 'g', {class: 'dates'});
}

function keepInSight() {
  if (!row?.isConnected) return;
  const {axis} = shown.meta;
  const foot = () =>
    /** @type {SVGSVGElement} */ (row.ownerSVGElement).getBoundingClientRect().top + axis.top + axis.height;
  // Asked only where it is heeded: whoever asks has all be laid out that was written.
  const up = shown.scene || shown.still ? 0 : Math.max(0, Math.min(foot() - innerHeight, axis.top - LEAST));
  set(row, 'transform', up ? `translate(0 ${-up})` : '');
  set(paper, 'visibility', up ? 'visible' : 'hidden');
}
// It asks where the picture stands, which has all be laid out that is written: once all is, but on paper.
export const keepSoon = () => (shown.still ? keepInSight() : Promise.resolve().then(keepInSight));
addEventListener('scroll', keepInSight, {passive: true});
