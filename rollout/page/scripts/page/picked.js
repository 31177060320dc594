// The event that is picked: its details beside the picture, its place in the list, a ring around its mark.
import {$, el, isolated, refill} from '../dom.js';
import {glide} from '../picture/glide.js';
import {markAt} from '../picture/labels.js';
import {timeline} from '../picture/timeline.js';
import {giving} from '../talk/scene.js';
import {beside} from './beside.js';
import {find, state} from './state.js';
import {details} from './words.js';

/** @param {string} id */
export function pick(id) {
  const fact = find(id);
  const panel = $('details');
  const before = state.picked;
  state.picked = fact ? id : '';
  panel.hidden = !fact;
  document.body.classList.toggle('with-details', !!fact);
  if (fact) {
    refill(panel, ...details(fact, find, state.lanes));
    if (before !== id) panel.scrollTop = 0;
    if (before !== id) panel.dispatchEvent(new CustomEvent('shown'));
  }
  mark(state.picked);
  halo();
  if (!giving()) timeline.demand(fact ? [id] : []); // its mark and its words stay, however narrow the details leave the picture
  if (!!before !== !!fact) timeline.fit();
}
/** @param {string} id */
export const item = id => document.querySelector(`#events [data-event-id="${CSS.escape(id)}"] button`);
// The list shows which event is picked, and follows only where the reader is in it.
/** @param {string} id */
export function mark(id) {
  for (const one of document.querySelectorAll('#events [aria-current]')) one.removeAttribute('aria-current');
  item(id)?.setAttribute('aria-current', 'true');
  if ($('events').contains(document.activeElement)) item(id)?.scrollIntoView({block: 'nearest'});
}
/** @param {string} id */
export function bring(id) {
  const place = timeline.place(id);
  if (!place) return;
  const [from, to] = timeline.window;
  const day = markAt(place.label);
  if (day < from || day > to) glide(day - (to - from) / 2, day + (to - from) / 2);
}
// Where no row has room for the words of the one that is picked, they stand above its tick all the same.
/** @param {Place | null} place */
function aloud(place) {
  const words = $('picked') || /** @type {Room} */ ($('heads').parentElement).appendChild(el('p', {id: 'picked'}));
  words.hidden = !place;
  if (!place) return;
  words.replaceChildren(isolated(place.label.words));
  const most = timeline.graph.clientWidth - words.offsetWidth - 8;
  const left = Math.max(8, Math.min(place.x - words.offsetWidth / 2, most));
  Object.assign(words.style, {left: `${left}px`, top: `${place.y - words.offsetHeight - 14}px`});
}
/** @param {Place} place */
const inSight = ({x}) => x >= 0 && x <= timeline.graph.clientWidth;
export function halo() {
  let ring = $('halo');
  if (!ring) ring = /** @type {Room} */ ($('heads').parentElement).appendChild(el('div', {id: 'halo', hidden: true}));
  const place = state.picked && timeline.graph && timeline.meta && timeline.place(state.picked);
  const seen = place && inSight(place) ? place : null;
  ring.hidden = !seen;
  if (seen) Object.assign(ring.style, {left: `${seen.x}px`, top: `${seen.y}px`});
  aloud(seen?.told ? null : seen);
  beside(seen, find(state.picked));
}
