// The windows beside one of very many events: each in another stretch, and none out of the span.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {beside, holds} from '../../rollout/page/scripts/picture/stretch.js';

/** @param {Span} window @param {Span} span */
function cut([from, to], [least, most]) {
  const all = most - least;
  const longest = all / 2 ** Math.max(0, Math.floor(Math.log2(all / (to - from))));
  const begin = least + (Math.max(0, Math.floor((from - least) / (longest / 2))) * longest) / 2;
  return /** @type {Crowd} */ ({begins: [begin, begin + longest / 2], days: [longest / 2, longest]});
}
/** @param {Span} window */
const metaOf = window => {
  /** @type {Span} */
  const span = [12000, 21900];
  return {crowd: cut(window, span), span, least_days: 20};
};

test('a window lies in its own stretch, and those beside it in others', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 2000; i++) {
    const long = Math.round(20 + random() ** 3 * 9880);
    const from = Math.round(12000 + random() * (9900 - long));
    /** @type {Span} */
    const window = [from, from + long];
    const meta = metaOf(window);
    assert.ok(holds(meta, window));
    for (const next of beside(meta, window)) {
      assert.ok(!holds(meta, next));
      assert.ok(next[0] >= 12000 && next[1] <= 21900 && next[1] - next[0] >= 20);
    }
  }
});
test('shorter and longer windows, and those before and after, have each one beside', () => {
  const found = beside(metaOf([16000, 16400]), [16000, 16400]);
  assert.ok(found.some(([a, b]) => b - a < 320 && a > 16000 && b < 16400));
  assert.ok(found.some(([a, b]) => b - a > 619 && a < 16000 && b > 16400));
  assert.ok(found.some(([a, b]) => b - a === 400 && a > 16000));
  assert.ok(found.some(([a, b]) => b - a === 400 && a < 16000));
  assert.deepEqual(beside({span: [12000, 21900], least_days: 20}, [16000, 16400]), []);
  assert.ok(holds({span: [12000, 21900]}, [0, 1]));
});
