// A series at its full height: every figure with its value, each target with what became of it. Px and days in, SVG out.
import {dayWords} from '../days.js';
import {COLOURS, SILENCE} from '../measures.js';
import {ticks} from '../picture/axis.js';
import {lettering} from '../picture/heads.js';
import {draw} from '../picture/marks.js';
import {put, svg} from '../picture/svg.js';
import {amount, dated, dates, say} from '../say.js';

const TOP = 1.16; // air above the highest mark
const [LEAST_AIR, MOST_AIR] = [1.6, 0.3]; // beside the marks, of the type and of the width: the first has its words at its left
const [MARK, OWN] = [0.72, 1.1]; // of the type: a mark, and that of the scene's own figure
const LARGER = 1.25; // the words of that, of the type
const TALL = 1.27; // how high a line of words is, of its type
const BETWEEN = 0.2; // of the type: between words and what they keep clear of
const NOVEMBER = 18596; // the 30th, of 2020: as long as dates are
const LEAST = 400; // days that a chart shows
const STEPS = [0.5, 1, 2, 2.5, 5];

/** @typedef {{left: number, top: number, right: number, foot: number}} Box */
/** @typedef {(Figure | Aim) & {x: number, y: number, half: number}} Mark */
/** @param {Box} one @param {Box} other */
const meet = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.foot && other.top < one.foot;
/** @param {Mark} a @param {Mark} b @param {Box} box whether a line between two marks runs through a box */
function crosses(a, b, box) {
  if (a.x === b.x)
    return a.x > box.left && a.x < box.right && Math.min(a.y, b.y) < box.foot && Math.max(a.y, b.y) > box.top;
  const [from, to] = [Math.max(box.left, Math.min(a.x, b.x)), Math.min(box.right, Math.max(a.x, b.x))];
  if (from >= to) return false;
  /** @param {number} x */
  const y = x => a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
  return Math.min(y(from), y(to)) < box.foot && Math.max(y(from), y(to)) > box.top;
}

// Round figures up the side, as in rollout/layout/panel.py.
/** @param {number} most */
function steps(most) {
  const size = 10 ** (String(most).length - 1);
  const step = /** @type {number} */ (STEPS.map(part => size * part).find(one => one % 1 === 0 && most / one <= 3));
  return Array.from({length: Math.floor((most * TOP) / step)}, (_, i) => step * (i + 1));
}

/** @param {Mark} one @param {number} wide @param {number} high @param {number} air @returns {Box[]} places for words, the best first */
function around({x, y, half}, wide, high, air) {
  const [above, below] = [y - half - air - high, y + half + air];
  const [right, left] = [x + half + 2 * air, x - half - 2 * air - wide];
  /** @param {number} from @param {number} top */
  const box = (from, top) => ({left: from, top, right: from + wide, foot: top + high});
  return [
    box(x - wide / 2, above),
    box(left + half, above + half),
    box(right, y - high / 2),
    box(right - half, below - half),
    box(x - wide / 2, below),
    box(left, y - high / 2),
    box(right - half, above + half),
    box(left + half, below - half),
  ];
}

// The scene's own figure first, then what was aimed at, then the others, the newest first.
/** @param {Mark[]} marks @param {string} own @param {Mark[]} aims */
const order = (marks, own, aims) =>
  [...marks].sort(
    (one, other) =>
      Number(other.id === own) - Number(one.id === own) ||
      Number(aims.includes(other)) - Number(aims.includes(one)) ||
      other.day - one.day,
  );

/** @typedef {{drawn: SVGElement, width: number, height: number, size: number, foot: number, ink: string, measure: (words: string, size: number) => number}} Sheet */
/** @typedef {[Mark, Mark][]} Pairs */

