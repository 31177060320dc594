// Several events share a place of the picture: all of them are offered, in date order.
import {$, el, targetOf} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {sayMany} from '../say.js';
import {know} from './list.js';
import {apart} from './moving.js';
import {find, state} from './state.js';

/** @type {HTMLElement | null} */
let room = null;
// Whether nobody has pressed anything since it opened: after a tap a browser sends a click, which falls on what opened under the finger.
let fresh = false;
export const open = () => !!room;
export function close() {
  const had = room?.contains(document.activeElement);
  room?.remove();
  room = null;
  if (had) $('plot').focus({preventScroll: true});
}

// The keys that lead through a list lead through this one too.
/** @type {Record<string, (at: number, count: number) => number>} */
const LEADS = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (at, count) => count - 1,
};
/** @param {KeyboardEvent} event */
function lead(event) {
  const offers = [...(room?.querySelectorAll('button') ?? [])];
  const at = offers.findIndex(one => one === document.activeElement);
  const next = LEADS[event.key]?.(at, offers.length);
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  offers[next].focus();
}

/** @type {object | null} */
let asked = null; // the latest place: what an earlier one is to say may come later, or when something else was done
/** @type {{ids: string[], at: number[]}} */
let stands = {ids: [], at: []};
/** @param {Now} now */
const placeOf = ({window, scale}) => [...window, scale];
// A picture of the same window that was on its way, with the same events, leaves it open.
/** @param {Meta} meta @param {Now} now */
const moved = ({labels}, now) => apart(placeOf(now), stands.at) || !stands.ids.every(id => labels.id.includes(id));
/** @param {Spot} given */
export async function show({ids, x, y}) {
  const mine = (asked = {});
  await know(ids);
  if (asked !== mine) return;
  close();
  $('card').hidden = true;
  /** @param {Fact} fact */
  const order = fact => state.facts.indexOf(fact);
  fresh = true;
  stands = {ids, at: placeOf(timeline.now)};
  const facts = ids
    .map(find)
    .filter(fact => fact !== undefined)
    .sort((one, other) => order(one) - order(other));
  if (!facts.length) return; // the server has gone, and the page says so
  const box = timeline.graph.getBoundingClientRect();
  const words = sayMany('{n} event at this place', '{n} events at this place', facts.length);
  room = $('timeline').appendChild(
    el(
      'div',
      {id: 'several', role: 'group', 'aria-label': words},
      el('p', {}, words),
      facts.map(fact =>
        el(
          'button',
          {type: 'button', 'data-go': fact.id},
          el('b', {}, fact.short_date),
          ' ',
          el('bdi', {}, fact.title),
        ),
      ),
    ),
  );
  room.addEventListener('keydown', lead);
  const below = y + 14;
  const high = Math.min(room.offsetHeight, innerHeight - 16);
  const least = 8 - box.top;
  Object.assign(room.style, {
    left: `${Math.min(Math.max(8, x - 40), box.width - room.offsetWidth - 8)}px`,
    top: `${Math.max(least, Math.min(below, innerHeight - 8 - box.top - high))}px`,
    maxHeight: `${innerHeight - 16}px`,
  });
  room.querySelector('button')?.focus({preventScroll: true});
}

export function listen() {
  addEventListener(
    'pointerdown',
    event => {
      fresh = false;
      asked = null;
      if (room && !targetOf(event).closest?.('#several')) close();
    },
    true,
  );
  addEventListener(
    'click',
    event => {
      // A click by key has no detail.
      if (fresh && event.detail && targetOf(event).closest?.('#several')) event.stopPropagation();
    },
    true,
  );
  for (const kind of ['keydown', 'wheel'])
    addEventListener(
      kind,
      () => {
        asked = null;
      },
      {capture: true, passive: true},
    );
  addEventListener('click', event => {
    if (room && targetOf(event).closest?.('#several button')) close();
  });
  timeline.listen((/** @type {Meta} */ meta, /** @type {Now} */ now) => {
    if (room && moved(meta, now)) close();
  });
}
