// What this window remembers over a reload. A browser may refuse to keep anything, or be full: then it is remembered until the reload.
const unkept = new Map();
/** @param {string} name */
export function read(name) {
  if (unkept.has(name)) return unkept.get(name);
  try {
    return JSON.parse(sessionStorage.getItem(name) || 'null');
  } catch {
    return null;
  }
}
/** @param {string} name @param {unknown} value */
export function write(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
    unkept.delete(name);
  } catch {
    unkept.set(name, value);
  }
}
