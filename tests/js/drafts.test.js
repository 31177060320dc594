// Drafts that wait in the browser: those of two tabs stand beside one another, and none is lost by the other's save.
import assert from 'node:assert/strict';
import {test} from 'node:test';

/** @type {Map<string, string>} */
const stored = new Map();
const acts = {
  getItem: (/** @type {string} */ name) => stored.get(name) ?? null,
  setItem: (/** @type {string} */ name, /** @type {string} */ text) => stored.set(name, text),
  removeItem: (/** @type {string} */ name) => stored.delete(name),
};
const storage = new Proxy(acts, {
  ownKeys: () => [...stored.keys()],
  getOwnPropertyDescriptor: () => ({enumerable: true, configurable: true}),
});
let served = 'one'; // the timeline at this address
const meta = {getAttribute: () => served};
Object.assign(globalThis, {localStorage: storage, document: {querySelector: () => meta}});
const draft = (/** @type {string} */ title) => ({mark: '', was: {}, fields: {title}, exact: []});
/** @returns {Promise<typeof import('../../rollout/page/scripts/edit/drafts.js')>} */
const tab = (/** @type {number} */ number) => import(`../../rollout/page/scripts/edit/drafts.js?tab=${number}`);

test('what one tab saves leaves what the other has written', async () => {
  const [first, second] = [await tab(1), await tab(2)];
  assert.equal(first.read(''), null);
  first.keep('', draft('One'));
  first.keep('', draft('One and more'));
  assert.deepEqual(second.read('')?.fields, {title: 'One and more'});
  second.keep('', draft('Two'));
  first.keep('', draft('One to its end'));
  assert.equal(stored.size, 2);
  first.forget('');
  assert.deepEqual(first.read('')?.fields, {title: 'Two'});
  second.forget('');
  assert.equal(stored.size, 0);
  assert.equal(first.read(''), null);
});

test('a draft belongs to its timeline, whichever else is served at the same address', async () => {
  const page = await tab(3);
  page.keep('', draft('Of one'));
  page.keep('a', draft('Its a'));
  served = 'other';
  const next = await tab(4);
  assert.equal(next.read(''), null);
  assert.deepEqual(next.all(), []);
  next.keep('a', draft('Another a'));
  served = 'one';
  const again = await tab(5);
  assert.deepEqual(again.read('')?.fields, {title: 'Of one'});
  assert.deepEqual(
    again.all().map(([event, {fields}]) => [event, fields.title]),
    [['a', 'Its a']],
  );
});

test('drafts are given by the names of their events, in whatever order the browser gives what it keeps', async () => {
  const page = await tab(6);
  stored.clear();
  for (const event of ['c', 'a', 'b']) page.keep(event, draft(event));
  assert.deepEqual(
    page.all().map(([event]) => event),
    ['a', 'b', 'c'],
  );
});
