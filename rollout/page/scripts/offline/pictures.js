// Pictures of a page without a server: drawn when the file was made, here told apart, coloured, and narrowed by filters.
import {dayOf, span} from '../days.js';
import {knownBy} from './filters.js';
import {apply, coloured} from './differences.js';
import {larger} from './larger.js';
import {narrowed} from './narrowed.js';
import {scened, typeOf} from './scened.js';
import {withSeries, withoutSeries} from './series.js';

/** @type {Record<string, string>} */
const SIDES = {r: 'right', l: 'left', b: 'bar'}; // as in rollout/outputs/offline/views.py

// The labels with what the file says but once, and heights for the points that a zoom can tell.
/** @param {any} given @param {Fact[]} facts */
function completed({data, layout}, facts) {
  const {labels} = layout.meta;
  /** @param {number} i */
  const fact = i => facts[labels.id[i]];
  const far = labels.told_from.map((/** @type {any} */ one) => one || null);
  const full = {
    ...labels,
    told_from: far,
    side: [...labels.side].map(one => SIDES[one]),
    heavy: [...labels.heavy].map(one => one === 'y'),
    id: labels.id.map((/** @type {number} */ n, /** @type {number} */ i) => (n < 0 ? '' : fact(i).id)),
    words: labels.words.map((/** @type {string | null} */ said, /** @type {number} */ i) => said ?? fact(i).words),
    headline: labels.id.map((/** @type {number} */ n, /** @type {number} */ i) => n >= 0 && fact(i).headline),
  };
  return {data, layout: {...layout, meta: {...layout.meta, labels: full}}};
}
// A whisker stands away from the words of its mark, which may have found room on the other side.
const WHISKERS = /(trace)?-(about|unsure|doubtful)$/;
/** @param {any} trace @param {any} other */
function turned(trace, {side}) {
  if (!WHISKERS.test(trace.uid)) return trace;
  const angle = trace.customdata.map((/** @type {number} */ i) => (side[i] === 'left' ? -90 : 90));
  return {...trace, marker: {...trace.marker, angle}};
}
/** @param {any} given */
export function withHeights({data, layout}) {
  const {labels} = layout.meta;
  const heights = labels.y.map((/** @type {number} */ y, /** @type {number} */ i) =>
    labels.told_from[i] === null && !layout.meta.scene ? null : y,
  );
  return {
    data: data.map((/** @type {any} */ trace) =>
      trace.customdata
        ? turned({...trace, y: trace.customdata.map((/** @type {number} */ i) => heights[i])}, labels)
        : trace,
    ),
    layout,
  };
}

/** @param {any[]} views @param {string} kind @param {number} width @param {number} height */
function fitting(views, kind, width, height) {
  const large = width >= 1500 && height >= 760;
  const order = views
    .map((view, number) => ({...view, number}))
    .filter(view => view.kind === kind && view.large === large)
    .sort((a, b) => a.height - b.height);
  return (order.filter(view => view.height <= height).pop() || order[0]).number;
}
/** @param {any[]} views @param {number} number @returns {any} */
function held(views, number) {
  const {figure, of, differs} = views[number];
  return figure || apply(held(views, of), differs);
}
/** @param {URLSearchParams} query @param {Meta} other @param {Span} home */
function window_(query, {span: whole, least_days: least}, home) {
  let [from, to] = span(query.get('from'), query.get('to'));
  if (!(from < to)) [from, to] = home;
  const asked = to - from;
  [from, to] = [Math.max(from, whole[0]), Math.min(to, whole[1])];
  if (to - from < 0.99 * Math.min(least, 1, asked)) return whole;
  if (to - from >= least) return [from, to];
  const start = Math.min(Math.max((from + to - least) / 2, whole[0]), whole[1] - least);
  return [start, start + least];
}

