// The law of a scene's picture, for random talks made from random events on screens of every shape.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {markAt, told, wordsAt} from '../../rollout/page/scripts/picture/labels.js';
import {scenery} from '../../rollout/page/scripts/picture/scenery.js';
import {wrapped} from '../../rollout/page/scripts/picture/ways.js';

const SCREENS = [
  [1222, 402, 26],
  [962, 428, 28],
  [1834, 620, 39],
  [810, 208, 15],
  [916, 300, 20],
];
const TALKS = 30;
const CROWDED = 8; // talks of scenes that light far more than a screen holds: each costs twenty times as much
const SCENES = 12;
/** @typedef {(low: number, high: number) => number} Random */
/** @typedef {{lanes: number, most: number, letters: number}} Limits */
/** @typedef {[left: number, right: number, top: number, bottom: number]} Box */
/** @param {string} words @param {number} size */
const measure = (words, size) => words.length * size * 0.5;

// Numbers by chance, the same in every run.
/** @param {number} seed @returns {Random} */
function chance(seed) {
  let state = seed;
  return (low, high) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return low + (state / 2 ** 31) * (high - low);
  };
}
/** @param {Random} random @param {number} low @param {number} high */
const whole = (random, low, high) => Math.floor(random(low, high + 1 - 1e-9));
/** @param {Random} random @param {number} lanes @param {number} letters @returns {Label[]} */
function events(random, lanes, letters) {
  return Array.from({length: whole(random, 1, 60)}, (_, i) => {
    const start = random(0, 3000);
    const range = random(0, 1) < 0.2;
    return {
      id: `e-${i}`,
      lane: whole(random, 0, lanes - 1),
      start,
      end: start + (range ? random(2, 900) : [1, 30, 365][whole(random, 0, 2)]),
      on_bar: range,
      until: range && random(0, 1) < 0.3,
      words: Array.from({length: whole(random, 1, letters / 8)}, () => 'abcdefg').join(' '),
      side: 'right',
      told_from: null,
      width: 0,
      heavy: false,
      y: 0,
    };
  });
}
/** @param {Random} random @param {Limits} limits */
function scene(random, {lanes, most, letters}) {
  const [width, foot, size] = SCREENS[whole(random, 0, SCREENS.length - 1)];
  const labels = events(random, lanes, letters);
  const lit = new Set(
    Array.from({length: whole(random, 0, most)}, () => labels[whole(random, 0, labels.length - 1)].id),
  );
  const days = labels.filter(({id}) => lit.has(id)).flatMap(({start, end}) => [start, end]);
  const [first, last] = days.length ? [Math.min(...days), Math.max(...days)] : [0, 3000];
  const half = Math.max((last - first) * 0.85, 200);
  /** @type {Span} */
  const window = [(first + last) / 2 - half, (first + last) / 2 + half];
  const mark = Math.round(size * 0.72);
  const asked = {
    lanes: Array.from({length: lanes}, (_, i) => ({name: `Lane ${i}`, ink: '#000'})),
    grounds: Array.from({length: 2 * lanes}, () => [0, 0, '#fff']),
    spacing: {mark: mark / 2 + 1.5, gap: mark / 2 + 5.5, apart: size * 0.6},
    axis: {top: foot},
  };
  const meta = /** @type {Meta} */ (/** @type {unknown} */ (asked)); // of a picture's as much as a scene asks for
  const now = {window, scale: width / (window[1] - window[0])};
  return {lit, now, width, foot, size, made: scenery(meta, labels, lit, now, size, measure)};
}
/** @typedef {ReturnType<typeof scene>} Made */
// What an event takes on the screen: its mark or bar, and each line of its words.
/** @param {Label} label @param {Made} scene @param {Lane} lane @returns {{lane: Lane, words: Box[], own: Box[]}} */
function boxes(label, {made, now, size: ours}, lane) {
  const {size = ours, lines = []} = label;
  /** @param {number} day */
  const x = day => (day - now.window[0]) * now.scale;
  const {spacing} = made.meta;
  const at = x(wordsAt(label, now.scale, now.window, spacing));
  const anchor = x(markAt(label));
  /** @type {[number, number]} */
  const core = [Math.min(x(label.start), anchor - spacing.mark), Math.max(x(label.end), anchor + spacing.mark)];
  /** @type {Box[]} */
  const own = label.side === 'bar' ? [] : [[...core, label.y - ours * 0.36, label.y + ours * 0.36]];
  return {
    lane,
    words: lines.map(([words, lower]) => [
      label.side === 'left' ? at + label.width - measure(words.trimEnd(), size) : at,
      label.side === 'left' ? at + label.width : at + measure(words.trimEnd(), size),
      label.y + lower - size * 0.63,
      label.y + lower + size * 0.63,
    ]),
    own,
  };
}
/** @param {Box} one @param {Box} other */
const meet = ([a, b, c, d], [e, f, g, h]) =>
  Math.min(b, f) - Math.max(a, e) > 0.5 && Math.min(d, h) - Math.max(c, g) > 0.5;
