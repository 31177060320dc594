// The clock is switched: every mark glides from where it stood by the one date to where it stands by the other.
import {layers} from './ground.js';
import {markAt} from './labels.js';
import {axis, listeners, shown, toX} from './shown.js';

const LONG = 450; // ms
const LEAST = 0.5; // px: what moves less stands still
const still = matchMedia('(prefers-reduced-motion: reduce)');
const EASE = {duration: LONG, easing: 'cubic-bezier(.6, 0, .3, 1)', fill: /** @type {const} */ ('backwards')};
const WORDS = {duration: LONG, easing: 'steps(1, end)'}; // they come when their mark has arrived
/** @typedef {Map<string, {x: number, y: number, tick: number}>} Stood */
/** @type {Animation[]} */
const going = [];
/** @type {Stood | null} */
let before = null;

export const crossing = () => going.some(one => one.playState === 'running');
export function uncross() {
  for (const one of going.splice(0)) one.cancel();
}
// Where each event stands, in px: its mark or its tick, and how high. Asked before another picture takes the place of this one.
/** @param {Meta} next @returns {Stood | null} */
function standing(next) {
  const {meta, labels, stood} = shown;
  if (!meta || !stood || still.matches || shown.still || (meta.clock || '') === (next.clock || '')) return null;
  if (meta.crowd || next.crowd) return null;
  /** @type {Stood} */
  const found = new Map();
  labels.forEach((label, i) => {
    if (label.lane < 0) return;
    const x = axis()._offset + (markAt(label) - stood.window[0]) * stood.scale;
    found.set(label.id, {x, y: stood.told[i] ? label.y : meta.lanes[label.lane].strip, tick: x});
  });
  return found;
}
/** @param {Meta} next */
export const leave = next => {
  before = standing(next) || before;
};
/** @param {Label[]} labels @param {(label: Label) => number} x @param {string} d */
function tickPath(labels, x, d) {
  const [, from, high] = d.match(/ ([-\d.]+)v([-\d.]+)/) || [];
  return from && `path("${labels.map(label => `M${x(label).toFixed(1)} ${from}v${high}`).join('')}")`;
}
// The strip of a lane is one path: its ticks move within it.
/** @param {Stood} from @param {SVGElement} path @param {number} lane @param {(label: Label) => boolean} wanted */
function strip(from, path, lane, wanted) {
  const own = shown.labels.filter(label => label.lane === lane && wanted(label));
  const d = path.getAttribute('d') || '';
  const now = tickPath(own, label => toX(markAt(label)), d);
  const was = tickPath(own, label => from.get(label.id)?.tick ?? toX(markAt(label)), d);
  if (now && was) going.push(path.animate([{d: was}, {d: now}], EASE));
}
function cross() {
  const from = before;
  before = null;
  uncross();
  if (!from) return;
  const {labels, scene} = shown;
  for (const {node, index, told} of shown.drawn) {
    const label = labels[index];
    const was = told && from.get(label.id);
    if (!was) continue;
    const [right, down] = [was.x - toX(markAt(label)), was.y - label.y];
    if (Math.hypot(right, down) < LEAST) continue;
    const start = `${right}px ${down}px`;
    going.push(node.animate([{translate: start}, {translate: '0px 0px'}], EASE));
  }
  for (const words of layers.written)
    if (!words.classList.contains('counted')) going.push(words.animate([{opacity: 0}, {opacity: 1}], WORDS));
  layers.strips.forEach((path, lane) =>
    strip(from, path, lane, ({id}) => !scene || (!scene.lit.has(id) && !scene.off.has(id))),
  );
  if (scene) layers.beacons.forEach((path, lane) => strip(from, path, lane, ({id}) => scene.lit.has(id)));
}
listeners.push((_, __, fresh) => fresh && cross());
