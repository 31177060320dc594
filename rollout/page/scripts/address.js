// The whole view is in the address: copy it, reload it, send it.
import * as stage from './stage.js';

// Filters of which a view can have several, and all of them but the search.
export const LISTS = ['lane', 'status', 'who', 'tag', 'place'];
export const NARROWING = [...LISTS, 'disputed', 'area', 'as_known'];
export const FILTERS = [...NARROWING, 'q', 'clock'];
export const read = () => new URLSearchParams(stage.search());

/** @param {string} text */
const place = text => (stage.served ? location.pathname + text : `#${text || '?'}`);
// The whole address of a view.
/** @param {URLSearchParams} query */
export const link = query => new URL(place(query.toString() && `?${query}`), location.href).href;

// Set fields of the address; null removes one, a list repeats it. A step that can be gone back from is pushed.
/** @param {Changes} changes @param {boolean} push */
export function write(changes, push) {
  const query = read();
  for (const [key, value] of Object.entries(changes)) {
    query.delete(key);
    for (const one of Array.isArray(value) ? value : value ? [value] : []) query.append(key, one);
  }
  const text = query.toString() && `?${query}`;
  if (text === stage.search()) return false;
  put(text, push);
  return true;
}
// A browser takes but so many addresses in a time (a key that is held asks for more), and says nothing of one that it lets fall: that
// one is remembered, and written later.
const LATER = 3000; // ms
let waiting = 0;
/** @param {string} text @param {boolean} push */
function put(text, push) {
  clearTimeout(waiting);
  waiting = 0;
  const wanted = place(text);
  try {
    history[push ? 'pushState' : 'replaceState'](null, '', wanted);
  } catch {
    return stage.remember(text);
  }
  const taken = new URL(wanted, location.href).href === location.href;
  stage.remember(taken ? null : text);
  if (!taken) waiting = setTimeout(() => put(text, false), LATER);
}
// Somebody went back or forth: what stands in the address now is meant.
export function gone() {
  if (waiting) stage.remember(null);
  clearTimeout(waiting);
  waiting = 0;
}
// What a picture depends on: all of the address but the event that is picked, the map beside it and the place in a talk.
export function drawn() {
  const query = read();
  for (const key of ['event', 'scene', 'kiosk', 'map']) query.delete(key);
  return query.toString();
}
