// The steps of the time axis: the same rule as rollout/layout/ticks.py. Days and px in, days and words out.
import {DAY, two} from '../days.js';

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720];
const KINDS = [
  [1, [1, 2, 7]],
  [28, [1, 3, 6]],
  [365, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
  [1 / 1440, MINUTES],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const BESIDE = 4;
const FIRST = -4371587,
  ONE = -719162,
  LAST = 2932896; // days of 1 January -9999 and 1, and of 31 December 9999

const parts = day => {
  const at = new Date(day * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
function morning(year, month) {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 1); // Date.UTC would take the year 70 for 1970
  return Math.round(at / DAY);
}
const modulo = (number, by) => ((number % by) + by) % by;
const said = year => (year > 0 ? `${year}` : `${1 - year} BCE`);
// People count no year 0: before 1 comes -1. So do steps of years, for 100 BCE is the year -99.
const people = year => (year > 0 ? year : year - 1),
  counted = count => (count > 0 ? count : count + 1);
// A kind of step counts its days, months, years or minutes: from a day to its number, from that to its start and words.
const COUNT = [
  day => day - ONE + 1,
  day => {
    const [year, month] = parts(day);
    return year * 12 + month;
  },
  day => people(parts(day)[0]),
];
const START = [
  count => count + ONE - 1,
  count => morning(Math.floor(count / 12), modulo(count, 12)),
  count => morning(counted(count), 0),
  count => count / 1440,
];
const date = day => {
  const [year, month, of] = parts(day);
  return `${of} ${MONTHS[month]} ${said(year)}`;
};
const WORDS = [
  count => date(START[0](count)),
  count => `${MONTHS[modulo(count, 12)]} ${said(Math.floor(count / 12))}`,
  count => said(counted(count)),
  count =>
    modulo(count, 1440) ? `${two(Math.floor(modulo(count, 1440) / 60))}:${two(modulo(count, 60))}` : date(count / 1440),
];

export function ticks(window, scale, rooms) {
  let kind = 2,
    step = 1000;
  search: for (const k of rooms.length > 3 ? [3, 0, 1, 2] : [0, 1, 2])
    for (const each of KINDS[k][1])
      if (rooms[k] <= each * KINDS[k][0] * scale) {
        [kind, step] = [k, each];
        break search;
      }
  const old = window[0] < ONE,
    least = old ? FIRST : ONE,
    begin = old ? -9999 : 1,
    found = [];
  const [LEAST, MOST] = [
    [least - ONE + 1, begin * 12, people(begin), least * 1440],
    [LAST - ONE + 1, 12 * 9999 + 11, 9999, LAST * 1440],
  ];
  const [first, last] =
    kind === 3
      ? window.map(day => Math.floor(day * 1440))
      : window.map(day => COUNT[kind](Math.min(Math.max(Math.floor(day), least), LAST)));
  // The first of minutes bears its day.
  const named = count =>
    kind === 3 && count === Math.ceil((window[0] * 1440) / step) * step && modulo(count, 1440)
      ? `${date(Math.floor(count / 1440))}, `
      : '';
  for (let count = first - modulo(first, step); count <= last; count += step)
    if (LEAST[kind] <= count && count + step <= MOST[kind] && !(kind === 2 && count === 0 && step === 1))
      found.push({
        start: START[kind](count),
        end: START[kind](count + step),
        words: named(count) + WORDS[kind](count),
        whole: step === 1 && kind !== 3,
      });
  return found;
}
