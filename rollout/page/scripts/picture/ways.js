// How an event of a scene can be drawn: on which side of its mark its words stand, and in how many lines. Px and days in, px out.
import {markAt, told, wordsAt} from './labels.js';

const MOST_LINES = 4; // of the words of one event
/** @type {Record<string, number>} */
const STRAYS = {right: 0, bar: 0, beyond: 1, left: 1, under: 2.5}; // how far from where an eye looks for them words are
const WRAPPED = 1.6; // and by each line more
const PIECES = /(?<=[\s\u0f0b\u2013\u2014/\u2e80-\u9fff\uac00-\ud7af]|[^\s-]{2}-)/u; // where a line may end: behind a space, a dash, a syllable; not in e-card

/** @typedef {{id: string, side: string, lines: string[], width: number, high: number, stray: number, boxes: [number, number, number, number][]}} Lay */
/** @typedef {{window: Span, scale: number}} When */
/** @typedef {(words: string, size: number) => number} Measure */

// Words in so many lines, the widest of them as narrow as can be; null where they have no place to break.
/** @param {string} words @param {number} count @param {(words: string) => number} wide */
export function wrapped(words, count, wide) {
  const pieces = words.split(PIECES);
  if (pieces.length < count) return null;
  const widths = pieces.map(wide);
  /** @param {number} limit */
  const filled = limit => {
    const lines = [''];
    let taken = 0;
    pieces.forEach((piece, i) => {
      if (taken && taken + widths[i] > limit) {
        lines.push('');
        taken = 0;
      }
      lines[lines.length - 1] += piece;
      taken += widths[i];
    });
    return lines;
  };
  const whole = widths.reduce((sum, one) => sum + one, 0);
  for (let limit = Math.max(whole / count, ...widths); limit <= whole; limit *= 1.04) {
    const lines = filled(limit);
    if (lines.length <= count) return lines.length === count ? lines : null;
  }
  return count === 1 ? [words] : null;
}

// Each way in which an event can be drawn in a window: on which side of its mark its words stand, in how many lines, and the boxes
// that it takes: from px to px, from line to line.
/** @param {Label} label @param {When} now @param {number} size @param {Spacing} spacing @param {Measure} measure @returns {Lay[]} */
export function ways(label, {window, scale}, size, spacing, measure) {
  /** @param {string} words */
  const wide = words => measure(words, size);
  /** @param {number} day */
  const x = day => (day - window[0]) * scale;
  const anchor = markAt(label);
  const reach = 2 * spacing.mark; // a mark, and the whisker beside it
  const core = [Math.min(x(label.start), x(anchor) - reach), Math.max(x(label.end), x(anchor) + reach)];
  const sides = label.on_bar && !label.until ? ['bar', 'beyond', 'left', 'under'] : ['right', 'left', 'under'];
  return Array.from({length: MOST_LINES}, (_, more) => wrapped(label.words, more + 1, wide)).flatMap(lines => {
    if (!lines) return [];
    const width = Math.ceil(Math.max(...lines.map(line => wide(line.trimEnd())))) + 1;
    const fit = sides.filter(
      side =>
        (side !== 'bar' || lines.length === 1) &&
        told({...label, side, width, told_from: 0, lines: []}, scale, window, spacing),
    );
    return fit.map(side => {
      const left = x(wordsAt({...label, side, width}, scale, window, spacing));
      const first = side === 'under' ? 1 : 0;
      const high = first + lines.length;
      return {
        id: label.id,
        side,
        lines,
        width,
        high,
        stray: STRAYS[side] + WRAPPED * (lines.length - 1),
        boxes: /** @type {[number, number, number, number][]} */ ([
          [core[0], core[1], 0, 1],
          [left, left + width, first, high],
        ]),
      };
    });
  });
}
