// Of a picture of one day's knowledge: what became known later as pale ticks without words, and a rule at the day. rollout/figure/known.py
// draws the same.
import {shown} from './shown.js';
import {put, set} from './svg.js';

const PALE = 0.3;
const TICK = 0.6; // of the strip
/** @type {SVGElement[]} */
let strips = [];
/** @type {SVGElement | null} */
let rule = null;

/** @param {SVGElement} below */
export function writeKnown(below) {
  const {known, lanes, inks} = shown.meta;
  strips = [];
  rule = null;
  if (!known) return;
  strips = lanes.map(({ink}) => put(below, 'path', {class: 'later', stroke: ink, 'stroke-opacity': PALE}));
  rule = put(below, 'path', {class: 'known-on', stroke: inks.muted, 'stroke-dasharray': '2 4'});
}
/** @param {(day: number) => number} x */
export function updateKnown(x) {
  const {known, lanes, strip: size, axis} = shown.meta;
  if (!rule || !known) return;
  const high = TICK * size;
  strips.forEach((path, lane) => {
    const from = (lanes[lane].strip + size / 2 - high).toFixed(1);
    const own = known.later.filter(([one]) => one === lane);
    set(path, 'd', own.map(([, day]) => `M${x(day).toFixed(1)} ${from}v${high}`).join('') || 'M0 0');
  });
  set(rule, 'd', `M${Math.floor(x(known.day)) + 0.5} 0V${axis.top}`);
}
