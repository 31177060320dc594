// Room for labels: what each covers with its words on either side, from which scale two are apart, as in rollout/layout/labels;
// and new rows for the few that must be told in one window.
import {HEAD_HIGH} from '../measures.js';
import {higher, markAt, told} from './labels.js';

/** @param {number} pixels @param {number} days */
const fits = (pixels, days) => (days > 0 ? pixels / days : Infinity);
/** @param {Label} given @param {Span} other @param {Spacing} more */
export function inks({start, end, on_bar, until, width}, [first, last], {mark, gap}) {
  const anchor = markAt({start, end, on_bar, until});
  const reach = gap + width;
  const behind = {
    side: 'right',
    start,
    end,
    anchor,
    left: 0,
    mark,
    right: reach,
    words: mark,
    wall: Math.max(fits(reach, last - end), fits(mark, anchor - first)),
  };
  // Of a range without a beginning that ends at the end of time or later something of its bar alone is seen: there its words slide.
  if (until && end >= last) Object.assign(behind, {right: mark, wall: fits(reach, last - Math.max(start, first))});
  if (until) {
    const wall = Math.max(fits(reach, end - first), fits(mark, last - end));
    return [behind, {side: 'left', start, end, anchor, left: 0, mark: reach, right: mark, words: mark, wall}];
  }
  const left = {
    side: 'left',
    start,
    end,
    anchor,
    left: reach,
    mark,
    right: 0,
    words: mark,
    wall: Math.max(fits(reach, start - first), fits(mark, last - anchor)),
  };
  return [
    on_bar
      ? {side: 'bar', start, end, anchor, left: mark, mark, right: 0, words: reach, wall: fits(reach, last - start)}
      : behind,
    left,
  ];
}
/** @param {Extent} one @param {Extent} other @param {number} apart */
export function collision(one, other, apart) {
  const [a, b] = one.end < other.start ? [one, other] : [other, one];
  if (a.end >= b.start) return Infinity;
  const right = a.right + apart;
  const words = a.words + apart;
  return Math.max(
    (right + b.left) / (b.start - a.end),
    (right + b.mark) / (b.anchor - a.end),
    (words + b.left) / (b.start - a.anchor),
    (words + b.mark) / (b.anchor - a.anchor),
  );
}

// Beside the far end of a range, where neither its own length nor the place before it has room for its words.
/** @param {Label} given @param {Spacing} other */
const beyond = ({start, end, width}, {mark, gap}) => ({
  side: 'right',
  start,
  end,
  anchor: start,
  left: mark,
  mark,
  right: gap + width,
  words: mark,
});
/** @param {Label} label @param {Span} span @param {Spacing} spacing */
const sides = (label, span, spacing) => [
  ...inks(label, span, spacing),
  ...(label.on_bar && !label.until ? [beyond(label, spacing)] : []),
];
const STEPS = 20000; // of the search; more than a few labels never need

// A row and a side for each of a lane's labels at one scale, as many as there is room for, each where it was if it can be; at last
// beside the name of the lane, which takes so many px.
/** @param {Label[]} labels @param {number} count @param {number} name @param {Omit<Now, 'told'>} now @param {Meta} undefined */
function settled(labels, count, name, now, {span, spacing}) {
  /** @param {Extent} given */
  const left = ({start, anchor, left: before, mark}) =>
    Math.min((start - now.window[0]) * now.scale - before, (anchor - now.window[0]) * now.scale - mark);
  const ways = labels.map(label => {
    const fit = sides(label, span, spacing).filter(({side}) =>
      told({...label, side, told_from: 0}, now.scale, now.window, spacing),
    );
    const all = fit
      .flatMap(ink => Array.from({length: count + 1}, (_, row) => ({label, ink, row: row - 1})))
      .filter(({ink, row}) => row >= 0 || left(ink) > name);
    /** @param {Way} given */
    const moved = ({ink, row}) => 3 * Number(row < 0) + Number(row !== label.row) + Number(ink.side !== label.side);
    return all.sort((one, other) => moved(one) - moved(other));
  });
  /** @type {Way[]} */
  let best = [];
  let steps = STEPS;
  /** @param {number} at @param {Way[]} placed */
  const search = (at, placed) => {
    if (placed.length > best.length) best = placed;
    if (at === ways.length || best.length === ways.length || steps-- < 0) return;
    for (const way of ways[at]) {
      if (placed.some(({ink, row}) => row === way.row && collision(ink, way.ink, spacing.apart) > now.scale)) continue;
      search(at + 1, [...placed, way]);
      if (best.length === ways.length) return;
    }
    search(at + 1, placed);
  };
  search(0, []);
  return best;
}

// The labels of a picture with those that must be told told in a window at a scale: they are given rows anew where need be, and
// what stands in their way is counted.
// beside: how many px the head of a lane takes of its row, with what others call it.
/**
 * @param {Label[]} labels @param {Set<string>} must @param {Omit<Now, 'told'>} now @param {Meta} meta @param {number} size
 * @param {(lane: Lane, size: number) => number} beside
 */
export function withRoom(labels, must, now, meta, size, beside) {
  const {lanes, row, strip, spacing} = meta;
  const head = Math.round(size * HEAD_HIGH * higher(meta));
  const made = labels.map(label => ({...label}));
  lanes.forEach((lane, number) => {
    const own = made.filter(label => label.lane === number);
    const first = lane.top + head + row / 2;
    for (const label of own) label.row = Math.round((label.y - first) / row);
    const wanted = own.filter(({id}) => must.has(id)).sort((one, other) => one.start - other.start);
    if (wanted.every(label => told(label, now.scale, now.window, spacing))) return;
    const found = settled(wanted, Math.round((lane.height - head - strip) / row), beside(lane, size), now, meta);
    for (const {label, ink, row: at} of found)
      Object.assign(label, {row: at, y: first + at * row, side: ink.side, told_from: now.scale * (1 - 1e-6)});
    for (const label of own) {
      const ink = sides(label, meta.span, spacing).find(({side}) => side === label.side);
      if (
        found.every(one => one.label !== label) &&
        ink &&
        found.some(one => one.row === label.row && collision(one.ink, ink, spacing.apart) > now.scale)
      )
        label.told_from = null;
    }
  });
  return made;
}
