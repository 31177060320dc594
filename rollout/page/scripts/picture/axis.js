// The steps of the time axis: the same rule as rollout/layout/ticks.py. Days and px in, days and words out.
import {DAY} from '../days.js';

const KINDS = [
  [1, [1, 2, 7]],
  [28, [1, 3, 6]],
  [365, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]],
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const BESIDE = 4;
const FIRST = -719162;
const LAST = 2932896; // days from 1 January 1 to 31 December 9999

const parts = day => {
  const at = new Date(day * DAY);
  return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
};
function morning(year, month) {
  const at = new Date(0);
  at.setUTCFullYear(year, month, 1); // Date.UTC would take the year 70 for 1970
  return Math.round(at / DAY);
}
// A kind of step counts its days, months or years: from a day to its number, from a number to its morning and its words.
const COUNT = [
  day => day - FIRST + 1,
  day => {
    const [year, month] = parts(day);
    return year * 12 + month;
  },
  day => parts(day)[0],
];
const START = [
  count => count + FIRST - 1,
  count => morning(Math.floor(count / 12), count % 12),
  count => morning(count, 0),
];
const WORDS = [
  count => {
    const [year, month, day] = parts(START[0](count));
    return `${day} ${MONTHS[month]} ${year}`;
  },
  count => `${MONTHS[count % 12]} ${Math.floor(count / 12)}`,
  count => `${count}`,
];
const LEAST = [1, 12, 1];
const MOST = [LAST - FIRST + 1, 12 * 9999 + 11, 9999];

export function ticks(window, scale, rooms) {
  let kind = 2;
  let step = 1000;
  search: for (let k = 0; k < 3; k++)
    for (const each of KINDS[k][1])
      if (rooms[k] <= each * KINDS[k][0] * scale) {
        [kind, step] = [k, each];
        break search;
      }
  const [first, last] = window.map(day => COUNT[kind](Math.min(Math.max(Math.floor(day), FIRST), LAST)));
  const found = [];
  for (let count = first - (first % step); count <= last; count += step)
    if (LEAST[kind] <= count && count + step <= MOST[kind])
      found.push({
        start: START[kind](count),
        end: START[kind](count + step),
        words: WORDS[kind](count),
        whole: step === 1,
      });
  return found;
}
