// Pictures of a page without a server: drawn when the file was made, here told apart, coloured, and narrowed by filters.
import {span} from '../days.js';
import {higher, rows} from '../picture/labels.js';
import {collision, inks} from '../picture/room.js';
import {larger} from './larger.js';

const BETWEEN = 6;
const LEAST_ROWS = 3; // px and rows as in theme.py
const SIDES = {r: 'right', l: 'left', b: 'bar'}; // as in rollout/outputs/offline/views.py
const COLOUR = /^#[0-9a-f]{6}$/;

// What differs from a picture done to it: the letters are those of rollout/outputs/offline/delta.py.
function apply(base, told) {
  if ('v' in told) return told.v;
  if (told.s) return base.map((one, i) => (i in told.s ? told.s[i] : one));
  if (told.o || told.x) {
    const made = {
      ...base,
      ...Object.fromEntries(Object.entries(told.o || {}).map(([key, one]) => [key, apply(base[key], one)])),
    };
    for (const key of told.x || []) delete made[key];
    return made;
  }
  if (!told.l) return base;
  return [
    ...base.slice(0, told.n ?? base.length).map((one, i) => (told.l[i] ? apply(one, told.l[i]) : one)),
    ...(told.m || []),
  ];
}
function coloured(value, found) {
  if (typeof value === 'string') return COLOUR.test(value) ? (found.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(one => coloured(one, found));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, found)]));
  return value;
}

// ---- labels placed anew where filters leave room: each in turn where it is told soonest, as in rollout/layout/labels
function place(labels, count, meta) {
  const standing = Array.from({length: count}, () => []);
  for (const label of labels) {
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
function share(count, wanted, least) {
  const usual = Math.max(least, Math.min(LEAST_ROWS, Math.floor(count / wanted.length)));
  const shared = wanted.map(() => usual);
  const need = lane => Math.sqrt(wanted[lane]) / shared[lane];
  for (let left = count - usual * wanted.length; left > 0 && wanted.length; left--)
    shared[wanted.reduce((most, _, lane) => (need(lane) > need(most) ? lane : most), 0)]++;
  return shared;
}

// A picture of some of its lanes and events: lanes share the height anew, labels are placed anew.
export function narrowed({data, layout}, lanes, keep, tell, least = LEAST_ROWS) {
  const {meta} = layout;
  const head = Math.round(layout.font.size * 1.9 * higher(meta));
  const foot = layout.yaxis.range[0];
  const all = rows(meta.labels);
  const chosen = lanes.map(name => meta.lanes.findIndex(lane => lane.name === name));
  const kept = all
    .map((label, i) => ({...label, i, lane: label.lane < 0 ? -1 : chosen.indexOf(label.lane)}))
    .filter(({id, lane, i}) => all[i].lane < 0 || (lane >= 0 && keep.has(id)));
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
          tell.has(b.id) - tell.has(a.id) ||
          b.headline - a.headline ||
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
      .map(([, , fill], strip) =>
        strip ? [lane.top + lane.height - meta.strip, meta.strip, fill] : [lane.top, lane.height, fill],
      ),
  );
  const columns = Object.fromEntries(Object.keys(meta.labels).map(name => [name, kept.map(label => label[name])]));
  const figures = meta.figures.filter(([id]) => keep.has(id));
  return {
    data: data.map(trace => some(trace, number)).filter(Boolean),
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
        axis: {...meta.axis, top: bottom, foot: height},
        panel_top: meta.panel_top - foot + bottom,
      },
    },
  };
}
// A trace with those of its points whose labels are kept; null without any.
function some(trace, number) {
  if (!trace.customdata) return trace;
  const at = trace.customdata.map((_, i) => i).filter(i => number.has(trace.customdata[i]));
  const whole = trace.customdata.length;
  if (!at.length) return null;
  const pick = value =>
    Array.isArray(value) && value.length === whole
      ? at.map(i => value[i])
      : value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, pick(one)]))
        : value;
  return {...pick(trace), customdata: at.map(i => number.get(trace.customdata[i]))};
}

// Another series in the panel: drawn for the smallest picture, here as high as the panel is.
function withSeries({data, layout}, panel) {
  const {meta} = layout;
  const {
    domain,
    range: [height],
  } = layout.yaxis2;
  const much = height / panel.axis.range[0];
  const wide = layout.font.size / panel.size;
  const grown = values => values.map(value => (value === null ? null : value * much));
  const own = {
    ...panel.labels,
    y: grown(panel.labels.y),
    width: panel.labels.width.map(one => Math.ceil(one * wide)),
    told_from: panel.labels.told_from.map(one => one && one * (wide > 1 ? wide * 1.1 : 1)),
  };
  const lanes = meta.labels.lane.map(lane => lane >= 0);
  return {
    data: [...data.filter(trace => trace.yaxis !== 'y2'), ...panel.data.map(trace => ({...trace, y: grown(trace.y)}))],
    layout: {
      ...layout,
      yaxis2: {...panel.axis, domain, range: [height, 0]},
      meta: {
        ...meta,
        panel: {...panel.panel, ticks: panel.panel.ticks.map(([y, words]) => [y * much, words])},
        figures: panel.figures.map(([id, at, y]) => [id, at, y * much]),
        labels: Object.fromEntries(
          Object.keys(meta.labels).map(name => [name, [...meta.labels[name].filter((_, i) => lanes[i]), ...own[name]]]),
        ),
      },
    },
  };
}

