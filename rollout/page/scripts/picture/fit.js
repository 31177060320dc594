// The picture is as high as it was laid out, and as wide as its room.
import {shown} from './shown.js';

// As high as its picture: Plotly takes the height of the box.
/** @param {Element} box @param {Drawing['layout']} layout */
export function fitHeight(box, {height}) {
  if (height) /** @type {HTMLElement} */ (box.parentElement).style.height = `${height}px`;
}
// As wide as its room, which details make narrower. Plotly's own way draws every picture twice.
export function fit() {
  const {clientWidth: width} = shown.graph?.closest('#timeline') || {};
  if (width && shown.graph._fullLayout.width !== width) Plotly.relayout(shown.graph, {width});
}
