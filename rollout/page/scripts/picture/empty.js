// Empty stretches of the lanes: a dotted line in the strip, and beside the lane's name words where they have room, at the cost of no
// label. rollout/figure/empty.py draws the same.
import {wordsAt} from './labels.js';
import {shown} from './shown.js';
import {put, set} from './svg.js';

const SHARE = 0.1; // of the window: a shorter stretch is not drawn
const AIR = 12; // px beside words
const MARK = 10; // px on each side of a mark
/** @typedef {{start: number, end: number, lane: number, wide: number, head: number, base: number, lower: number, dots: SVGElement, words: SVGElement}} Gap */
/** @type {Gap[]} */
let gaps = [];

/** @param {SVGElement} below @param {SVGElement} above */
export function writeEmpty(below, above) {
  const {inks, lanes, gaps: found = [], letters} = shown.meta;
  const wider = (letters?.wide ?? 100) / 100;
  const {size} = shown.graph.layout.font;
  gaps = found.map(([lane, start, end, said, share]) => {
    const {ink, strip, top, head = 0} = lanes[lane];
    const dots = put(below, 'line', {
      y1: strip,
      y2: strip,
      stroke: ink,
      'stroke-width': 1.5,
      'stroke-dasharray': '1 5',
    });
    const words = put(above, 'text', {class: 'empty', 'text-anchor': 'middle', fill: inks.muted}, said);
    return {start, end, lane, wide: share * size * wider, head, base: top + size * 1.35, lower: size / 4, dots, words};
  });
}
// From where to where the words and the mark of a told event are drawn.
/** @param {Label} label @param {Now} now @param {(day: number) => number} x @returns {Span} */
function drawn(label, now, x) {
  const begin = x(wordsAt(label, now.scale, now.window, shown.meta.spacing));
  return [Math.min(begin, x(label.start) - MARK), Math.max(begin + label.width, x(label.end) + MARK)];
}
// Beside the lane's name, else in the lowest row that is free there: middle and baseline, in whole px.
/** @param {Gap} gap @param {number} from @param {number} to @param {number} begin @param {() => [Label, Span | null][]} own @returns {Span | null} */
function place({wide, base, lower}, from, to, begin, own) {
  if (to - begin >= wide + 2 * AIR) return [(begin + to) / 2, base];
  const [first, last] = [(from + to - wide) / 2 - AIR, (from + to + wide) / 2 + AIR];
  if (first < from) return null;
  const labels = own();
  const heights = [...new Set(labels.map(([{y}]) => y))].sort((a, b) => b - a);
  const y = heights.find(one =>
    labels.every(([label, span]) => label.y !== one || !span || span[1] < first || span[0] > last),
  );
  return y === undefined ? null : [(from + to) / 2, y + lower];
}
/** @param {Now} now @param {(day: number) => number} x @param {number} left @param {number} right */
export function updateEmpty(now, x, left, right) {
  for (const gap of gaps) {
    const from = Math.max(left, x(gap.start));
    const to = Math.min(right, x(gap.end));
    const long = to - from >= (right - left) * SHARE;
    set(gap.dots, 'visibility', long ? 'visible' : 'hidden'); // of no length it would still be a dot
    set(gap.dots, 'x1', String(Math.floor(from)));
    set(gap.dots, 'x2', String(Math.floor(to)));
    /** @returns {[Label, Span | null][]} */
    const own = () =>
      shown.labels.flatMap((label, i) =>
        label.lane === gap.lane ? [[label, now.told[i] ? drawn(label, now, x) : null]] : [],
      );
    const found = long ? place(gap, from, to, Math.max(from, left + gap.head), own) : null;
    set(gap.words, 'visibility', found ? 'visible' : 'hidden');
    if (!found) continue;
    set(gap.words, 'x', String(Math.floor(found[0])));
    set(gap.words, 'y', String(Math.floor(found[1])));
  }
}
