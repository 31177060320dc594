// Days are numbers, counted from 1 January 1970; of a moment the part of the day behind the point.
import {dated, dates} from './say.js';

export const DAY = 86400000; // ms
/** @param {number} number */
export const two = number => String(number).padStart(2, '0');

// To the nearest whole number, from amid two to the even one, as Python does.
/** @param {number} number */
function rounded(number) {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + Math.abs(below % 2) : Math.round(number);
}
// The text of a day, or with its minute of a moment, as EDTF writes it; and back.
/** @param {number} day @param {boolean} minutes */
function text(day, minutes) {
  const at = new Date(minutes ? rounded(day * 1440) * 60000 : rounded(day) * DAY);
  const year = at.getUTCFullYear();
  const date = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  return minutes ? `${date}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` : date;
}
/** @param {string | null} written */
export function dayOf(written) {
  const [, year, month, date, hour, minute] = /^(-?\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(written || '') || [];
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(date)); // Date.UTC would take the year 70 for 1970
  return at.setUTCHours(Number(hour || 0), Number(minute || 0)) / DAY;
}
// A window's first and last day; a short one begins and ends at a minute (Window.short in rollout/timeline/window.py).
/** @param {Span} given */
export function ends([from, to]) {
  const short = to - from < 3 && (from % 1 !== 0 || to % 1 !== 0);
  return {from: text(from, short), to: text(short ? to - 1 / 1440 : to - 1, short)};
}
/** @type {(from: string | null, to: string | null) => Span} */
export const span = (from, to) => [dayOf(from), dayOf(to) + (/T/.test(to || '') ? 1 / 1440 : 1)];

// A day in full, and in short for an axis.
/** @param {number} number @param {boolean} [short] */
export function dayWords(number, short = false) {
  const at = new Date(Math.round(number) * DAY);
  const {names, short: few, day, short_day, first} = dates();
  const d = at.getUTCDate() === 1 ? dated(first, {d: 1}) : at.getUTCDate();
  const m = (short ? few : names)[at.getUTCMonth()];
  return dated(short ? short_day : day, {d, m, y: yearWords(at.getUTCFullYear())});
}
/** @param {number} year */
export const yearWords = year => (year > 0 ? `${year}` : dated(dates().before, {y: 1 - year}));
/** @param {Span} given */
export const days = ([from, to]) => dated(dates().between, {a: dayWords(from), b: dayWords(to - 1)});
