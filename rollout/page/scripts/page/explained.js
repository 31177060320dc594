// What an uncommon form of a date means, beside the first mark of each that has room for it, at the cost of no label. They go as soon
// as the window moves: they are for the first look.
import * as address from '../address.js';
import {el} from '../dom.js';
import {rows, wordsAt} from '../picture/labels.js';

const AIR = 8; // px beside words
const MARK = 10; // px on each side of a mark
const DIGIT = 0.497; // of the type's size a figure is wide
/** @typedef {{lane: number, y: number, from: number, to: number, inner?: Span}} Box */

// Where the marks and words of told events stand, in px.
/** @param {Meta} meta @param {Now} now @returns {Map<string, Box>} */
function drawn({labels, spacing}, {window, scale, told}) {
  /** @param {number} day */
  const x = day => (day - window[0]) * scale;
  const all = rows(labels);
  return new Map(
    labels.id.flatMap((id, i) => {
      if (!told[i] || labels.lane[i] < 0) return [];
      const label = all[i];
      const begin = x(wordsAt(label, scale, window, spacing));
      const from = Math.min(begin, x(label.start) - MARK);
      const to = Math.max(begin + label.width, x(label.end) + MARK);
      // Behind the words on a bar there may be room on the bar itself.
      const inner = label.side === 'bar' ? /** @type {Span} */ ([begin + label.width, x(label.end)]) : undefined;
      return [[id, {lane: label.lane, y: label.y, from, to, inner}]];
    }),
  );
}
// And where the words of empty stretches may stand, of those that are long enough for them.
/** @param {Meta} meta @param {Now} now @returns {Box[]} */
const silences = ({gaps = [], axis, width}, {window, scale}) =>
  gaps.flatMap(([lane, start, end, , share]) => {
    const from = Math.max(0, (start - window[0]) * scale);
    const to = Math.min(width, (end - window[0]) * scale);
    const wide = (share * axis.digit) / DIGIT;
    const [left, right] = [(from + to - wide) / 2, (from + to + wide) / 2];
    return left - AIR < from ? [] : [{lane, y: NaN, from: left - AIR, to: right + AIR}];
  });
// Where the words may begin: on the bar, behind all that stands there, before it.
/** @param {Box} beside @param {number} wide */
const ways = ({from, to, inner: [begin, end] = [0, 0]}, wide) => [
  begin + AIR + wide + AIR <= end ? begin + AIR : NaN,
  to + AIR,
  from - AIR - wide,
];
/** @param {Meta} meta @param {Now} now */
export function explained(meta, now) {
  if (!meta.explained || address.read().has('event')) return [];
  const own = drawn(meta, now);
  const taken = [...own.values(), ...silences(meta, now)];
  /** @param {Box} one */
  const free = one =>
    taken.every(
      other =>
        other.lane !== one.lane ||
        Math.abs(other.y - one.y) >= meta.row - 1 ||
        other.to + AIR <= one.from ||
        one.to + AIR <= other.from,
    );
  const said = new Set();
  const {wide: hundredths = 100, least = 0} = meta.letters ?? {};
  const {size} = meta.explained;
  const wider = (hundredths / 100) * (Math.max(size, least) / size); // where a reader's letters are, or no type may be as small
  return meta.explained.notes.flatMap(([id, words, usual]) => {
    const wide = usual * wider;
    const beside = own.get(id);
    if (said.has(words) || !beside) return [];
    const from = ways(beside, wide).find(
      (one, way) =>
        one >= AIR && one + wide <= meta.width - AIR && (way === 0 || free({...beside, from: one, to: one + wide})),
    );
    if (from === undefined) return [];
    said.add(words);
    taken.push({...beside, from, to: from + wide});
    const style = `left:${from.toFixed(1)}px;top:${beside.y}px;font-size:${size}px`;
    return [el('em', {class: 'explained', 'aria-hidden': 'true', style}, words)];
  });
}
