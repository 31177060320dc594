// A picture told by what differs from another one, and in other colours: the letters are those of rollout/outputs/offline/delta.py.
const COLOUR = /^#[0-9a-f]{6}$/;

// What stands in a row, by number: as many as before but for `n`, some of them others, and more behind them.
/** @param {unknown[]} base @param {Told} told */
const row = (base, {l = {}, m = [], n = base.length}) => [
  ...base.slice(0, n).map((one, i) => (l[i] ? apply(one, l[i]) : one)),
  ...m,
];
/** @param {Record<string, unknown>} base @param {Told} other */
function keys(base, {o = {}, x = []}) {
  const changed = Object.entries(o).map(([key, one]) => [key, apply(base[key], one)]);
  const made = {...base, ...Object.fromEntries(changed)};
  for (const key of x) delete made[key];
  return made;
}
// What differs from a picture done to it.
/**
 * @template T
 * @param {T} base
 * @param {Told} told
 * @returns {T}
 */
export function apply(base, told) {
  return /** @type {T} */ (done(base, told));
}
/** @param {unknown} base @param {Told} told */
function done(base, told) {
  const {v, s, o, x, l} = told;
  if ('v' in told) return v;
  if (s) return /** @type {unknown[]} */ (base).map((one, i) => (i in s ? s[i] : one));
  if (o || x) return keys(/** @type {Record<string, unknown>} */ (base), told);
  return l ? row(/** @type {unknown[]} */ (base), told) : base;
}
/**
 * @template T
 * @param {T} value
 * @param {Map<string, string>} found
 * @returns {T}
 */
export function coloured(value, found) {
  /** @param {unknown} one @returns {unknown} */
  const painted = one => {
    if (typeof one === 'string') return COLOUR.test(one) ? (found.get(one) ?? one) : one;
    if (Array.isArray(one)) return one.map(painted);
    if (one && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, painted(part)]));
    return one;
  };
  return /** @type {T} */ (painted(value));
}
