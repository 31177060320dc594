// The list under the picture: every event of the file, or of very many those told.
import * as address from '../address.js';
import {$, el, isolated, painted, refill} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {inParts, say, sayMany} from '../say.js';
import {pick} from './picked.js';
import {asking, find, state} from './state.js';
import {list, years} from './words.js';

// Where a server has more than the page knows, it hands over the leaves of all that is shown.
/** @type {{offer: (meta: Meta) => void, leafing: () => boolean}} */
let leaves = {offer() {}, leafing: () => false};
/** @param {typeof leaves} given */
export const leafThrough = given => (leaves = given);
// While the page goes over to another language the list, which is told in it a little later, is not laid out in between: that would take
// longer than all that is in sight. It stays as high as it is.
/** @param {boolean} held */
export function hold(held) {
  const room = $('events');
  const high = held ? `${room.offsetHeight}px` : '';
  Object.assign(room.style, {containIntrinsicBlockSize: high, contentVisibility: held ? 'hidden' : ''});
}
const rows = () => /** @type {Room[]} */ ([...$('events').children]);
/** @type {Map<string, number>} how high the rows are that are not laid out at once, by their events */
const far = new Map();
export function write(facts = state.facts) {
  hold(false);
  refill($('events'), ...list(facts, state.lanes));
  if (!far.size) return;
  const held = rows().filter(one => far.has(String(one.dataset.eventId)));
  for (const one of held) {
    const high = `${far.get(String(one.dataset.eventId))}px`;
    Object.assign(one.style, {contentVisibility: 'hidden', containIntrinsicBlockSize: high});
  }
  painted(() => held.forEach(one => one.removeAttribute('style')));
}
// The list is told in another language where it is in sight: its rows that are not are laid out once those that are stand on the screen.
// Until then each is as high as the row of the same event was.
/** @param {() => void} tell */
export function inSightFirst(tell) {
  for (const one of rows()) {
    const {top, bottom, height} = one.getBoundingClientRect();
    if (height && (bottom < -innerHeight || top > 2 * innerHeight)) far.set(String(one.dataset.eventId), height);
  }
  tell();
  far.clear();
}
// The list holds every event of the file, and shows those that the filters let through.
export function filterList() {
  const items = /** @type {Room[]} */ ([...$('events').children]);
  for (const item of items) item.hidden = !state.shownIds.has(String(item.dataset.eventId));
  years(items);
}
/** @param {string | Node} words @param {boolean} among */
const unmatched = (words, among) =>
  among
    ? inParts('No event matches “{words}” among those that the filters let through.', {words})
    : inParts('No event matches “{words}”.', {words});
/** @param {Meta} meta */
export function heading(meta) {
  const {
    crowd,
    counts: {shown, hidden},
  } = meta;
  $('listed').dataset.furnished = '';
  $('listed').textContent = crowd
    ? say('The events that come first, in date order')
    : hidden
      ? sayMany('{shown} of {n} event, in date order', '{shown} of {n} events, in date order', shown + hidden, {shown})
      : say('All events in date order');
  leaves.offer(meta);
  const query = address.read();
  const words = query.get('q');
  const none = !shown && hidden > 0;
  const among = address.NARROWING.some(name => query.has(name));
  for (const room of [$('timeline'), $('list')]) {
    room.querySelector('.none')?.remove();
    if (none)
      room.append(
        el(
          'p',
          {class: 'none'},
          words ? unmatched(isolated(words), among) : say('The filters let no event through.'),
          el('button', {type: 'button', 'data-clear': true}, say('Show everything')),
        ),
      );
  }
}

// ---- very many events: the page knows only those told, and asks for what it is to say of them
/** @param {(string | null)[]} ids */
export async function know(ids) {
  const missing = ids.filter(id => id !== null).filter(id => id && !state.byId.has(id));
  if (missing.length) for (const fact of await asking.facts(missing).catch(() => [])) state.byId.set(fact.id, fact);
}
// Of very many events the list holds whoever is told; of a search that leaves few, all.
/** @param {Meta} meta */
const named = meta => meta.labels.id.filter((id, i) => id && (timeline.now.told[i] || !meta.crowd));
/** @type {Set<string | null>} */
let asked = new Set();
/** @type {object | null} */
let gathered = null; // the latest asking: an earlier one may be answered later
/** @param {Meta} meta */
export async function gather(meta) {
  leaves.offer(meta);
  const ids = named(meta);
  asked = new Set(ids);
  const mine = (gathered = {});
  await know([...ids, address.read().get('event')]);
  if (gathered !== mine) return;
  const start = new Map(meta.labels.id.map((id, i) => [id, meta.labels.start[i]]));
  state.facts = ids
    .map(find)
    .filter(fact => fact !== undefined)
    .sort((a, b) => Number(start.get(a.id)) - Number(start.get(b.id)));
  if (!leaves.leafing()) write();
  if (state.picked !== address.read().get('event')) pick(address.read().get('event') || '');
}
// A list of other events is written when the wheel rests: it would take the time of the picture.
let gathering = 0;
/** @param {Meta} meta @param {number} rest */
export function gatherSoon(meta, rest) {
  clearTimeout(gathering);
  gathering = setTimeout(() => {
    gathering = 0;
    gather(meta);
  }, rest);
}
// Where there is room for more words, for details were closed or letters came, those are gathered too who are told only now.
/** @param {Meta} meta @param {number} rest */
export function gain(meta, rest) {
  if (meta.crowd && !gathering && named(meta).some(id => !asked.has(id))) gatherSoon(meta, rest);
}
