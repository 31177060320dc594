// What is written and not saved stays in this browser, timeline by timeline and event by event; and so does the name that a person
// gave, for all of them.
/** @type {Map<string, string>} */
const held = new Map(); // where the browser keeps nothing, until the page is left
// Two timelines can be served one after the other at one address, and the browser keeps things by address alone.
const timeline = () => document.querySelector("meta[name='rollout-timeline']")?.getAttribute('content') || '';
const key = (/** @type {string} */ event) => `rollout-draft ${timeline()} ${event}`;
// Where drafts of one event are kept: those of several tabs beside one another.
const TABS = 9;
const places = (/** @type {string} */ event) =>
  Array.from({length: TABS}, (_, at) => (at ? `${key(event)} ${at + 1}` : key(event)));
/** @type {Map<string, string | null>} */
const own = new Map(); // what this page has found or kept last of each event
const WHO = 'rollout-who';

/** @param {string} name */
function get(name) {
  try {
    return held.get(name) ?? localStorage.getItem(name);
  } catch {
    return held.get(name) ?? null;
  }
}
/** @param {string} name @param {string} value */
function set(name, value) {
  try {
    localStorage.setItem(name, value);
    held.delete(name);
  } catch {
    held.set(name, value);
  }
}
/**
 * @typedef {import('./server.js').Source} Source
 * @typedef {import('./server.js').Sources} Sources
 * @typedef {{mark: string, was: Record<string, string>, fields: Record<string, string>, exact: string[],
 *   cited?: {opened: Sources, rows: Source[]} | null}} Kept
 * @param {string} event @returns {Kept | null}
 */
export function read(event) {
  const found = places(event)
    .map(get)
    .find(text => text !== null);
  own.set(event, found ?? null);
  try {
    return JSON.parse(found || 'null');
  } catch {
    return null;
  }
}
// The events, but for new ones, of which a draft is kept, each with the draft; by their names, for a browser gives what
// it keeps in whatever order.
/** @returns {[string, Kept][]} */
export function all() {
  const begin = key('');
  const names = [...held.keys(), ...stored()].filter(name => name.startsWith(begin));
  const events = [...new Set(names.map(name => name.slice(begin.length).split(' ')[0]))].filter(Boolean).sort();
  return events.flatMap(event => {
    const kept = read(event);
    return kept ? [/** @type {[string, Kept]} */ ([event, kept])] : [];
  });
}
function stored() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}
// What another tab has written meanwhile stays where it is.
/** @param {string} event @param {Kept} draft */
export function keep(event, draft) {
  const text = JSON.stringify(draft);
  const free = places(event).find(place => [null, own.get(event)].includes(get(place)));
  set(free ?? key(event), text);
  own.set(event, text);
}
/** @param {string} event */
export function forget(event) {
  for (const place of places(event).filter(name => get(name) === own.get(event))) {
    held.delete(place);
    try {
      localStorage.removeItem(place);
    } catch {
      // nothing was kept
    }
  }
  own.delete(event);
}
export const who = () => get(WHO) || '';
/** @param {string} name */
export const call = name => set(WHO, name);
