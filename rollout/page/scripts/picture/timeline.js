// The figure in the browser: switches labels when the window changes, moves the window.
import {leave, uncross} from './crossing.js';
import {fit, fitHeight} from './fit.js';
import {float, land} from './float.js';
import {clear, update, write} from './ground.js';
import {rows} from './labels.js';
import {shade, shine} from './light.js';
import {find, place} from './places.js';
import {WHISKERS, makeRoom, settleMarks, stageScene} from './restage.js';
import {about, allowed, axis, listeners, read, room, scale, shown, state, toX, window_, within} from './shown.js';
import * as stretch from './stretch.js';
import {prepare, take} from './take.js';
import {stepIn} from './twin.js';

const TAKEN = 'taken'; // marks that stand elsewhere than Plotly has drawn them
let last = '';
let news = false; // whether a picture has come of which nobody has been told
let early = false; // whether a picture has been told of before Plotly did
/** @type {(window: Span) => Drawing | null} */
let elsewhere = () => null; // the picture of another stretch, where it is at hand

// What is told of a picture that Plotly has not drawn yet.
/** @param {Meta} given @param {Span} window */
function reading({labels: columns, width, spacing}, window) {
  if (!shown.graph) shown.opening = window;
  return read(rows(columns), window, width / (window[1] - window[0]), spacing);
}
// Plotly draws every mark once; telling is showing it. Drawing again at each step would take five times as long.
function collect() {
  land();
  shown.base = {from: window_()[0], scale: scale()};
  shown.drawn = [];
  for (const group of shown.graph.querySelectorAll('.trace')) {
    const {customdata, uid} = /** @type {Drawn} */ (group).__data__?.[0]?.trace || {};
    if (customdata)
      for (const node of /** @type {NodeListOf<Drawn>} */ (group.querySelectorAll('.points > .point')))
        shown.drawn.push({
          node,
          index: customdata[node.__data__.i],
          whisker: WHISKERS.test(uid) ? node.__data__.ma : 0,
        });
  }
  settleMarks();
  shade();
}
// Whether the picture tells of a window all that there is to tell.
/** @param {Span} [window] */
const holds = (window = window_()) => stretch.holds(shown.meta, window);

// Where others have their words now, all is said anew, though the window is the same.
function roomMade() {
  const made = makeRoom();
  if (made) last = '';
  return made;
}
/** @param {string[]} ids */
function demand(ids) {
  if (!ids.length && !shown.must.size) return; // all stand where they came
  shown.must = new Set(ids);
  return shown.meta && shown.graph && !shown.scene && roomMade();
}
/** @param {string[] | null} lit @param {string[]} [off] @param {Span} [window] */
function light(lit, off, window) {
  shine(lit, off, window);
  if (!shown.meta || !shown.graph) return;
  stageScene();
  shade();
  update(state());
}

// What is said of a picture that has just come; of one for paper nobody is told.
/** @param {Meta} meta */
function renew(meta) {
  if (meta === shown.source) return;
  leave(meta);
  shown.source = shown.meta = meta;
  shown.staged = '';
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
  if (shown.scene) stageScene();
  else if (shown.must.size && roomMade()) return; // and settle again
  const key = [...axis().range, axis()._length, shown.staged].join();
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
  const hide = () => document.getElementById('js-plotly-tester')?.setAttribute('aria-hidden', 'true'); // in which Plotly measures words
  hide();
  shown.graph.on('plotly_afterplot', () => {
    hide();
    if (!early) settle();
    early = false;
    if (!shown.still) fit();
  });
  settle();
}

/** @param {number} from @param {number} to */
function show(from, to) {
  const window = within(from, to);
  uncross();
  land();
  return across(window) || Plotly.relayout(shown.graph, {'xaxis.range': window});
}
// Of very many events the picture of another stretch is drawn at once where it is at hand, in the place of what stood there.
/** @param {Span} window */
function across(window) {
  const next = holds(window) ? null : elsewhere(window);
  return next && draw(next);
}
// A picture that is at hand, without being drawn; null where it must be.
/** @param {Drawing} next @param {(() => void) | undefined} then */
function step(next, then) {
  const {meta} = next.layout;
  const away = shown.staged === TAKEN;
  const taken = take(next);
  const twin = taken ? null : stepIn(meta);
  if (!taken && !twin) return null;
  then?.();
  if (twin) attach(twin);
  else {
    renew(meta);
    if (taken?.moved || away) shown.staged = TAKEN;
    settle();
  }
  return Promise.resolve(fit());
}
// A picture that is at hand. Plotly draws at once, but may tell of it later. What is done before words are written need not be laid out
// for Plotly.
/** @param {Drawing} next @param {() => void} [then] */
function draw(next, then) {
  const {data, layout} = next;
  fitHeight(shown.graph, layout);
  const stepped = step(next, then);
  if (stepped) return stepped;
  if (shown.source !== layout.meta) clear();
  const done = Plotly.react(shown.graph, data, layout);
  then?.();
  if (shown.source !== layout.meta) {
    settle();
    early = true;
  }
  return done;
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
  at: toX,
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
  across,
  draw,
  prepare,
  supply: (/** @type {typeof elsewhere} */ given) => (elsewhere = given),
  listen: (/** @type {(meta: Meta, now: Now, fresh: boolean) => void} */ listener) => listeners.push(listener),
  // Before all others: of what comes after the page.
  listenFirst: (/** @type {(meta: Meta, now: Now, fresh: boolean) => void} */ listener) => listeners.unshift(listener),
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
  get source() {
    return shown.source;
  },
  get window() {
    return window_();
  },
};
