// Grounds, time axis, ticks and words are drawn by the page, below Plotly's marks and above them: Plotly would take longer for
// these than for all the rest. rollout/figure/first_view.py draws the same before Plotly is there; the two must not differ by a pixel.
import {updateAside, writeAside} from './aside.js';
import {BESIDE, digits, ticks} from './axis.js';
import {axisRow, keepSoon} from './axisrow.js';
import {updateEmpty, writeEmpty} from './empty.js';
import {updateKnown, writeKnown} from './known.js';
import {higher, markAt, wordsAt} from './labels.js';
import {axis, shown} from './shown.js';
import {put, set, svg} from './svg.js';

// What is drawn on each lane, and the words of each label.
/** @type {{strips: SVGElement[], beacons: SVGElement[], written: SVGElement[]}} */
export const layers = {strips: [], beacons: [], written: []};
/** @type {SVGElement} */
let grid;
/** @type {SVGElement} */
let dates;
/** @type {number} */
let line;
/** @type {number[]} */
let needed;
/** @type {{node: SVGElement, right: number, middle: number}[]} */
let figures = [];
/** @type {boolean[] | null} */
let was = null;
const TICK = 0.6; // of the strip

const below = svg('svg', {id: 'ground', 'aria-hidden': 'true'});
const above = svg('svg', {id: 'words', 'aria-hidden': 'true'});
// Words on the bar of their range, which is a ground of its own.
/** @param {Label} label */
const onBar = ({side, until}) => side === 'bar' || (until && side === 'left');

// What is about to be written anew need not be laid out again for whoever measures meanwhile.
export function clear() {
  below.replaceChildren();
  above.replaceChildren();
}
export function write() {
  const {size} = shown.graph.layout.font;
  const {top, height, rooms} = shown.meta.axis;
  const room = /** @type {HTMLElement} */ (shown.graph.closest('#timeline') || shown.graph.parentElement);
  room.prepend(below);
  room.append(above);
  was = null;
  clear();
  set(above, 'font-size', String(size));
  grid = put(below, 'path', {class: 'grid'});
  for (const [y, high, fill] of shown.meta.grounds) put(below, 'rect', {width: '100%', y, height: high, fill});
  figures = (shown.meta.panel?.ticks || []).map(([y, words]) => {
    put(below, 'path', {class: 'level', d: `M0 ${Math.floor(shown.meta.panel_top + y) + 0.5}H9999`});
    return {
      node: put(above, 'text', {class: 'level', x: 4, y: shown.meta.panel_top + y - 4, 'font-size': size}, words),
      right: 4 + words.length * size * 0.56 * ((shown.meta.letters?.wide ?? 100) / 100),
      middle: shown.meta.panel_top + y - 4 - size * 0.35,
    };
  });
  for (const each of room.querySelectorAll('.density')) each.remove();
  layers.strips = shown.meta.crowd
    ? shown.meta.lanes.map((_, lane) => density(room, lane))
    : shown.meta.lanes.map(({ink}) => put(below, 'path', {class: 'ticks', stroke: ink}));
  layers.beacons = shown.meta.crowd
    ? []
    : shown.meta.lanes.map(({ink}) => put(below, 'path', {class: 'beacon', stroke: ink, d: 'M0 0'}));
  layers.written = shown.labels.map((label, index) => {
    const group = put(above, 'g', {class: 'textpoint counted', 'data-label': index});
    const y = label.y + (label.lane < 0 ? shown.meta.panel_top : 0) + ((label.size ?? size) / 4) * higher(shown.meta);
    const face = {
      'text-anchor': label.side === 'left' ? 'end' : 'start',
      ...(label.heavy && {'font-weight': 600, 'font-size': size + shown.meta.larger}),
      ...(label.size && {'font-weight': 600, 'font-size': label.size}),
      ...(onBar(label) && {class: 'on-bar'}),
    };
    for (const [words, lower] of label.lines ?? [[label.words, 0]]) put(group, 'text', {y: y + lower, ...face}, words);
    return group;
  });
  dates = axisRow(above); // above the words of a lane that it stands over
  writeAside(below, above);
  writeKnown(below);
  writeEmpty(below, above);
  line = top + height / 2 + size * 0.35;
  needed = rooms;
}

