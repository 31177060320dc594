// Pictures of a page without a server: drawn when the file was made, here told apart, coloured, and narrowed by filters.
import {dayOf, span} from '../days.js';
import {knownBy} from './filters.js';
import {apply, coloured} from './differences.js';
import {larger} from './larger.js';
import {narrowed} from './narrowed.js';
import {scened, typeOf} from './scened.js';
import {markAt, rows as labelled} from '../picture/labels.js';
import {say} from '../say.js';
import {withSeries, withoutSeries} from './series.js';

/** @type {Record<string, string>} */
const SIDES = {r: 'right', l: 'left', b: 'bar'}; // as in rollout/outputs/offline/views.py

// The labels with what the file says but once, and heights for the points that a zoom can tell.
/** @param {ShortLabels} labels @param {Fact[]} facts @returns {Labels & {headline: boolean[]}} */
function completed(labels, facts) {
  /** @param {number} i */
  const fact = i => facts[labels.id[i]];
  return {
    ...labels,
    told_from: labels.told_from.map(one => one || null),
    side: [...labels.side].map(one => SIDES[one]),
    heavy: [...labels.heavy].map(one => one === 'y'),
    id: labels.id.map((n, i) => (n < 0 ? '' : fact(i).id)),
    words: labels.words.map((said, i) => said ?? fact(i).words),
    headline: labels.id.map((n, i) => n >= 0 && fact(i).headline),
  };
}
/** @param {Short} given @param {Fact[]} facts @returns {Drawing} */
const whole = ({data, layout}, facts) => ({
  data,
  layout: {...layout, meta: {...layout.meta, labels: completed(layout.meta.labels, facts)}},
});
// A whisker stands away from the words of its mark, which may have found room on the other side.
const WHISKERS = /(trace)?-(about|unsure|doubtful)$/;
/** @param {Trace} trace @param {Labels} other */
function turned(trace, {side}) {
  if (!WHISKERS.test(trace.uid)) return trace;
  const angle = (trace.customdata ?? []).map(i => (side[i] === 'left' ? -90 : 90));
  return {...trace, marker: {...trace.marker, angle}};
}
/** @param {Drawing} given @returns {Drawing} */
export function withHeights({data, layout}) {
  const {labels} = layout.meta;
  const heights = labels.y.map((y, i) => (labels.told_from[i] === null && !layout.meta.scene ? null : y));
  return {
    data: data.map(trace =>
      trace.customdata ? turned({...trace, y: trace.customdata.map(i => heights[i])}, labels) : trace,
    ),
    layout,
  };
}

/** @param {HeldView[]} views @param {string} kind @param {number} width @param {number} height */
function fitting(views, kind, width, height) {
  const large = width >= 1500 && height >= 760;
  const order = views
    .map((view, number) => ({...view, number}))
    .filter(view => view.kind === kind && view.large === large)
    .sort((a, b) => a.height - b.height);
  return (order.filter(view => view.height <= height).pop() || order[0]).number;
}
/** @param {HeldView[]} views @param {number} number @returns {Short} */
function held(views, number) {
  const {figure, of, differs} = views[number];
  return figure || apply(held(views, of), differs);
}
/** @param {URLSearchParams} query @param {Meta} other @param {Span} home */
function window_(query, {span: all, least_days: least}, home) {
  let [from, to] = span(query.get('from'), query.get('to'));
  if (!(from < to)) [from, to] = home;
  const asked = to - from;
  [from, to] = [Math.max(from, all[0]), Math.min(to, all[1])];
  if (to - from < 0.99 * Math.min(least, 1, asked)) return all;
  if (to - from >= least) return [from, to];
  const start = Math.min(Math.max((from + to - least) / 2, all[0]), all[1] - least);
  return [start, start + least];
}

