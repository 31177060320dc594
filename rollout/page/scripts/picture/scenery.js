// The picture of one scene of a talk: what is lit comes first and takes the room that it needs, as large as it can stand; a lane
// without anything lit is a thin strip with its name; the rest is ticks without words. Px and days in, px out.
import {BETWEEN, GAPS} from '../measures.js';
import {higher} from './labels.js';
import {ways} from './ways.js';

const SIZES = [1.5, 1.35, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6]; // of the picture's type, which is the least that a last row reads
const LINE = 1.3; // of the type: from one line to the next
const LOOSER = 1.5; // so much further apart lines may stand where there is room
const HEAD = 1; // of the picture's type: the row of a lane's name
const STRIP = 0.42; // and the strip of ticks
const THIN = 0.45; // of the picture's height: what lanes without anything lit may take
const LEAST_STRIP = 8; // px
const GAP = 0.15; // of the type: so much further from a mark words begin than in other pictures
const NAMED = 0.98; // of its row a name needs
const STEPS = 1500; // of the search in a lane; a few events never need more

/** @typedef {import('./ways.js').Lay} Lay */
/** @typedef {import('./ways.js').When} When */
/** @typedef {import('./ways.js').Measure} Measure */
/** @typedef {Lay & {row: number}} Laid */

// The row itself where a way stands clear of another in its row; else the first below what it meets.
/** @param {Lay} way @param {number} row @param {Lay} one @param {number} its @param {number} apart */
function below(way, row, one, its, apart) {
  for (let i = 0; i < one.boxes.length; i++) {
    const [a, b, top, foot] = one.boxes[i];
    for (let j = 0; j < way.boxes.length; j++) {
      const [c, d, from, to] = way.boxes[j];
      if (b + apart > c && d + apart > a && foot + its > from + row && to + row > top + its) return foot + its - from;
    }
  }
  return row;
}
// The first row in which a way stands clear of all that are placed; null where there is none.
/** @param {Lay} way @param {Lay[]} placed @param {number[]} rows @param {number} most @param {number} apart */
function lowest(way, placed, rows, most, apart) {
  let row = 0;
  for (let at = 0, passed = 0; passed < placed.length && row + way.high <= most; at = (at + 1) % placed.length) {
    const next = below(way, row, placed[at], rows[at], apart);
    passed = next === row ? passed + 1 : 0;
    row = next;
  }
  return row + way.high <= most ? row : null;
}

/** @typedef {{cost: number, high: number, placed: Laid[]}} Stack */
/** @typedef {(way: Lay, row: number) => number} Cost */
// How many lines are taken; and how far words are from where an eye looks for them: right of their mark, in one line.
/** @type {Cost} */
const footOf = ({high}, row) => row + high;
/** @type {Cost} */
const strays = ({stray}) => stray;

// The events of a lane within so many lines, as many as the search finds places for, at the least cost: the highest line, or the
// sum of what each costs.
/** @param {Lay[][]} all @param {number} most @param {number} apart @param {Cost} cost @returns {Stack} */
function stacked(all, most, apart, cost) {
  /** @type {Stack} */
  let best = {cost: Infinity, high: 0, placed: []};
  let steps = STEPS;
  /** @type {Lay[]} */
  const placed = [];
  /** @type {number[]} */
  const rows = [];
  /** @param {number} sum @param {number} more */
  const added = (sum, more) => (cost === footOf ? Math.max(sum, more) : sum + more);
  /** @param {number} sum */
  const better = sum => placed.length > best.placed.length || (placed.length === best.placed.length && sum < best.cost);
  // Nothing better can come of what follows, of which so many more may still be placed.
  /** @param {number} more @param {number} sum */
  const vain = (more, sum) =>
    placed.length + more < best.placed.length || (best.placed.length === all.length && sum >= best.cost);
  /** @param {number} sum */
  const keep = sum => {
    const laid = placed.map((way, i) => ({...way, row: rows[i]}));
    best = {cost: sum, high: Math.max(0, ...laid.map(one => footOf(one, one.row))), placed: laid};
  };
  /** @param {Lay} way @param {number} at @param {number} sum */
  const tried = (way, at, sum) => {
    const over = steps < 0 && at + 1 < all.length; // but for what completes a stack
    if (over || vain(all.length - at, added(sum, cost(way, 0)))) return;
    const row = lowest(way, placed, rows, most, apart);
    if (row === null) return;
    placed.push(way);
    rows.push(row);
    search(at + 1, added(sum, cost(way, row)));
    placed.pop();
    rows.pop();
  };
  /** @param {number} at @param {number} sum */
  const search = (at, sum) => {
    if (at === all.length && better(sum)) keep(sum);
    if (at === all.length || vain(all.length - at, sum) || steps-- < 0) return;
    for (const way of all[at]) tried(way, at, sum);
    if (best.placed.length < all.length) search(at + 1, sum);
  };
  search(0, 0);
  return best;
}

