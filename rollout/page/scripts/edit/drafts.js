// What is written and not saved stays in this browser, event by event, and so does the name that a person gave.
/** @type {Map<string, string>} */
const held = new Map(); // where the browser keeps nothing, until the page is left
const key = (/** @type {string} */ event) => `rollout-draft ${location.pathname} ${event}`;
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
  try {
    return JSON.parse(get(key(event)) || 'null');
  } catch {
    return null;
  }
}
/** @param {string} event @param {Kept} draft */
export const keep = (event, draft) => set(key(event), JSON.stringify(draft));
/** @param {string} event */
export function forget(event) {
  held.delete(key(event));
  try {
    localStorage.removeItem(key(event));
  } catch {
    // nothing was kept
  }
}
export const who = () => get(WHO) || '';
/** @param {string} name */
export const call = name => set(WHO, name);
