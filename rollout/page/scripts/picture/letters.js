// How wide words and how high their rows come out in this browser, in hundredths of what the layout takes them for: more where
// another face stands in for a refused one, or with a reader's own spacing of text. And the least size of type that a reader has set.
import {el} from '../dom.js';
import {LETTER_MOST, LETTER_STEP, ROW_HIGH} from '../measures.js';
import {put, svg} from './svg.js';

// Words, and their widths in our face at a type size of 100, as rollout/layout/typeface.py gives them.
/** @type {[string, number][]} */
const PROBE = [
  ['The quick brown fox jumps over it', 1409],
  ['illicit till filled, fifty-fifty', 967],
  ['MAKING CARDS & WAYS OF COMMITTEES', 1693],
  ['0123456789, 2011–2025', 988],
  ['a e o n s t r h d u m c l', 878],
];
const SIZE = 14; // px: the least type of a picture
const NEARLY = 102; // no face is drawn to the hundredth
const LABELS = 400; // of a picture that are measured
const DIGITS = '00'; // narrower than any window
const OURS = {wide: 100, high: 100, least: 0};

/** @typedef {{wide: number, high: number, least: number}} Letters */

/** @type {SVGElement | null} */
let room = null;
/** @type {HTMLElement[]} */
let ems = []; // as wide as 100 px of type are; the same digits in type of 100 px, and of 10
let settled = false; // whether our face is here, or refused
/** @type {Letters} */
let probed = OURS;
/** @type {Map<string, Letters>} what words of a picture came out as, by the language of the page: Tibetan ones are higher */
const grown = new Map();
/** @type {(() => void)[]} */
const listeners = [];

/** @param {number} share */
const step = share => (share > NEARLY ? Math.min(Math.ceil(share / LETTER_STEP) * LETTER_STEP, LETTER_MOST) : 100);
/** @type {(size: number, texts: [string, number, Record<string, number>?][]) => Letters | null} */
function measured(size, texts) {
  const nodes = texts.map(
    ([words, , face]) =>
      /** @type {SVGTextElement} */ (put(/** @type {Element} */ (room), 'text', {'font-size': size, ...face}, words)),
  );
  const shares = texts.map(([, wide], i) => (100 * nodes[i].getComputedTextLength()) / wide);
  const high = Math.max(...nodes.map(node => node.getBBox().height));
  for (const node of nodes) node.remove();
  if (!high) return null; // on paper there is no room for it
  const [em, large, small] = ems.map(node => node.getBoundingClientRect().width);
  const least = Math.round(Math.max((em * small) / large, (SIZE * em) / 100));
  return {
    wide: step(Math.max(...shares)),
    high: step((100 * high) / (ROW_HIGH * size)),
    least: least > SIZE ? least : 0,
  };
}
/** @param {Letters} one @param {Letters} other */
const greater = (one, other) => ({
  wide: Math.max(one.wide, other.wide),
  high: Math.max(one.high, other.high),
  least: Math.max(one.least, other.least),
});
/** @param {Letters} one @param {Letters} other */
const same = (one, other) => one.wide === other.wide && one.high === other.high && one.least === other.least;
const tongue = () => document.documentElement.lang;
const known = () => greater(probed, grown.get(tongue()) ?? OURS);
// The rooms around the picture have fixed heights, which the least size of type makes higher.
function tell() {
  document.documentElement.style.setProperty('--least', `${known().least}px`);
  for (const listener of listeners) listener();
}

function look() {
  const now =
    settled &&
    measured(
      SIZE,
      PROBE.map(([words, wide]) => [words, (wide * SIZE) / 100]),
    );
  if (!now || same(now, probed)) return;
  probed = now;
  grown.clear();
  tell();
}
function begin() {
  room = svg('svg', {'aria-hidden': 'true', width: 1, height: 1});
  const hidden = {
    position: 'absolute',
    left: 0,
    top: 0,
    visibility: 'hidden',
    pointerEvents: 'none',
    whiteSpace: 'pre',
  };
  ems = ['', DIGITS, DIGITS].map(digits => el('span', {'aria-hidden': 'true'}, digits));
  ems.forEach((node, i) =>
    Object.assign(node.style, {...hidden, fontSize: i < 2 ? '100px' : '10px', width: i ? 'auto' : '1em'}),
  );
  Object.assign(room.style, hidden);
  document.body.append(room, ...ems);
  const watched = new window.ResizeObserver(look);
  for (const node of [put(room, 'text', {'font-size': SIZE}, PROBE[0][0]), ...ems]) watched.observe(node);
}

// Resolves when the faces of other scripts are here, or refused.
export const others = () =>
  Promise.allSettled([...document.fonts].filter(face => /Noto S(ans|erif)/.test(face.family)).map(face => face.load()));
// Resolves when our face is here, or refused: only then is there anything to measure.
let awaited = null;
export function ready() {
  if (!room) begin();
  awaited ||= Promise.allSettled([
    ...['400', '600'].map(weight => document.fonts.load(`${weight} 16px 'Source Sans Pro'`)),
    others(),
  ]).then(() => {
    settled = true;
    look();
  });
  return awaited;
}
// What a picture is asked for with; nothing where words come out as they are taken for.
export const letters = () => (same(known(), OURS) ? {} : known());
// Heard of when words come out in another way than before.
/** @param {() => void} changed */
export function watch(changed) {
  listeners.push(changed);
  ready();
}
// The words of a picture may be more unlike ours than those of the probe: says whether they are, which is heeded from then on.
/** @param {Meta} given @param {number} size */
export function learn({labels, letters: taken, larger}, size) {
  const heavy = {'font-size': size + larger, 'font-weight': 600};
  if (!taken || !labels.words.length) return false;
  /** @type {[string, number, Record<string, number>][]} */
  const texts = labels.words
    .slice(0, LABELS)
    .map((words, i) => [words, (labels.width[i] * 100) / taken.wide, labels.heavy[i] ? heavy : {}]);
  const found = measured(
    size,
    texts.filter(([words, wide]) => words && wide),
  );
  const now = found && greater(found, known());
  if (!now || same(now, known())) return false;
  grown.set(tongue(), now);
  return true;
}
// Then it is asked for once more.
/** @param {Meta} given @param {number} size */
export function check(given, size) {
  if (learn(given, size)) tell();
}