// The look that is wished for, if there is one of that name; in a hall or a talk what is light is of high contrast.
/** @param {{looks: Record<string, string[]>}} given @param {(string | null)[]} wishes @param {boolean} hall */
function lookOf({looks}, wishes, hall) {
  const wished = wishes.find(name => Object.hasOwn(looks, String(name))) || 'light';
  return hall && wished === 'light' ? 'contrast' : wished;
}
// The panel with the series asked for, else with the first, of those whose lane is shown.
/** @param {any} figure @param {any} held_ @param {string[]} lanes @param {string | null} key */
function withPanel(figure, held_, lanes, key) {
  if (!figure.layout.yaxis2) return figure;
  const shown = held_.series.filter((/** @type {any} */ [, lane]) => lanes.includes(held_.lanes[lane]));
  const wanted = shown.find((/** @type {any} */ [one]) => one === key) || shown[0];
  if (!wanted || key === 'none') return withoutSeries(figure);
  const panel = held_.panels[wanted[0]];
  return panel ? withSeries(figure, completed({layout: {meta: panel}}, held_.facts).layout.meta) : figure;
}
/** @param {any} held_ @param {number} shown @param {number} day */
function numbers({counts: {rows, refused}, facts}, shown, day) {
  const later = Number.isNaN(day) ? 0 : facts.filter((/** @type {Fact} */ fact) => !knownBy(fact, day)).length;
  const said = {by_clock: later, clock_words: [`${later} became known later, or nobody says when`]};
  return {rows, shown, hidden: rows - refused - shown, refused, ...(later && said)};
}

// narrow: what filters and lanes leave of a picture.
/** @param {any} whole @param {any} letters @param {(given: any) => any} narrow */
const ofView = (whole, letters, narrow) => narrow(larger(whole, letters));
/** @param {any} whole @param {any} letters @param {(given: any) => any} narrow */
function ofScene(whole, {width, height, ...letters}, narrow) {
  const least = Math.max(letters.least || 0, typeOf(width, height));
  return scened(narrow(larger(whole, {...letters, least})), height, whole.layout.font.size);
}
// A picture for an address at a size, as a server would answer it; choose: which events the filters let through.
/** @param {any} held_ @param {any} other @param {(query: URLSearchParams) => Set<string>} choose */
export function draw(held_, {search, width, height, theme, ...letters}, choose) {
  const query = new URLSearchParams(search);
  const talk = query.has('talk') || query.has('tell');
  const hall = talk || query.get('hall') === '1';
  const kind = talk ? 'talk' : hall ? 'hall' : 'usual';
  const look = lookOf(held_, [query.get('theme'), theme], hall);
  const keep = choose(query);
  const asked = query.getAll('lane');
  const lanes = held_.lanes.filter((/** @type {string} */ name) => !asked.length || asked.includes(name));
  const whole = completed(held(held_.views, fitting(held_.views, kind, width, height)), held_.facts);
  const scene = query.get('stage') === 'talk';
  const panelled = withPanel(whole, held_, lanes, query.get('series'));
  const figure = (scene ? ofScene : ofView)(panelled, {width, height, ...letters}, (/** @type {any} */ given) =>
    keep.size < held_.facts.length || lanes.length < held_.lanes.length || (!scene && given.layout.meta.letters)
      ? narrowed(given, lanes.length ? lanes : held_.lanes, keep, new Set(query.getAll('tell')))
      : given,
  );
  const {data, layout} = coloured(
    withHeights(figure),
    new Map(
      held_.looks[held_.look].map((/** @type {string} */ from, /** @type {number} */ i) => [
        from,
        held_.looks[look][i],
      ]),
    ),
  );
  return {
    data,
    layout: {
      ...layout,
      width,
      xaxis: {...layout.xaxis, range: window_(query, layout.meta, held_.home)},
      meta: {
        ...layout.meta,
        counts: numbers(held_, keep.size, dayOf(query.get('as_known'))),
        width,
        theme: look,
        hall,
        tell: query.getAll('tell'),
        scene,
        digest: held_.digest,
        newest_source: held_.newest_source,
        choices: held_.choices,
      },
    },
  };
}
