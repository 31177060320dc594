// Very many events, leaf by leaf to the last: in place of those that come first the list shows all that the filters let through.
import * as address from '../address.js';
import {onClick} from '../clicks.js';
import {$, el, here, refill} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {say} from '../say.js';
import {gather, heading, leafThrough, write} from './list.js';
import {asking, state} from './state.js';

/** @type {Leaf | null} */
let leaf = null;
let kind = ''; // what it is a leaf of
let coming = ''; // what the one that is asked for is a leaf of
let turn = 0;
const leafing = () => !!leaf;

/** @param {Meta} meta */
function kindOf({digest, spoken}) {
  const query = new URLSearchParams();
  for (const name of address.FILTERS) for (const one of address.read().getAll(name)) query.append(name, one);
  return {search: `?${query}`, own: `${query} ${digest} ${spoken?.language}`};
}
/** @param {string} name @param {string} words @param {boolean} [off] */
const button = (name, words, off) => el('button', {type: 'button', 'data-leaf': name, disabled: !!off}, words);

/** @param {number} shown */
function furnish(shown) {
  const room = $('leaf') || $('list').appendChild(el('nav', {id: 'leaf', 'aria-label': say('Pages of the list')}));
  if (!leaf) return refill(room, button('0', say('List all {n}, in the order of the file', {n: shown})));
  const {at, count, facts} = leaf;
  const last = at + facts.length;
  $('listed').textContent = say('All {n} that are shown, in the order of the file', {n: count});
  write(facts);
  refill(
    room,
    button(String(at - 1), say('Earlier in the file'), !at),
    el('span', {role: 'status'}, say('{first} to {last} of {n}', {first: at + 1, last, n: count})),
    button(String(last), say('Later in the file'), last >= count),
    button('none', say('Those that come first')),
  );
}
/** @param {Meta} meta @param {number} at */
async function open(meta, at) {
  const mine = ++turn;
  const {search, own} = kindOf(meta);
  coming = own;
  const found = await asking.listed(search, at).catch(() => null);
  if (mine !== turn) return false;
  coming = '';
  if (!found) return false;
  for (const fact of found.facts) state.byId.set(fact.id, fact);
  leaf = found;
  kind = own;
  furnish(found.count);
  return true;
}
// What was asked for is not wanted any more.
function drop() {
  leaf = null;
  coming = '';
  turn++;
}
// A picture has come: its list can be read to the end; one that is read stays while the same events are shown.
/** @param {Meta} meta */
function offer(meta) {
  if (!meta.crowd || !state.partial) {
    drop();
    $('leaf')?.remove();
  } else if ((leaf || coming) && (coming || kind) !== kindOf(meta).own) open(meta, 0);
  else furnish(meta.counts.shown);
}
export function start() {
  leafThrough({offer, leafing});
  onClick('button[data-leaf]', async ({dataset}) => {
    const {meta} = timeline;
    const still = here();
    if (dataset.leaf === 'none') {
      drop();
      furnish(meta.counts.shown);
      heading(meta);
      gather(meta);
    } else if (!(await open(meta, Number(dataset.leaf)))) return;
    if (!still() && !$('leaf')?.contains(document.activeElement)) return; // who has gone elsewhere stays there
    $('list').scrollIntoView();
    $('events').focus({preventScroll: true});
  });
}
