// A picture of some of its lanes and events: lanes share the height anew, labels are placed anew.
import {BETWEEN, HEAD_HIGH, LEAST_ROWS} from '../measures.js';
import {columns, higher, rows} from '../picture/labels.js';
import {collision, inks} from '../picture/room.js';

/** @typedef {{since: number, row: number, ink: Ink}} Standing */

// From which scale on an ink has room among those of a row; looked for as long as that is less than some other.
/** @param {Ink} ink @param {Standing[]} stood @param {number} least @param {number} apart */
function sinceIn(ink, stood, least, apart) {
  let since = ink.wall;
  for (const other of stood) {
    const meet = since < least ? collision(other.ink, ink, apart) : 0;
    if (meet > other.since) since = Math.max(since, meet);
  }
  return since;
}
// ---- labels placed anew where filters leave room: each in turn where it is told soonest, as in rollout/layout/labels
/** @param {Label} label @param {Standing[][]} standing @param {Meta} meta */
function soonest(label, standing, {span, spacing}) {
  /** @type {Standing | null} */
  let best = null;
  for (const [row, stood] of standing.entries())
    for (const ink of inks(label, span, spacing)) {
      const least = best?.since ?? Infinity;
      const since = sinceIn(ink, stood, least, spacing.apart);
      if (since < least) best = {since, row, ink};
    }
  return best;
}
/** @param {Label[]} labels @param {number} count @param {Meta} meta */
function place(labels, count, meta) {
  /** @type {Standing[][]} */
  const standing = Array.from({length: count}, () => []);
  for (const label of labels) {
    const best = soonest(label, standing, meta);
    label.row = best?.row;
    label.side = best?.ink.side ?? label.side;
    label.told_from = best && best.since * (1 + 1e-9);
    if (best) standing[best.row].push(best);
  }
}
// least: rows that a lane has where there is no room for the usual ones.
/** @param {number} count @param {number[]} wanted @param {number} least */
function share(count, wanted, least) {
  const usual = Math.max(least, Math.min(LEAST_ROWS, Math.floor(count / wanted.length)));
  const shared = wanted.map(() => usual);
  /** @param {number} lane */
  const need = lane => Math.sqrt(wanted[lane]) / shared[lane];
  for (let left = count - usual * wanted.length; left > 0 && wanted.length; left--)
    shared[wanted.reduce((most, _, lane) => (need(lane) > need(most) ? lane : most), 0)]++;
  return shared;
}

// What is said of lanes, not of events: of those that are left, by their new numbers.
/** @param {Meta} meta @param {number[]} chosen */
const ofLanes = (meta, chosen) =>
  Object.fromEntries(
    /** @type {const} */ (['gaps', 'searched'])
      .filter(name => meta[name])
      .map(name => [
        name,
        /** @type {[number, ...unknown[]][]} */ (meta[name])
          .map(([lane, ...rest]) => [chosen.indexOf(lane), ...rest])
          .filter(([lane]) => Number(lane) >= 0),
      ]),
  );
/** @param {Drawing} given @param {string[]} lanes @param {Pick<Set<string>, 'has'>} keep @param {Set<string>} tell @param {number} [least] @returns {Drawing} */
export function narrowed({data, layout}, lanes, keep, tell, least = LEAST_ROWS) {
  const {meta} = layout;
  const head = Math.round(layout.font.size * HEAD_HIGH * higher(meta));
  const foot = layout.yaxis.range[0];
  const all = rows(meta.labels);
  const chosen = lanes.map(name => meta.lanes.findIndex(lane => lane.name === name));
  /** @type {(Label & {i: number})[]} */
  const kept = all
    .map((label, i) => ({...label, i, lane: label.lane < 0 ? -1 : chosen.indexOf(label.lane)}))
    .filter(({id, lane, i}) => all[i].lane < 0 || (lane >= 0 && keep.has(id)));
  /** @param {number} lane */
  const told = lane => kept.filter(label => label.lane === lane && !(meta.hall && label.told_from === null));
  const count = Math.floor((foot - chosen.length * (head + meta.strip + BETWEEN)) / meta.row);
  const shared = share(
    count,
    chosen.map((_, lane) => told(lane).length),
    least,
  );
  let top = 0;
  const laid = chosen.map((from, lane) => {
    const height = head + shared[lane] * meta.row + meta.strip;
    const found = {...meta.lanes[from], from, top, height, strip: top + height - meta.strip / 2};
    place(
      told(lane).sort(
        (a, b) =>
          Number(tell.has(b.id)) - Number(tell.has(a.id)) ||
          Number(b.headline) - Number(a.headline) ||
          (a.told_from ?? Infinity) - (b.told_from ?? Infinity),
      ),
      shared[lane],
      meta,
    );
    for (const label of kept) if (label.lane === lane) label.y = top + head + meta.row * ((label.row ?? 0) + 0.5);
    top += height + BETWEEN;
    return found;
  });
  const bottom = laid.length ? top - BETWEEN : foot;
  const height = layout.height - foot + bottom;
  const number = new Map(kept.map(({i}, now) => [i, now]));
  const grounds = laid.flatMap(lane =>
    meta.grounds
      .slice(2 * lane.from, 2 * lane.from + 2)
      .map(
        ([, high, fill], second) =>
          /** @type {[number, number, string]} */ ([second ? lane.top + lane.height - high : lane.top, high, fill]),
      ),
  );
  const labels = columns(meta.labels, (_, name) => kept.map(label => label[name]));
  const figures = meta.figures.filter(([id]) => keep.has(id));
  return {
    data: data.map(trace => some(trace, number)).filter(trace => trace !== null),
    layout: {
      ...layout,
      height,
      yaxis: {...layout.yaxis, domain: [1 - bottom / height, 1], range: [bottom, 0]},
      ...(layout.yaxis2 && {
        yaxis2: {...layout.yaxis2, domain: [0, (layout.yaxis2.domain[1] * layout.height) / height]},
      }),
      meta: {
        ...meta,
        lanes: laid,
        labels,
        figures,
        grounds,
        ...ofLanes(meta, chosen),
        axis: {...meta.axis, top: bottom, foot: height},
        panel_top: meta.panel_top - foot + bottom,
      },
    },
  };
}
// A trace with those of its points whose labels are kept; null without any.
/** @param {Trace} trace @param {Map<number, number>} number @returns {Trace | null} */
function some(trace, number) {
  const {customdata} = trace;
  if (!customdata) return trace;
  const at = customdata.map((_, i) => i).filter(i => number.has(customdata[i]));
  const whole = customdata.length;
  if (!at.length) return null;
  /** @type {(value: unknown) => unknown} */
  const pick = value =>
    Array.isArray(value) && value.length === whole
      ? at.map(i => value[i])
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pick(one)]))
        : value;
  return {.../** @type {Trace} */ (pick(trace)), customdata: at.map(i => Number(number.get(customdata[i])))};
}
