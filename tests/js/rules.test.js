// The rules that Python and the page share, by the same cases.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {dayWords, ends, span} from '../../rollout/page/scripts/days.js';
import {apply} from '../../rollout/page/scripts/offline/differences.js';
import {finder} from '../../rollout/page/scripts/offline/alike.js';
import {chooser} from '../../rollout/page/scripts/offline/filters.js';
import {folded, wanted} from '../../rollout/page/scripts/offline/folding.js';
import {mapOf} from '../../rollout/page/scripts/offline/maps.js';
import {ticks} from '../../rollout/page/scripts/picture/axis.js';
import {told, wordsAt} from '../../rollout/page/scripts/picture/labels.js';
import {collision, inks} from '../../rollout/page/scripts/picture/room.js';
import {amount, inParts, language, many, say, sayMany, speak, tongueFor} from '../../rollout/page/scripts/say.js';
import {fileName, isDevice} from '../../rollout/page/scripts/talk/filename.js';
import {alike, cases, failing} from './cases.js';

/** @type {Span} */
const SPAN = [-50, 1100];
// A label with what no rule asks for.
/** @param {Asked} asked @returns {Label} */
const labelOf = asked => ({id: '', lane: 0, words: '', heavy: false, y: 0, ...asked});
/** @param {number} scale */
const known = scale => (scale === Infinity ? null : scale);
/** @template T @param {T[]} all @param {(one: T) => boolean} right */
const none = (all, right) => {
  assert.ok(all.length >= 400);
  assert.deepEqual(failing(all, right), []);
};

test('words begin where they do on paper, and are shown from the same scale in the same window', () => {
  none(
    cases.labels,
    ([label, scale, window, begins, shown]) =>
      alike(wordsAt(labelOf(label), scale, window, cases.spacing), begins) &&
      told(labelOf(label), scale, window, cases.spacing) === shown,
  );
});
test('two labels are clear of each other, and of the ends of time, from the same scale', () => {
  none(cases.collisions, ([one, other, clear, walls]) => {
    const [a, b] = [one, other].map(label => inks(labelOf(label), SPAN, cases.spacing));
    const found = a.flatMap(mine => b.map(its => known(collision(mine, its, cases.spacing.apart))));
    return (
      alike(found, clear) &&
      alike(
        a.map(ink => known(ink.wall)),
        walls,
      )
    );
  });
});
test('the axis has the same steps, with the same words', () => {
  none(cases.ticks, ([window, scale, rooms, steps]) =>
    alike(
      ticks(window, scale, rooms).map(one => [one.start, one.end, one.words, one.whole]),
      steps,
    ),
  );
});
test('each language has the same numbers, plurals, sentences, axis and days in words', () => {
  assert.equal(cases.tongues.length, 5);
  for (const [tongue, catalogue, said, axes, own] of cases.tongues) {
    speak(catalogue || undefined);
    assert.equal(language(), tongue);
    for (const [n, number, events, refused, large] of said)
      assert.deepEqual(
        [many(n), sayMany('{n} event', '{n} events', n), say('{n} refused', {n}), amount(n)],
        [number, events, refused, large],
      );
    for (const [window, scale, rooms, words] of axes)
      assert.deepEqual(
        ticks(window, scale, rooms).map(one => one.words),
        words,
      );
    for (const [day, words] of own) assert.equal(dayWords(day), words);
  }
  speak();
});
test('a sentence without words in a language stays as it is, and what is in its places is no pattern', () => {
  assert.deepEqual(inParts('{a} and {b}', {a: '{b}', b: 3000}), ['', '{b}', ' and ', '3,000', '']);
  assert.equal(say('constructor'), 'constructor');
  assert.deepEqual(['zh-hant', 'ug', null].map(tongueFor), ['zh', 'en', 'en']);
});
test('a window has the same first and last day in the address, and comes back from there', () => {
  none(cases.days, ([window, from, to]) => {
    const found = ends(window);
    const back = span(from, to);
    return (
      found.from === from &&
      found.to === to &&
      back.every((end, i) => Math.abs(end - window[i]) <= (from.includes('T') ? 1 / 2880 : 1 / 2))
    );
  });
});
test('what differs, done to a value, gives the other value', () => {
  none(cases.differences, ([one, difference, other]) => {
    assert.deepEqual(apply(one, difference), other);
    return true;
  });
});
test('a search is folded and parted alike', () => {
  none(cases.searches, ([text, plain, parts]) => folded(text) === plain && alike(wanted(text), parts));
});
test('an address lets the same events through', () => {
  const {facts, data, cases: asked} = cases.filters;
  const choose = chooser(facts, data);
  none(asked, ([address, ids]) => alike([...choose(new URLSearchParams(address))].sort(), ids));
});
test('a text holds a word by whole syllables of Tibetan and by every name of a place, as on the server', () => {
  none(cases.finds, ([part, text, found]) => finder(part, cases.filters.data.alike)(text) === found);
});
test('a name is that of a device on the page as on the server, and no talk is called so', () => {
  none(cases.devices, ([name, device]) => isDevice(name) === device && !isDevice(fileName(name)));
  const typed = ['', ' . ', 'हिन्दी।', 'Aux.2', 'a/b:c', 'Ends. '];
  assert.deepEqual(typed.map(fileName), ['my-talk', 'my-talk', 'हिन्दी', '_Aux.2', 'abc', 'Ends']);
});
test('the map of some events is taken from that of all, and counts each of them once', () => {
  const {map, cases: asked} = cases.maps;
  none(asked, ([ids, told]) => {
    const found = mapOf(map, new Set(ids));
    /** @param {unknown[]} all */
    const sorted = all => all.map(one => JSON.stringify(one)).sort();
    const places = found.places.map(({point, on_map, ids: own}) => [point, on_map, own]);
    return (
      alike(sorted(found.marks.map(({ids: own}) => own)), sorted(told.marks)) &&
      alike(sorted(places), sorted(told.places)) &&
      alike([found.nowhere, found.far], told.sums)
    );
  });
});
