// A picture told by what differs from another one, and in other colours: the letters are those of rollout/outputs/offline/delta.py.
const COLOUR = /^#[0-9a-f]{6}$/;

// What stands in a row, by number: as many as before but for `n`, some of them others, and more behind them.
/** @param {any} base @param {any} told @returns {any} */
const row = (base, told) => [
  ...base
    .slice(0, told.n ?? base.length)
    .map((/** @type {any} */ one, /** @type {number} */ i) => (told.l[i] ? apply(one, told.l[i]) : one)),
  ...(told.m || []),
];
/** @param {any} base @param {any} other @returns {any} */
function keys(base, {o = {}, x = []}) {
  const changed = Object.entries(o).map(([key, one]) => [key, apply(base[key], one)]);
  const made = {...base, ...Object.fromEntries(changed)};
  for (const key of x) delete made[key];
  return made;
}
// What differs from a picture done to it.
/** @param {any} base @param {any} told @returns {any} */
export function apply(base, told) {
  if ('v' in told) return told.v;
  if (told.s) return base.map((/** @type {any} */ one, /** @type {number} */ i) => (i in told.s ? told.s[i] : one));
  if (told.o || told.x) return keys(base, told);
  return told.l ? row(base, told) : base;
}
/** @param {any} value @param {Map<string, string>} found @returns {any} */
export function coloured(value, found) {
  if (typeof value === 'string') return COLOUR.test(value) ? (found.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map(one => coloured(one, found));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, found)]));
  return value;
}
