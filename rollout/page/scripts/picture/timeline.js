// The figure in the browser: switches labels when the window changes, moves the window.
import {float, land} from './float.js';
import {update, write} from './ground.js';
import {headWidth} from './heads.js';
import {rows} from './labels.js';
import {shade, shine} from './light.js';
import {find, place} from './places.js';
import {withRoom} from './room.js';
import {axis, listeners, read, room, scale, shown, state, window_} from './shown.js';

let last = '';
let news = false; // whether a picture has come of which nobody has been told

// What is told of a picture that Plotly has not drawn yet.
/** @param {Meta} given @param {Span} window */
const reading = ({labels: columns, width, spacing}, window) =>
  read(rows(columns), window, width / (window[1] - window[0]), spacing);
// Plotly draws every mark once; telling is showing it. Drawing again at each step would take five times as long.
function collect() {
  land();
  shown.base = {from: window_()[0], scale: scale()};
  shown.drawn = [];
  for (const group of shown.graph.querySelectorAll('.trace')) {
    const {customdata} = group.__data__?.[0]?.trace || {};
    if (customdata)
      for (const node of group.querySelectorAll('.points > .point'))
        shown.drawn.push({node, index: customdata[node.__data__.i]});
  }
  shade();
}
// Whether the picture tells of a window all that there is to tell. Windows are told apart by whole days, as in an address.
/** @param {Span} [given] */
function holds([from, to] = window_()) {
  if (!shown.meta.crowd) return true;
  const [least, most] = shown.meta.span;
  const {
    begins: [first, after],
    days: [shortest, longest],
  } = shown.meta.crowd;
  const start = Math.max(Math.round(from), least);
  const days = Math.min(Math.round(to), most) - start;
  return first <= start && start < after && shortest < days && days <= longest;
}

// As wide as its room, which details make narrower. Plotly's own way draws every picture twice.
function fit() {
  const {clientWidth: width} = shown.graph?.closest('#timeline') || {};
  if (width && shown.graph._fullLayout.width !== width) Plotly.relayout(shown.graph, {width});
}

// Who must be told finds room, whatever stood there: a few labels get other rows, and only then Plotly draws once more.
const WHISKERS = /^trace-(about|unsure|doubtful)$|^-(about|unsure|doubtful)$/; // they stand away from the words
function makeRoom() {
  if (shown.floating) return null;
  const {graph, meta, must} = shown;
  const window = must.window ? within(...must.window) : window_();
  const labels = withRoom(
    rows(meta.labels),
    must.ids,
    {window, scale: axis()._length / (window[1] - window[0])},
    meta,
    graph.layout.font.size,
    headWidth,
  );
  if (
    labels.every((label, i) =>
      /** @type {const} */ (['y', 'side', 'told_from']).every(name => label[name] === shown.labels[i][name]),
    )
  )
    return null;
  shown.labels = labels;
  write();
  const traces = graph.data
    .map((/** @type {unknown} */ _, /** @type {number} */ i) => i)
    .filter((/** @type {number} */ i) => graph.data[i].customdata);
  /** @param {(own: Label[], trace: any) => unknown} ask */
  const each = ask =>
    traces.map((/** @type {number} */ i) =>
      ask(
        graph.data[i].customdata.map((/** @type {number} */ n) => labels[n]),
        graph.data[i],
      ),
    );
  return Plotly.restyle(
    graph,
    {
      y: each(own => own.map(({y, told_from: far}) => (far === null ? null : y))),
      'marker.angle': each((own, {uid, marker}) =>
        WHISKERS.test(uid) ? own.map(({side}) => (side === 'left' ? -90 : 90)) : marker.angle,
      ),
    },
    traces,
  );
}
/** @param {string[]} ids @param {Span | null} [window] */
function demand(ids, window = null) {
  shown.must = {ids: new Set(ids), window};
  return shown.meta && shown.graph && makeRoom();
}
/** @param {string[] | null} lit @param {string[]} [off] @param {Span} [window] */
function light(lit, off, window) {
  demand(lit || [], window);
  shine(lit, off);
}

// What is said of a picture that has just come; of one for paper nobody is told.
/** @param {Meta} meta */
function renew(meta) {
  if (meta === shown.meta) return;
  shown.meta = meta;
  shown.labels = rows(meta.labels);
  if (!shown.still) {
    news = true;
    last = '';
  }
  write();
}
function settle() {
  const {meta} = shown.graph.layout;
  if (!shown.graph._fullLayout || !meta?.labels) return;
  renew(meta);
  collect();
  if (shown.still) return update(state());
  if (shown.must.ids.size && makeRoom()) return; // and settle again
  const key = [...axis().range, axis()._length].join();
  const now = state();
  update(now);
  if (key === last) return;
  last = key;
  const fresh = news;
  news = false;
  for (const listener of listeners) listener(shown.meta, now, fresh);
}

/** @param {Graph} node */
function attach(node) {
  if (shown.graph === node) return;
  shown.graph = node;
  shown.graph.on('plotly_afterplot', () => {
    settle();
    if (!shown.still) fit();
  });
  settle();
}

// The nearest window that one may have; of one too short, about its middle.
/** @param {number} days */
const allowed = days => Math.min(Math.max(days, shown.meta.least_days), shown.meta.span[1] - shown.meta.span[0]);
/** @param {number} from @param {number} to @returns {Span} */
function within(from, to) {
  const [least, most] = shown.meta.span;
  const length = allowed(to - from);
  const start = to - from < length ? (from + to - length) / 2 : from;
  const first = Math.min(Math.max(start, least), most - length);
  return [first, first + length];
}
/** @param {number} from @param {number} to */
function show(from, to) {
  land();
  return Plotly.relayout(shown.graph, {'xaxis.range': within(from, to)});
}
// The window longer or shorter by a factor, about a day of it: no more than it may be, or the day would slide.
/** @param {number} factor @param {number | null} [day] @returns {Span} */
function about(factor, day = null) {
  const [from, to] = window_();
  const still = day ?? (from + to) / 2;
  const by = allowed((to - from) * factor) / (to - from);
  return [still - (still - from) * by, still + (to - still) * by];
}
/** @param {number} factor */
const zoom = factor => show(...about(factor));
/** @param {number} share */
function pan(share) {
  const [from, to] = window_();
  const by = (to - from) * share;
  return show(from + by, to + by);
}

export const timeline = {
  attach,
  settle,
  reading,
  find,
  place,
  light,
  demand,
  float,
  show,
  about,
  zoom,
  pan,
  fit,
  within,
  allowed,
  holds,
  listen: (/** @type {(meta: Meta, now: Now, fresh: boolean) => void} */ listener) => listeners.push(listener),
  get floating() {
    return !!shown.floating;
  },
  get now() {
    return state();
  },
  get room() {
    return room();
  },
  get graph() {
    return shown.graph;
  },
  get meta() {
    return shown.meta;
  },
  get window() {
    return window_();
  },
};
