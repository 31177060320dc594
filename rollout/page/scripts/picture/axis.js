// The steps of the time axis: the same rule as rollout/layout/ticks.py. Days and px in, days and words out.
import {DAY, dayWords, two, yearWords as said} from '../days.js';
import {SQUARE} from '../measures.js';
import {dated, dates} from '../say.js';

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
/** @type {[number, number[]][]} */
const KINDS = [
  [1, [1, 2, 7]],
  [28, [1, 3, 6]],
  [365, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
  [1 / 1440, MINUTES],
];
export const BESIDE = 4;
const FIRST = -4371587;
const ONE = -719162;
const LAST = 2932896; // days of 1 January -9999 and 1, and of 31 December 9999

/** @param {number} day */
const parts = day => {
  const at = new Date(day * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
/** @param {number} year @param {number} month */
function morning(year, month) {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 1); // Date.UTC would take the year 70 for 1970
  return Math.round(at.getTime() / DAY);
}
/** @param {number} number @param {number} by */
const modulo = (number, by) => ((number % by) + by) % by;
// People count no year 0: before 1 comes -1. So do steps of years, for 100 BCE is the year -99.
/** @param {number} year */
const people = year => (year > 0 ? year : year - 1);
/** @param {number} count */
const counted = count => (count > 0 ? count : count + 1);
// A kind of step counts its days, months, years or minutes: from a day to its number, from that to its start and words.
/** @type {((day: number) => number)[]} */
const COUNT = [
  day => day - ONE + 1,
  day => {
    const [year, month] = parts(day);
    return year * 12 + month;
  },
  day => people(parts(day)[0]),
];
/** @type {((count: number) => number)[]} */
const START = [
  count => count + ONE - 1,
  count => morning(Math.floor(count / 12), modulo(count, 12)),
  count => morning(counted(count), 0),
  count => count / 1440,
];
/** @param {number} day */
const date = day => dayWords(day, true);
/** @param {number} count */
const month = count =>
  dated(dates().short_month, {m: dates().short[modulo(count, 12)], y: said(Math.floor(count / 12))});
/** @type {((count: number) => string)[]} */
const WORDS = [
  count => date(START[0](count)),
  month,
  count => said(counted(count)),
  count =>
    modulo(count, 1440) ? `${two(Math.floor(modulo(count, 1440) / 60))}:${two(modulo(count, 60))}` : date(count / 1440),
];

// The shortest step whose words have room: its kind and how many of these it is long.
/** @param {number} scale @param {number[]} rooms */
function stepFor(scale, rooms) {
  for (const kind of rooms.length > 3 ? [3, 0, 1, 2] : [0, 1, 2]) {
    const [days, steps] = KINDS[kind];
    const step = steps.find(each => rooms[kind] <= each * days * scale);
    if (step) return [kind, step];
  }
  return [2, 1000];
}
// Between which counts a kind has steps: a window that begins before the year 1 has those of earlier years too.
/** @param {number} kind @param {boolean} old */
function limits(kind, old) {
  const least = old ? FIRST : ONE;
  const begin = old ? -9999 : 1;
  return [
    [least - ONE + 1, LAST - ONE + 1],
    [begin * 12, 12 * 9999 + 11],
    [people(begin), 9999],
    [least * 1440, LAST * 1440],
  ][kind];
}
/** @param {number} kind @param {Span} window */
function reached(kind, window) {
  if (kind === 3) return window.map(day => Math.floor(day * 1440));
  const least = window[0] < ONE ? FIRST : ONE;
  return window.map(day => COUNT[kind](Math.min(Math.max(Math.floor(day), least), LAST)));
}
/** @param {number} kind @param {number} count @param {number} step */
const noYear = (kind, count, step) => kind === 2 && count === 0 && step === 1;

// How many digits words of the axis are wide, at most.
/** @param {string} words */
export const digits = words => words.length + (SQUARE - 1) * (words.match(/[\u2e80-\u9fff]/g)?.length ?? 0);
/** @param {Span} window @param {number} scale @param {number[]} rooms */
export function ticks(window, scale, rooms) {
  const [kind, step] = stepFor(scale, rooms);
  const [least, most] = limits(kind, window[0] < ONE);
  const [first, last] = reached(kind, window);
  // The first of minutes bears its day.
  const bearer = kind === 3 ? Math.ceil((window[0] * 1440) / step) * step : NaN;
  /** @param {number} count */
  const named = count => (count === bearer && modulo(count, 1440) ? `${date(Math.floor(count / 1440))}, ` : '');
  const found = [];
  for (let count = first - modulo(first, step); count <= last; count += step)
    if (least <= count && count + step <= most && !noYear(kind, count, step))
      found.push({
        start: START[kind](count),
        end: START[kind](count + step),
        words: named(count) + WORDS[kind](count),
        whole: step === 1 && kind !== 3,
      });
  return found;
}
