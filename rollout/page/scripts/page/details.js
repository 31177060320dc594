// Opening an event's details, going from one to the next, and back to where they were opened.
import {$} from '../dom.js';
import {know} from './list.js';
import {bring, item} from './picked.js';
import {find, state, visible} from './state.js';
import {go} from './view.js';

/** @type {Element | null} */
let cameFrom = null;

/** @param {string} id */
export async function choose(id) {
  const panel = $('details');
  const focused = document.activeElement;
  const left = state.picked;
  if (id && !panel.contains(focused)) cameFrom = focused;
  if (id && !find(id)) await know([id]);
  go({event: id});
  if (!id) return back(left);
  panel.focus({preventScroll: true});
  if (panel.getBoundingClientRect().top < 0 || panel.getBoundingClientRect().top > innerHeight - 80)
    $('page').scrollIntoView();
}
// From the details to where they were opened: a place in the list, or the timeline at the same event.
/** @param {string} id */
function back(id) {
  const own = item(id);
  const places = [own && cameFrom?.closest('#events') ? own : cameFrom, $('plot'), own];
  const there = places.find(node => node && node !== document.body && node.checkVisibility());
  /** @type {HTMLElement | null | undefined} */ (there)?.focus();
}
/** @param {number} by */
export async function step(by) {
  const order = visible();
  const at = order.findIndex(fact => fact.id === state.picked);
  const next = order[at + by];
  if (!next) return;
  await reveal(next.id);
  /** @type {Room} */ (document.querySelector(`#details [data-step="${by}"]`)).focus({preventScroll: true});
}
/** @param {string} id */
export async function reveal(id) {
  await choose(id);
  bring(id);
}
