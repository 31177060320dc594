// The picture that is shown: Plotly's graph, what Python says of it, and its window. Days in, px out.
import {told} from './labels.js';

// labels: one object each; drawn: Plotly's marks that are shown or hidden; floating: the window of a glide, and base what it began
// from; scene: what a talk lights, and leaves out; must: who is told whatever the window, or in a scene's; still: while a picture is
// drawn for paper.
export const shown = {
  graph: null,
  meta: null,
  labels: [],
  drawn: [],
  floating: null,
  base: null,
  scene: null,
  must: {ids: new Set(), window: null},
  still: false,
};
export const listeners = [];

export const axis = () => shown.graph._fullLayout.xaxis;
// The axis counts days: on an axis of dates Plotly reads numbers in the browser's own time zone.
export const window_ = () => shown.floating || axis().range.map(Number);
export const scale = () => {
  const [from, to] = window_();
  return axis()._length / (to - from);
};
// Where the picture's time axis stands, in px of the browser's window.
export const room = () => ({left: shown.graph.getBoundingClientRect().left + axis()._offset, width: axis()._length});
export const toX = day => axis()._offset + (day - window_()[0]) * scale();
export const read = (labels, window, perDay, spacing) => ({
  window,
  scale: perDay,
  told: labels.map(label => told(label, perDay, window, spacing)),
});
export const state = () => read(shown.labels, window_(), scale(), shown.meta.spacing);