/** @param {Made} each */
function held(each) {
  const {made, now, width, foot} = each;
  const {meta} = made;
  const {lanes} = meta;
  const drawn = made.labels.filter(label => told(label, now.scale, now.window, meta.spacing));
  assert.deepEqual(
    new Set(made.labels.filter(({id}) => each.lit.has(id) && !drawn.some(one => one.id === id)).map(({id}) => id)),
    new Set(made.left),
  );
  assert.ok(drawn.every(({id, lines}) => each.lit.has(id) && lines?.length)); // the rest has no words
  lanes.forEach(({top, height}, i) => assert.ok(height > 0 && (!i || top >= lanes[i - 1].top + lanes[i - 1].height)));
  const end = lanes[lanes.length - 1];
  assert.ok(Math.abs(end.top + end.height - foot) < 0.5, 'the dates stay where they are');
  const all = drawn.map(label => boxes(label, each, lanes[label.lane]));
  for (const {words, lane} of all)
    for (const [left, right, top, bottom] of words) {
      assert.ok(left >= -0.5 && right <= width + 0.5, 'words stay in the picture');
      assert.ok(top >= lane.top - 0.5 && bottom <= lane.top + lane.height + 0.5, 'words stay in their lane');
    }
  all.forEach((one, i) =>
    all.forEach((other, j) => {
      const theirs = i === j ? [] : [...other.words, ...other.own];
      assert.ok(!one.words.some(mine => theirs.some(its => meet(mine, its))), 'words stand clear');
    }),
  );
}
/** @param {Limits} limits */
const talks = function* (limits, count = TALKS) {
  for (let talk = 1; talk <= count; talk++) {
    const random = chance(talk);
    for (let number = 0; number < SCENES; number++)
      yield scene(random, {...limits, lanes: whole(random, 1, limits.lanes)});
  }
};

test('in 30 random talks all that a scene lights is drawn with its words, clear of all else, above the dates', () => {
  for (const each of talks({lanes: 6, most: 3, letters: 32})) {
    held(each);
    assert.deepEqual(each.made.left, []);
  }
});
test('three events with labels as long as ours stand in type that a last row reads', () => {
  let smaller = 0;
  for (const each of talks({lanes: 3, most: 3, letters: 32})) smaller += Number(each.made.share < 1);
  assert.equal(smaller, 0);
});
test('a scene that lights more than fits keeps the law for what is drawn, and says what is not', () => {
  let left = 0;
  for (const each of talks({lanes: 20, most: 40, letters: 90}, CROWDED)) {
    held(each);
    left += each.made.left.length;
  }
  assert.ok(left > 0);
});
test('words are broken where they have a place to break, into lines about as long as each other', () => {
  /** @param {string} words */
  const wide = words => words.length;
  assert.deepEqual(wrapped('one two three four', 2, wide), ['one two ', 'three four']);
  assert.deepEqual(wrapped('མི་རིགས་སྐད', 2, wide)?.join(''), 'མི་རིགས་སྐད');
  assert.equal(wrapped('unbroken', 2, wide), null);
});
test('no line ends behind a hyphen that a letter alone stands before', () => {
  assert.deepEqual(
    wrapped('e-cards for all', 2, words => words.length),
    ['e-cards ', 'for all'],
  );
  assert.deepEqual(
    wrapped('half-hearted', 2, words => words.length),
    ['half-', 'hearted'],
  );
  assert.equal(
    wrapped('e-cards', 2, words => words.length),
    null,
  );
});