// The ground: round figures up the side, and years below.
/** @param {Sheet} sheet @param {Span} window @param {number[]} heights */
function ground({drawn, width, height, size, foot, measure}, window, heights) {
  const scale = width / (window[1] - window[0]);
  for (const y of heights) put(drawn, 'line', {x1: 0, x2: width, y1: y, y2: y, class: 'rise'});
  put(drawn, 'line', {x1: 0, x2: width, y1: foot, y2: foot, class: 'zero'});
  const rooms = [dayWords(NOVEMBER, true), dated(dates().short_month, {m: dates().short[10], y: 2020}), '2020'].map(
    words => measure(words, size) + size,
  );
  for (const {start, end, words, whole} of ticks(window, scale, rooms)) {
    const wide = measure(words, size);
    const from = (start - window[0]) * scale;
    const x = whole ? (from + (end - window[0]) * scale - wide) / 2 : from + size * 0.3;
    put(drawn, 'line', {x1: from, x2: from, y1: foot, y2: foot + size * 0.45, class: 'zero'});
    if (x >= 0 && x + wide <= width)
      put(drawn, 'text', {x, y: height - size * 0.3, 'font-size': size, class: 'year'}, words);
  }
}
/** @param {Sheet} sheet @param {Mark[]} marks @param {Pairs} lines @param {Pairs} ties */
function curve({drawn, ink}, marks, lines, ties) {
  /** @param {Mark} a @param {Mark} b @param {string} name */
  const line = (a, b, name) => put(drawn, 'line', {x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: name, stroke: ink});
  for (const [a, b] of lines) line(a, b, b.day - a.day > SILENCE ? 'silent' : 'joined');
  for (const [a, b] of ties) line(a, b, 'tie');
  for (const {x, y, half, status, disputed} of marks) {
    const mark = draw(status, ...(disputed ? ['disputed'] : []));
    const place = {x: x - half, y: y - half, width: 2 * half, height: 2 * half, color: ink};
    for (const [name, value] of Object.entries(place)) mark.setAttribute(name, String(value));
    drawn.append(mark);
  }
}
/** @param {Mark} one @param {Mark[]} aims @param {string} own @param {number} size */
function lettered(one, aims, own, size) {
  const aimed = aims.includes(one);
  const type = one.id === own ? size * LARGER : size;
  return {
    words: aimed ? `${one.said} by ${one.date}` : one.said,
    type,
    name: one.id === own ? 'best' : aimed ? 'aimed' : 'other',
  };
}
/** @param {Sheet} sheet @param {Mark[]} marks in the order in which they are given their words @param {Mark[]} aims @param {string} own @param {(box: Box) => boolean} free @param {Box[]} taken */
function values({drawn, size, measure}, marks, aims, own, free, taken) {
  for (const one of marks) {
    const {words, type, name} = lettered(one, aims, own, size);
    const box = around(one, measure(words, type), type * TALL, BETWEEN * size).find(free);
    if (!box) continue;
    taken.push(box);
    put(drawn, 'text', {x: box.left, y: box.foot - type * 0.3, 'font-size': type, class: name}, words);
  }
}

/**
 * @param {Numbered} number @param {number} width @param {number} height @param {number} size of the type
 * @returns {SVGElement}
 */
export function chart({event, lane, points, targets, title}, width, height, size) {
  const measure = lettering(/** @type {any} */ ({}));
  const said = [
    title,
    ...points.map(one => say('{place}: {words}', {place: one.date, words: one.said})),
    ...targets.map(one => one.words),
  ].join('. ');
  const drawn = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    class: 'chart',
    'aria-label': said,
  });
  const days = [...points, ...targets].map(one => one.day);
  const long = Math.max(Math.max(...days) - Math.min(...days), LEAST);
  const right = LEAST_AIR * size;
  const left = Math.min(MOST_AIR * width, measure(points[0]?.said || '', size) + LEAST_AIR * size);
  const inner = Math.max(1, width - left - right);
  /** @type {Span} */
  const window = [Math.min(...days) - (long * left) / inner, Math.max(...days) + (long * right) / inner];
  const foot = height - 1.5 * size;
  const most = Math.max(1, ...[...points, ...targets].map(one => one.value));
  /** @param {number} value */
  const yOf = value => foot - (value / (most * TOP)) * foot;
  /** @param {Figure | Aim} one @returns {Mark} */
  const placed = one => ({
    ...one,
    x: ((one.day - window[0]) / (window[1] - window[0])) * width,
    y: yOf(one.value),
    half: ((one.id === event ? OWN : MARK) * size) / 2,
  });
  const figures = points.map(placed);
  const aims = targets.map(placed);
  const marks = [...figures, ...aims];
  const joined = figures.filter((_, i) => points[i].joined);
  const lines = joined.slice(1).map((one, i) => /** @type {[Mark, Mark]} */ ([joined[i], one]));
  const ties = aims.flatMap((one, i) =>
    figures.filter(({id}) => id === targets[i].answer).map(other => /** @type {[Mark, Mark]} */ ([one, other])),
  );
  /** @type {Sheet} */
  const sheet = {drawn, width, height, size, foot, ink: `var(--lane-${lane % COLOURS})`, measure};
  const rises = steps(most).filter(value => yOf(value) > size);
  ground(sheet, window, rises.map(yOf));
  curve(sheet, marks, lines, ties);
  /** @type {Box[]} */
  const taken = marks.map(({x, y, half}) => ({left: x - half, top: y - half, right: x + half, foot: y + half}));
  /** @param {Box} box */
  const inside = box => box.left >= 0 && box.right <= width && box.top >= 0 && box.foot <= foot;
  /** @param {Box} box */
  const free = box =>
    inside(box) && !taken.some(other => meet(box, other)) && ![...lines, ...ties].some(([a, b]) => crosses(a, b, box));
  values(sheet, order(marks, event, aims), aims, event, free, taken);
  const share = points[0]?.said.endsWith('%') ? '%' : '';
  for (const value of rises) {
    const words = amount(value) + share;
    const wide = measure(words, size);
    const y = yOf(value);
    const box = [0, width - wide]
      .map(from => ({left: from, top: y - size * TALL, right: from + wide, foot: y}))
      .find(free);
    if (box) put(drawn, 'text', {x: box.left, y: y - size * 0.3, 'font-size': size, class: 'year'}, words);
  }
  return drawn;
}
