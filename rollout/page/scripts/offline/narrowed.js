// A picture of some of its lanes and events: lanes share the height anew, labels are placed anew.
import {higher, rows} from '../picture/labels.js';
import {collision, inks} from '../picture/room.js';

const BETWEEN = 6;
const LEAST_ROWS = 3; // px and rows as in theme.py

// ---- labels placed anew where filters leave room: each in turn where it is told soonest, as in rollout/layout/labels
/** @param {Label[]} labels @param {number} count @param {Meta} meta */
function place(labels, count, meta) {
  /** @type {any[][]} */
  const standing = Array.from({length: count}, () => []);
  for (const label of labels) {
    /** @type {any} */
    let best = {since: Infinity};
    standing.forEach((stood, row) => {
      for (const ink of inks(label, meta.span, meta.spacing)) {
        let since = ink.wall;
        for (const other of stood) {
          const meet = since < best.since ? collision(other.ink, ink, meta.spacing.apart) : 0;
          if (meet > other.since) since = Math.max(since, meet);
        }
        if (since < best.since) best = {since, row, ink};
      }
    });
    if (best.ink) standing[best.row].push(best);
    label.row = best.row;
    label.side = best.ink ? best.ink.side : label.side;
    label.told_from = best.ink ? best.since * (1 + 1e-9) : null;
  }
}
// least: rows that a lane has where there is no room for the usual ones.
/** @param {number} count @param {number[]} wanted @param {any} least */
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
        /** @type {[number, ...any[]][]} */ (meta[name])
          .map(([lane, ...rest]) => [chosen.indexOf(lane), ...rest])
          .filter(([lane]) => Number(lane) >= 0),
      ]),
  );
/** @param {any} given @param {string[]} lanes @param {Set<string>} keep @param {Set<string>} tell @param {any} [least] */
export function narrowed({data, layout}, lanes, keep, tell, least = LEAST_ROWS) {
  const {meta} = layout;
  const head = Math.round(layout.font.size * 1.9 * higher(meta));
  const foot = layout.yaxis.range[0];
  const all = rows(meta.labels);
  const chosen = lanes.map(name => meta.lanes.findIndex((/** @type {any} */ lane) => lane.name === name));
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
      .map((/** @type {any} */ [, high, fill], /** @type {any} */ second) =>
        second ? [lane.top + lane.height - high, high, fill] : [lane.top, high, fill],
      ),
  );
  const columns = Object.fromEntries(
    Object.keys(meta.labels).map(name => [name, kept.map(label => label[/** @type {keyof Labels} */ (name)])]),
  );
  const figures = meta.figures.filter((/** @type {any} */ [id]) => keep.has(id));
  return {
    data: data.map((/** @type {any} */ trace) => some(trace, number)).filter(Boolean),
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
        labels: columns,
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
/** @param {any} trace @param {Map<number, number>} number */
function some(trace, number) {
  if (!trace.customdata) return trace;
  const at = trace.customdata
    .map((/** @type {unknown} */ _, /** @type {number} */ i) => i)
    .filter((/** @type {number} */ i) => number.has(trace.customdata[i]));
  const whole = trace.customdata.length;
  if (!at.length) return null;
  /** @type {(value: any) => any} */
  const pick = value =>
    Array.isArray(value) && value.length === whole
      ? at.map((/** @type {number} */ i) => value[i])
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pick(one)]))
        : value;
  return {...pick(trace), customdata: at.map((/** @type {number} */ i) => number.get(trace.customdata[i]))};
}