// The look that is wished for, if there is one of that name; in a hall or a talk what is light is of high contrast.
/** @param {{looks: Record<string, string[]>}} given @param {(string | null)[]} wishes @param {boolean} hall */
function lookOf({looks}, wishes, hall) {
  const wished = wishes.find(name => Object.hasOwn(looks, String(name))) || 'light';
  return hall && wished === 'light' ? 'contrast' : wished;
}
// The panel with the series asked for, else with the first, of those whose lane is shown.
/** @param {Drawing} figure @param {Held} held_ @param {string[]} lanes @param {string | null} key */
function withPanel(figure, held_, lanes, key) {
  if (!figure.layout.yaxis2) return figure;
  const shown = held_.series.filter(([, lane]) => lanes.includes(held_.lanes[lane]));
  const wanted = shown.find(([one]) => one === key) || shown[0];
  if (!wanted || key === 'none') return withoutSeries(figure);
  const panel = held_.panels[wanted[0]];
  return panel ? withSeries(figure, {...panel, labels: completed(panel.labels, held_.facts)}) : figure;
}
/** @param {Held} held_ @param {Set<string>} keep @param {number} day */
function numbers({counts: {rows, refused}, facts}, keep, day) {
  const shown = keep.size;
  const unreviewed = facts.filter(({id, status}) => status === 'unreviewed' && keep.has(id)).length;
  const later = Number.isNaN(day) ? 0 : facts.filter(fact => !knownBy(fact, day)).length;
  const said = {by_clock: later, clock_words: [say('{n} became known later, or nobody says when', {n: later})]};
  return {rows, shown, hidden: rows - refused - shown, refused, unreviewed, ...(later && said)};
}

// What became known later than the day of a view, by lane and day, as rollout/figure/known.py tells it; nothing without a day.
/** @param {Meta} meta @param {Held} held_ @param {string[]} lanes @param {URLSearchParams} query @param {(query: URLSearchParams) => Set<string>} choose */
function knownLater({labels}, {facts, lanes: all}, lanes, query, choose) {
  const day = dayOf(query.get('as_known'));
  if (Number.isNaN(day)) return {};
  const whenever = new URLSearchParams(query);
  whenever.delete('as_known');
  const there = choose(whenever);
  const hidden = new Set(
    facts.filter(fact => there.has(fact.id) && fact.second && !knownBy(fact, day)).map(({id}) => id),
  );
  const later = labelled(labels)
    .filter(({id, lane}) => lane >= 0 && hidden.has(id) && lanes.includes(all[lane]))
    .map(label => /** @type {Span} */ ([lanes.indexOf(all[label.lane]), markAt(label)]));
  return {known: {day: day + 1, later}};
}

// narrow: what filters and lanes leave of a picture.
/** @typedef {{wide?: number, high?: number, least?: number}} Letters */
/** @param {Drawing} full @param {Letters} letters @param {(given: Drawing) => Drawing} narrow */
const ofView = (full, letters, narrow) => narrow(larger(full, letters));
/** @param {Drawing} full @param {PictureRequest & Letters} request @param {(given: Drawing) => Drawing} narrow */
function ofScene(full, {width, height, ...letters}, narrow) {
  const least = Math.max(letters.least || 0, typeOf(width, height));
  return scened(narrow(larger(full, {...letters, least})), height, full.layout.font.size);
}
// A picture for an address at a size, as a server would answer it; choose: which events the filters let through.
/** @param {Held} held_ @param {PictureRequest & Letters} request @param {(query: URLSearchParams) => Set<string>} choose */
export function draw(held_, {search, width, height, theme, ...letters}, choose) {
  const query = new URLSearchParams(search);
  const talk = query.has('talk') || query.has('tell');
  const hall = talk || query.get('hall') === '1';
  const kind = talk ? 'talk' : hall ? 'hall' : 'usual';
  const look = lookOf(held_, [query.get('theme'), theme], hall);
  const keep = choose(query);
  const asked = query.getAll('lane');
  const lanes = held_.lanes.filter(name => !asked.length || asked.includes(name));
  const full = whole(held(held_.views, fitting(held_.views, kind, width, height)), held_.facts);
  const scene = query.get('stage') === 'talk';
  const panelled = withPanel(full, held_, lanes, query.get('series'));
  const figure = (scene ? ofScene : ofView)(panelled, {search, theme, width, height, ...letters}, given =>
    keep.size < held_.facts.length || lanes.length < held_.lanes.length || (!scene && given.layout.meta.letters)
      ? narrowed(given, lanes.length ? lanes : held_.lanes, keep, new Set(query.getAll('tell')))
      : given,
  );
  const {data, layout} = coloured(
    withHeights(figure),
    new Map(held_.looks[held_.look].map((from, i) => [from, held_.looks[look][i]])),
  );
  return {
    data,
    layout: {
      ...layout,
      width,
      xaxis: {...layout.xaxis, range: window_(query, layout.meta, held_.home)},
      meta: {
        ...layout.meta,
        counts: numbers(held_, keep, dayOf(query.get('as_known'))),
        ...knownLater(full.layout.meta, held_, lanes.length ? lanes : held_.lanes, query, choose),
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
