// The picture that is shown: Plotly's graph, what Python says of it, and its window. Days in, px out.
import {told} from './labels.js';

const none = /** @type {never} */ (null);

// labels: one object each; drawn: Plotly's marks that are shown or hidden; floating: the window of a glide, and base what it began
// from; scene: what a talk lights, and leaves out, and its window; must: who is told whatever the window; still: while a picture is
// drawn for paper; source: what Python says of the picture, of which that of a scene is made; staged: for which scene it was; stood: the window and what is told in it, as
// it was drawn last; opening: the window of the first view, before the picture has come.
// Nobody asks for graph, source and meta before the first picture has come, but to see whether it has.
/** @type {{graph: Graph, source: Meta, meta: Meta, labels: Label[], drawn: Mark[], floating: Span | null, base: {from: number, scale: number}, scene: {lit: Set<string>, off: Set<string>, window?: Span} | null, must: Set<string>, still: boolean, staged: string, stood: Now | null, opening: Span}} */
export const shown = {
  graph: none,
  source: none,
  meta: none,
  labels: [],
  drawn: [],
  floating: null,
  base: {from: 0, scale: 1},
  scene: null,
  must: new Set(),
  still: false,
  staged: '',
  stood: null,
  opening: [0, 1],
};
/** @type {((meta: Meta, now: Now, fresh: boolean) => void)[]} */
export const listeners = [];

export const axis = () => shown.graph._fullLayout.xaxis;
// The axis counts days: on an axis of dates Plotly reads numbers in the browser's own time zone.
/** @type {() => Span} */
export const window_ = () =>
  shown.floating || (shown.graph ? /** @type {Span} */ (axis().range.map(Number)) : shown.opening);
export const scale = () => {
  const [from, to] = window_();
  return axis()._length / (to - from);
};
// Where the picture's time axis stands, in px of the browser's window.
export const room = () => ({left: shown.graph.getBoundingClientRect().left + axis()._offset, width: axis()._length});
/** @param {number} day */
export const toX = day => axis()._offset + (day - window_()[0]) * scale();
/** @param {Label[]} labels @param {Span} window @param {number} perDay @param {Spacing} spacing */
export const read = (labels, window, perDay, spacing) => ({
  window,
  scale: perDay,
  told: labels.map(label => told(label, perDay, window, spacing)),
});
export const state = () => read(shown.labels, window_(), scale(), shown.meta.spacing);
// The nearest window that one may have; of one too short, about its middle.
/** @param {number} days */
export const allowed = days => Math.min(Math.max(days, shown.meta.least_days), shown.meta.span[1] - shown.meta.span[0]);
/** @param {number} from @param {number} to @returns {Span} */
export function within(from, to) {
  const [least, most] = shown.meta.span;
  const length = allowed(to - from);
  const start = to - from < length ? (from + to - length) / 2 : from;
  const first = Math.min(Math.max(start, least), most - length);
  return [first, first + length];
}
// The window longer or shorter by a factor, about a day of it: no more than it may be, or the day would slide.
/** @param {number} factor @param {number | null} [day] @returns {Span} */
export function about(factor, day = null) {
  const [from, to] = window_();
  const still = day ?? (from + to) / 2;
  const by = allowed((to - from) * factor) / (to - from);
  return [still - (still - from) * by, still + (to - still) * by];
}
