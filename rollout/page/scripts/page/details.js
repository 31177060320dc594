// Opening an event's details, going from one to the next, and back to where they were opened.
import {$, here} from '../dom.js';
import {know} from './list.js';
import {bring, item} from './picked.js';
import {find, state, visible} from './state.js';
import {go} from './view.js';

/** @type {Element | null} */
let cameFrom = null;

/** @type {object | null} */
let wanted = null; // the latest: what is said of an earlier one may come later
// Says whether it was opened, or something else was asked for before it could be.
/** @param {string} id */
export async function choose(id) {
  const mine = (wanted = {});
  const still = here();
  const panel = $('details');
  const focused = document.activeElement;
  const left = state.picked;
  if (id && !panel.contains(focused)) cameFrom = focused;
  if (id && !find(id)) await know([id]);
  if (mine !== wanted) return false;
  const led = still();
  go({event: id});
  if (!id) back(left);
  else if (led) lead(panel);
  return true;
}
/** @param {Room} panel */
function lead(panel) {
  panel.focus({preventScroll: true});
  const {top} = panel.getBoundingClientRect();
  if (top < 0 || top > innerHeight - 80) $('page').scrollIntoView();
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
  if (!(await reveal(next.id)) || !$('details').contains(document.activeElement)) return;
  /** @type {Room} */ (document.querySelector(`#details [data-step="${by}"]`)).focus({preventScroll: true});
}
/** @param {string} id */
export async function reveal(id) {
  const opened = await choose(id);
  if (opened) bring(id);
  return opened;
}
