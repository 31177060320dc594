// Eras below the dates, and a thin mark in a lane's strip where nobody looked any further. rollout/figure/aside.py draws the same.
import {shown} from './shown.js';
import {put, set} from './svg.js';

const BAR = 4;
const APART = 6;
const GAP = 2;
/** @type {{start: number, end: number, wide: number, bar: SVGElement, words: SVGElement}[]} */
let eras = [];
/** @type {{path: SVGElement, day: number, middle: number}[]} */
let ends = [];

/** @param {SVGElement} below @param {SVGElement} above */
export function writeAside(below, above) {
  const {axis, inks, lanes, eras: named = [], searched = []} = shown.meta;
  const {size} = shown.graph.layout.font;
  const top = axis.top + axis.height;
  eras = named.map(([start, end, name, wide]) => ({
    start,
    end,
    wide,
    bar: put(below, 'rect', {y: top, height: BAR, width: 0, fill: inks.muted}),
    words: put(above, 'text', {class: 'era', y: (top + BAR + size).toFixed(1), fill: inks.muted}, name),
  }));
  ends = searched.map(([lane, day, words]) => {
    const path = put(below, 'path', {class: 'searched', fill: 'none', stroke: lanes[lane].ink, 'stroke-width': 1.5});
    put(path, 'title', {}, words);
    return {path, day, middle: lanes[lane].strip};
  });
}

/** @param {(day: number) => number} x @param {number} left @param {number} right */
export function updateAside(x, left, right) {
  for (const {start, end, wide, bar, words} of eras) {
    const from = Math.max(left, x(start));
    const to = Math.min(right, x(end));
    set(bar, 'x', from.toFixed(1));
    set(bar, 'width', Math.max(0, to - from - GAP).toFixed(1));
    set(words, 'x', (from + APART).toFixed(1));
    set(words, 'visibility', from + APART + wide <= to ? 'visible' : 'hidden');
  }
  const half = shown.meta.strip / 2;
  for (const {path, day, middle} of ends) {
    const at = x(day).toFixed(1);
    set(path, 'd', `M${at} ${middle - half}v${2 * half}M${at} ${middle}h-6`);
  }
}
