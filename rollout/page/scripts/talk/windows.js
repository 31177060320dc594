// The window and the lanes of a scene, wherever it is drawn. Days.
import {markAt} from '../picture/labels.js';

// The lanes of a scene, as it was prepared: those it names and those of what it lights; none named: all.
/** @param {Scene} scene @param {Pick<Talk, 'facts' | 'lanes'>} talk @returns {string[]} */
export function lanesIn(scene, {facts, lanes}) {
  const lit = scene.focus.map(id => facts[id]?.lane);
  return scene.lanes.length ? lanes.filter((name, lane) => scene.lanes.includes(name) || lit.includes(lane)) : [];
}

// The window of a scene, wider where something that it lights lies beyond it: what is lit is drawn.
const [EDGE, AIR] = [0.02, 0.06]; // of the window: nearer to its end a mark is not whole, and so much is left beside one
/** @param {Scene} scene @param {Talk['spans']} spans @returns {Span} */
export function windowOf({focus, window: [from, to]}, spans) {
  const long = to - from;
  const beyond = focus
    .flatMap(one => (spans[one] ? [spans[one]] : []))
    .filter(([start, end, on_bar]) => !(on_bar && start < to - long * EDGE && end > from + long * EDGE))
    .map(([start, end, on_bar, until]) => markAt({start, end, on_bar, until}))
    .filter(day => day < from + long * EDGE || day > to - long * EDGE);
  const first = Math.min(from, ...beyond);
  const last = Math.max(to, ...beyond);
  const air = (last - first) * AIR;
  return beyond.length
    ? [Math.min(from, ...beyond.map(day => day - air)), Math.max(to, ...beyond.map(day => day + air))]
    : [from, to];
}