// What lanes take beside the lines of words: the gaps between them, the thin lanes, and each lit lane's name and strip. Where lanes are
// very many they lose their names, not the picture its dates.
/** @param {number} foot @param {number} count @param {number} bright @param {number} head @param {number} strip */
function furniture(foot, count, bright, head, strip) {
  const between = Math.min(BETWEEN, (GAPS * foot) / count);
  const whole = foot - between * (count - 1);
  const thin = bright
    ? Math.min(head + strip, (THIN * whole) / Math.max(1, count - bright))
    : whole / Math.max(1, count);
  const left = whole - (count - bright) * thin;
  const named = bright * (head + strip) <= left / 2;
  const own = named ? {head, strip} : {head: 0, strip: Math.min(strip, left / (8 * Math.max(1, bright)))};
  return {between, thin, ...own, room: left - bright * (own.head + own.strip)};
}

/**
 * Where lanes and labels of a scene stand: which labels have their words, in which type and lines; and whose have no room.
 * @param {Meta} meta of the whole picture @param {Label[]} labels @param {Set<string>} lit @param {When} now
 * @param {number} size of the picture's type @param {Measure} measure how wide words are that are lit
 */
export function scenery(meta, labels, lit, now, size, measure) {
  const {lanes, axis} = meta;
  const taller = higher(meta);
  const spacing = {...meta.spacing, gap: meta.spacing.gap + GAP * size};
  const own = lanes.map((_, lane) =>
    labels.filter(label => label.lane === lane && lit.has(label.id)).sort((one, other) => one.start - other.start),
  );
  const bright = own.filter(members => members.length).length;
  const head = HEAD * size * taller;
  const rest = furniture(axis.top, lanes.length, bright, head, Math.max(LEAST_STRIP, Math.round(STRIP * size)));
  const {type, found} = largest(own, rest.room, size, taller, (members, given, most, cost) =>
    stacked(
      members.map(label => ways(label, now, given, spacing, measure)),
      most,
      spacing.apart,
      cost,
    ),
  );
  const line = LINE * type * taller;
  const used = found.reduce((sum, {high}) => sum + high, 0);
  const step = Math.max(line, Math.min(line * LOOSER, rest.room / Math.max(1, used)));
  const spare = Math.max(0, rest.room - used * step) / Math.max(1, bright);
  const made = labels.map(label => ({...label, told_from: label.lane < 0 ? label.told_from : null}));
  const byId = new Map(made.map(label => [label.id, label]));
  let top = 0;
  const laid = lanes.map((lane, number) => {
    const {high, placed} = found[number];
    const shines = own[number].length > 0;
    const height = shines ? rest.head + high * step + spare + rest.strip : rest.thin;
    const first = top + rest.head + spare / 2 + step / 2;
    for (const {id, row, side, lines, width} of placed)
      Object.assign(/** @type {Label} */ (byId.get(id)), {
        y: first + row * step,
        side,
        width,
        size: type,
        told_from: now.scale * (1 - 1e-6),
        lines: lines.map((words, i) => [words, (side === 'under' ? step : 0) + i * line]),
      });
    const strip = Math.min(rest.strip, height);
    const unnamed = (shines ? rest.head : height) < head * NAMED;
    const one = {...lane, top, height, strip: top + height - strip / 2, unnamed};
    top += height + rest.between;
    return one;
  });
  return {
    labels: made,
    left: own.flat().flatMap(({id}) => (byId.get(id)?.told_from === null ? [id] : [])),
    share: type / size,
    meta: {...meta, spacing, strip: rest.strip, row: step, lanes: laid, grounds: grounded(meta, laid)},
  };
}
/** @param {Meta} meta @param {Lane[]} lanes @returns {[number, number, string][]} */
const grounded = ({grounds}, lanes) =>
  grounds.map(([, high, fill], i) => {
    const {top, height} = lanes[i >> 1];
    return [i % 2 ? top + height - high : top, high, fill];
  });

// The largest type in which all that is lit has its place; where there is none the smallest, and some are left out. Lines that are
// left over go to words that would stray.
/**
 * @param {Label[][]} own @param {number} room @param {number} size @param {number} taller
 * @param {(members: Label[], type: number, most: number, cost: Cost) => Stack} stack
 */
function largest(own, room, size, taller, stack) {
  const many = own.reduce((sum, members) => sum + members.length, 0);
  const bright = own.filter(members => members.length).length;
  /** @param {number} type */
  const linesOf = type => Math.max(0, Math.floor(room / (LINE * type * taller) + 1e-9));
  const crowded = own.map((_, lane) => lane).sort((one, other) => own[other].length - own[one].length);
  // Every lane with all that it lights; null as soon as one, the fullest first, has no room for all of it.
  /** @param {number} type */
  const whole = type => {
    /** @type {Stack[]} */
    const found = [];
    for (const lane of crowded) {
      found[lane] = stack(own[lane], type, linesOf(type), footOf);
      if (found[lane].placed.length < own[lane].length) return null;
    }
    return found;
  };
  for (const share of SIZES) {
    const type = size * share;
    const found = whole(type);
    const used = found?.reduce((sum, {high}) => sum + high, 0) ?? 0;
    if (!found || used > linesOf(type)) continue;
    const more = Math.floor((linesOf(type) - used) / Math.max(1, bright));
    return {type, found: own.map((members, lane) => stack(members, type, found[lane].high + more, strays))};
  }
  // Each lane has its share of the lines, by how many it lights.
  const type = size * SIZES[SIZES.length - 1];
  return {
    type,
    found: own.map(members => stack(members, type, Math.floor((linesOf(type) * members.length) / many), footOf)),
  };
}
