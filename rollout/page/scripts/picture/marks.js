// The marks as small drawings for the legend, the list and the details: form says status, a stroke says disputed.
import {forms} from './forms.js';
import {put, svg} from './svg.js';

export const statuses = Object.keys(forms);
/** @type {Record<string, [string, Attributes][]>} */
export const FORMS = {
  .../** @type {Record<string, [string, Attributes][]>} */ (/** @type {unknown} */ (forms)),
  disputed: [['path', {d: 'M3 17 L17 3', stroke: 'var(--ink)'}]],
  month: [
    ['path', {d: 'M0 10 H20', 'stroke-width': 3.5, opacity: 0.5}],
    ['circle', {cx: 10, cy: 10, r: 5.5, fill: 'currentColor'}],
  ],
  range: [
    ['rect', {x: 3, y: 4, width: 30, height: 12, fill: 'currentColor', stroke: 'none', opacity: 0.25}],
    ['circle', {cx: 4, cy: 10, r: 4, fill: 'currentColor'}],
  ],
  vague: [
    ['rect', {x: 2, y: 4, width: 34, height: 12, fill: 'currentColor', stroke: 'none', opacity: 0.13}],
    ['rect', {x: 11, y: 4, width: 16, height: 12, fill: 'currentColor', stroke: 'none', opacity: 0.22}],
  ],
  about: [
    ['path', {d: 'M0 10 H20', 'stroke-dasharray': '2 2', stroke: 'var(--ink)'}],
    ['circle', {cx: 10, cy: 10, r: 4.5, fill: 'currentColor'}],
  ],
  unsure: [
    ['path', {d: 'M0 10 H20', 'stroke-dasharray': '4 2', stroke: 'var(--ink)'}],
    ['circle', {cx: 10, cy: 10, r: 4.5, fill: 'currentColor'}],
  ],
  open: [
    ['rect', {x: 2, y: 4, width: 26, height: 12, fill: 'currentColor', stroke: 'none', opacity: 0.25}],
    ['path', {d: 'M28 5 L34 10 L28 15 Z', fill: 'var(--ink)', stroke: 'none'}],
  ],
  tick: [['path', {d: 'M10 4 V16', 'stroke-width': 2}]],
  empty: [
    ['path', {d: 'M2 13 V7', 'stroke-width': 2}],
    ['path', {d: 'M5 10 H30', 'stroke-dasharray': '1 5', 'stroke-width': 1.5}],
    ['path', {d: 'M33 13 V7', 'stroke-width': 2}],
  ],
  era: [['path', {d: 'M2 10 H36', 'stroke-width': 4, opacity: 0.6}]],
  target: [
    ['path', {d: 'M2 10 H22', 'stroke-dasharray': '3 3', 'stroke-width': 1.5, stroke: 'var(--ink)'}],
    ['path', {d: 'M8 5 L13 10 L8 15 L3 10 Z'}],
    ['circle', {cx: 25, cy: 10, r: 4, fill: 'currentColor'}],
  ],
};
/** @type {Record<string, number>} */
const WIDE = {range: 38, vague: 38, open: 38, empty: 38, era: 38, target: 32};

/** @param {...string} names */
function made(...names) {
  const wide = Math.max(20, ...names.map(name => WIDE[name] || 0));
  const drawn = svg('svg', {
    viewBox: `0 0 ${wide} 20`,
    width: wide,
    height: 20,
    'aria-hidden': 'true',
    focusable: 'false',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2,
  });
  for (const [tag, attributes] of names.flatMap(name => FORMS[name] || [])) put(drawn, tag, attributes);
  return drawn;
}
// A list has one for each of its events: a copy is made in a fraction of the time.
/** @type {Map<string, SVGElement>} */
const known = new Map();
/** @param {...string} names */
export function draw(...names) {
  const key = names.join();
  const one = known.get(key) ?? made(...names);
  known.set(key, one);
  return /** @type {SVGElement} */ (one.cloneNode(true));
}
