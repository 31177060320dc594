// What this window remembers over a reload. A browser may refuse to keep anything, or be full: then it is remembered until the reload.
const own = new Map();
export function read(name) {
  if (own.has(name)) return own.get(name);
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}
export function write(name, value) {
  own.set(name, value);
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch { /* all but the reload works without */ }
}
