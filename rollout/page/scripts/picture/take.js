// A picture of the same marks as the one that stands, such as that in another language: each goes to the height of its words there.
// Plotly, which takes longer than a press may, draws nothing, and has what is new in its data for when it draws again.
import {WHISKERS} from './restage.js';
import {shown} from './shown.js';
import {drawAside, isAside} from './twin.js';

/** @type {(one: unknown, other: unknown) => boolean} */
const same = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);
// Whether something has all that another has, whatever some parts are. Plotly adds parts of its own.
/** @type {(next: object, own: object | undefined, but?: string[]) => boolean} */
const covers = (next, own, but = []) =>
  Object.entries(next).every(([name, value]) => {
    const its = Object(own)[name];
    if (but.includes(name) || same(value, its)) return true;
    return !!value && typeof value === 'object' && !Array.isArray(value) && !!its && covers(value, its);
  });
// Windows are told apart by whole days, as in an address.
/** @param {Span} one @param {Span} other */
const near = (one, other) => one.every((day, i) => Math.round(day) === Math.round(Number(other[i])));

/** @param {Trace} next @param {Trace} own */
const alikeTrace = (next, own) =>
  covers(next, own, next.customdata ? ['y', 'marker'] : []) &&
  covers(next.marker ?? {}, own.marker, WHISKERS.test(next.uid) ? ['angle'] : []);
// Whether a picture stands as it came, with all that it tells.
const asItCame = () => {
  const {meta, scene, must, floating, still} = shown;
  return meta && !meta.crowd && !scene && !must.size && !floating && !still;
};
/** @param {Drawing} given */
function alike({data, layout}) {
  if (!asItCame()) return false;
  const {graph, meta} = shown;
  const {xaxis, ...rest} = graph.layout;
  return (
    data.length === graph.data.length &&
    same(layout.meta.labels.id, meta.labels.id) &&
    near(layout.xaxis.range, xaxis.range) &&
    covers(layout.xaxis, xaxis, ['range']) &&
    covers(layout, rest, ['meta', 'xaxis', 'width']) && // as wide as its room
    data.every((trace, i) => alikeTrace(trace, graph.data[i]))
  );
}
// Whether it tells what is told at no scale in the picture that stands, and so is not drawn there.
/** @param {Trace[]} data */
const tellsMore = data =>
  data.some(
    ({customdata, y}, i) => customdata && y.some((high, n) => high !== null && shown.graph.data[i].y[n] === null),
  );
// Where each mark of a trace stands that never has words: it is drawn, and hidden.
/** @param {Trace} trace @param {Meta} meta @returns {(number | null)[]} */
const whole = ({y, customdata}, {labels}) => y.map((high, n) => high ?? labels.y[(customdata ?? [])[n]]);

/** @param {Drawing} next */
const taken = next => alike(next) && !tellsMore(next.data);
// A picture that may be wanted soon, of other marks or of a room of another height, is drawn aside.
/** @param {Drawing} next */
export function prepare(next) {
  const {data, layout} = next;
  if (!asItCame() || taken(next) || isAside(layout.meta)) return;
  drawAside({
    data: data.map(trace => (trace.customdata ? {...trace, y: whole(trace, layout.meta)} : trace)),
    layout: {...layout},
  });
}
// Takes the place of the picture that stands, where its marks are the same, and says whether any has to go elsewhere; else null.
/** @param {Drawing} next @returns {{moved: boolean} | null} */
export function take(next) {
  if (!taken(next)) return null;
  const {graph} = shown;
  const was = graph.data;
  const {meta} = next.layout;
  graph.data = next.data.map((trace, i) =>
    trace.customdata ? {...trace, y: whole(trace, meta).map((high, n) => (was[i].y[n] === null ? null : high))} : trace,
  );
  graph.layout = {...graph.layout, meta};
  return {moved: graph.data.some((trace, i) => !covers(trace, was[i]))};
}