function withoutSeries({data, layout}) {
  const {yaxis2, ...rest} = layout;
  const {meta} = layout;
  const height = layout.height - yaxis2.range[0];
  const lanes = meta.labels.lane.map(lane => lane >= 0);
  return {
    data: data.filter(trace => trace.yaxis !== 'y2'),
    layout: {
      ...rest,
      height,
      yaxis: {...layout.yaxis, domain: [1 - layout.yaxis.range[0] / height, 1]},
      meta: {
        ...meta,
        panel: null,
        figures: [],
        labels: Object.fromEntries(
          Object.entries(meta.labels).map(([name, column]) => [name, column.filter((_, i) => lanes[i])]),
        ),
      },
    },
  };
}

// The labels with what the file says but once, and heights for the points that a zoom can tell.
function completed({data, layout}, facts) {
  const {labels} = layout.meta;
  const fact = i => facts[labels.id[i]];
  const far = labels.told_from.map(one => one || null);
  const full = {
    ...labels,
    told_from: far,
    side: [...labels.side].map(one => SIDES[one]),
    id: labels.id.map((n, i) => (n < 0 ? '' : fact(i).id)),
    words: labels.words.map((said, i) => said ?? fact(i).words),
    headline: labels.id.map((n, i) => n >= 0 && fact(i).headline),
  };
  return {data, layout: {...layout, meta: {...layout.meta, labels: full}}};
}
// A whisker stands away from the words of its mark, which may have found room on the other side.
const WHISKERS = /(trace)?-(about|unsure|doubtful)$/;
function turned(trace, {side}) {
  if (!WHISKERS.test(trace.uid)) return trace;
  const angle = trace.customdata.map(i => (side[i] === 'left' ? -90 : 90));
  return {...trace, marker: {...trace.marker, angle}};
}
export function withHeights({data, layout}) {
  const {labels} = layout.meta;
  const heights = labels.y.map((y, i) => (labels.told_from[i] === null ? null : y));
  return {
    data: data.map(trace =>
      trace.customdata ? turned({...trace, y: trace.customdata.map(i => heights[i])}, labels) : trace,
    ),
    layout,
  };
}

function fitting(views, kind, width, height) {
  const large = width >= 1500 && height >= 760;
  const order = views
    .map((view, number) => ({...view, number}))
    .filter(view => view.kind === kind && view.large === large)
    .sort((a, b) => a.height - b.height);
  return (order.filter(view => view.height <= height).pop() || order[0]).number;
}
function held(views, number) {
  const {figure, of, differs} = views[number];
  return figure || apply(held(views, of), differs);
}
function window_(query, {span: whole, least_days: least}, home) {
  let [from, to] = span(query.get('from'), query.get('to'));
  if (!(from < to)) [from, to] = home;
  [from, to] = [Math.max(from, whole[0]), Math.min(to, whole[1])];
  if (to - from < Math.min(least, 1)) return whole;
  if (to - from >= least) return [from, to];
  const start = Math.min(Math.max((from + to - least) / 2, whole[0]), whole[1] - least);
  return [start, start + least];
}

// A picture for an address at a size, as a server would answer it; choose: which events the filters let through.
export function draw(held_, {search, width, height, theme, ...letters}, choose) {
  const query = new URLSearchParams(search);
  const talk = query.has('talk') || query.has('tell');
  const hall = talk || query.get('hall') === '1';
  const kind = talk ? 'talk' : hall ? 'hall' : 'usual';
  const wished = held_.looks[query.get('theme')] ? query.get('theme') : held_.looks[theme] ? theme : 'light';
  const look = hall && wished === 'light' ? 'contrast' : wished;
  const keep = choose(query);
  const lanes = held_.lanes.filter(name => !query.getAll('lane').length || query.getAll('lane').includes(name));
  let figure = completed(held(held_.views, fitting(held_.views, kind, width, height)), held_.facts);
  // The series asked for, else the first, of those whose lane is shown.
  const shown = held_.series.filter(([, lane]) => lanes.includes(held_.lanes[lane]));
  const wanted = shown.find(([key]) => key === query.get('series')) || shown[0];
  const none = !wanted || query.get('series') === 'none';
  const panel = !none && held_.panels[wanted[0]];
  if (figure.layout.yaxis2 && none) figure = withoutSeries(figure);
  else if (figure.layout.yaxis2 && panel)
    figure = withSeries(figure, completed({layout: {meta: panel}}, held_.facts).layout.meta);
  figure = larger(figure, letters);
  if (keep.size < held_.facts.length || lanes.length < held_.lanes.length || figure.layout.meta.letters)
    figure = narrowed(figure, lanes.length ? lanes : held_.lanes, keep, new Set(query.getAll('tell')));
  const {data, layout} = coloured(
    withHeights(figure),
    new Map(held_.looks[held_.look].map((from, i) => [from, held_.looks[look][i]])),
  );
  const {rows: all, refused} = held_.counts;
  const counts = {rows: all, shown: keep.size, hidden: all - refused - keep.size, refused};
  return {
    data,
    layout: {
      ...layout,
      width,
      xaxis: {...layout.xaxis, range: window_(query, layout.meta, held_.home)},
      meta: {
        ...layout.meta,
        counts,
        width,
        theme: look,
        hall,
        tell: query.getAll('tell'),
        scene: query.get('stage') === 'talk',
        digest: held_.digest,
        newest_source: held_.newest_source,
        choices: held_.choices,
      },
    },
  };
}