/** @param {Now} now */
export function update(now) {
  shown.stood = now;
  const left = axis()._offset;
  const right = left + axis()._length;
  /** @param {number} day */
  const x = day => left + (day - now.window[0]) * now.scale;
  calendar(now, left, right, x);
  updateAside(x, left, right);
  updateKnown(x);
  updateEmpty(now, x, left, right);
  if (shown.meta.crowd) crowd(now, x);
  else {
    const high = TICK * shown.meta.strip;
    /** @param {SVGElement} path @param {number} lane @param {(label: Label) => boolean} wanted */
    const stripe = (path, lane, wanted) => {
      const from = (shown.meta.lanes[lane].strip + shown.meta.strip / 2 - high).toFixed(1);
      set(
        path,
        'd',
        shown.labels
          .filter(label => label.lane === lane && wanted(label))
          .map(label => `M${x(markAt(label)).toFixed(1)} ${from}v${high}`)
          .join('') || 'M0 0',
      );
    };
    layers.strips.forEach((path, lane) =>
      stripe(path, lane, label => !shown.scene || (!shown.scene.lit.has(label.id) && !shown.scene.off.has(label.id))),
    );
    const {scene} = shown;
    if (scene) layers.beacons.forEach((path, lane) => stripe(path, lane, label => scene.lit.has(label.id)));
  }
  for (const one of shown.drawn)
    if (one.told !== now.told[one.index]) one.node.classList.toggle('counted', !(one.told = now.told[one.index]));
  layers.written.forEach((group, index) => {
    const label = shown.labels[index];
    if (!was || was[index] !== now.told[index]) group.classList.toggle('counted', !now.told[index]);
    // Words that are moved need not be laid out again.
    if (!now.told[index]) return;
    const begin = x(wordsAt(label, now.scale, now.window, shown.meta.spacing));
    const at = label.side === 'left' ? begin + label.width : begin;
    set(group, 'transform', `translate(${at.toFixed(2)})`);
  });
  was = now.told;
  // A figure on the axis of the panel gives way to the words of the panel.
  const notes = shown.labels.filter((label, i) => label.lane < 0 && now.told[i]);
  for (const {node, right: end, middle} of figures)
    node.classList.toggle(
      'counted',
      notes.some(
        note =>
          Math.abs(shown.meta.panel_top + note.y - middle) < shown.meta.row &&
          x(wordsAt(note, now.scale, now.window, shown.meta.spacing)) < end + shown.meta.spacing.apart,
      ),
    );
  keepSoon();
}

// The time axis: a line where a step begins, and its words where they are whole.
const SAME = 0.01; // px: a window that was moved ends beside a day, not on it
/** @param {number} px */
function gridLine(px) {
  const {top, foot} = shown.meta.axis;
  const lines = [
    [0, top],
    [shown.meta.panel_top, foot],
  ];
  return lines.map(([a, b]) => (a < b ? `M${Math.floor(px + SAME) + 0.5} ${a}V${b}` : '')).join('');
}
/** @param {Now} now @param {number} left @param {number} right @param {(day: number) => number} x */
function calendar(now, left, right, x) {
  /** @type {[number, string, boolean][]} */
  const texts = [];
  let path = '';
  /** @param {number} from @param {number} to @param {number} [by] */
  const holds = (from, to, by = 0) => from >= left - by && to <= right + by;
  for (const {start, end, words, whole} of ticks(now.window, now.scale, needed)) {
    const from = x(start);
    const wide = digits(words) * shown.meta.axis.digit;
    const inside = holds(from, from, SAME);
    const at = whole ? (from + x(end)) / 2 : from + BESIDE;
    if (inside) path += gridLine(from);
    if (whole ? holds(at - wide / 2, at + wide / 2) : inside && at + wide <= right) texts.push([at, words, whole]);
  }
  set(grid, 'd', path || 'M0 0');
  while (dates.childElementCount > texts.length) dates.lastChild?.remove();
  texts.forEach(([at, words, whole], i) => {
    const node = dates.children[i] || put(dates, 'text', {y: line});
    set(node, 'x', at.toFixed(2));
    set(node, 'text-anchor', whole ? 'middle' : 'start');
    if (node.textContent !== words) node.textContent = words;
  });
}

// Very many events: for every few px of the strip a line as high as there are many, on a root scale. One count is one wide:
// a window that moves moves and stretches the lines, and never draws them again.
// Each strip is a layer of its own from the first move on: so many lines look a shade different each time that some of them are
// drawn again. Until then they are drawn with all else, as in the first view, or they would look a shade different from that.
const FULL = 0.8; // how much of its room a line takes
/** @param {HTMLElement} room @param {number} lane */
function density(room, lane) {
  const {ink, strip} = shown.meta.lanes[lane];
  const counts = /** @type {Crowd} */ (shown.meta.crowd).strips[lane];
  const most = Math.sqrt(Math.max(1, ...counts));
  const strips = put(room, 'svg', {class: 'density', 'aria-hidden': 'true'});
  Object.assign(strips.style, {top: `${strip - shown.meta.strip / 2}px`, height: `${shown.meta.strip}px`});
  return put(strips, 'path', {
    class: 'ticks',
    stroke: ink,
    'stroke-width': FULL,
    d:
      counts
        .map((count, part) =>
          count
            ? `M${part + 0.5} ${shown.meta.strip}v${(-shown.meta.strip * (0.25 + (0.75 * Math.sqrt(count)) / most)).toFixed(1)}`
            : '',
        )
        .join('') || 'M0 0',
  });
}
/** @param {Now} now @param {(day: number) => number} x */
function crowd(now, x) {
  const {
    held: [from, to],
    strips: counts,
  } = /** @type {Crowd} */ (shown.meta.crowd);
  layers.strips.forEach((path, lane) =>
    set(
      path,
      'transform',
      `matrix(${(((to - from) / counts[lane].length) * now.scale).toFixed(6)} 0 0 1 ${x(from).toFixed(3)} 0)`,
    ),
  );
}
