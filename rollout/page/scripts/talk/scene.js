// The talk that is being given and the place in it; and the picture of a talk: every event that a scene lights is told before all others.
import * as address from '../address.js';
import {ends} from '../days.js';
import {markAt} from '../picture/labels.js';
import {timeline} from '../picture/timeline.js';
import * as stage from '../stage.js';

/** @type {{talk: any, at: number}} */
export const given = {talk: null, at: 0};
export const giving = () => !!given.talk && address.read().has('talk');
export const tell = () => [...new Set(given.talk.scenes.flatMap((/** @type {Scene} */ scene) => scene.focus))];
// The lanes of a scene, as it was prepared: those it names and those of what it lights; none named: all.
/** @param {Scene} scene */
export function lanesOf(scene) {
  const {facts, lanes} = given.talk;
  const lit = scene.focus.map(id => facts[id]?.lane);
  return scene.lanes.length
    ? lanes.filter(
        (/** @type {string} */ name, /** @type {number} */ lane) => scene.lanes.includes(name) || lit.includes(lane),
      )
    : [];
}

// The window of a scene, wider where something that it lights lies beyond it: what is lit is drawn.
const [EDGE, AIR] = [0.02, 0.06]; // of the window: nearer to its end a mark is not whole, and so much is left beside one
/** @param {Scene} scene @returns {Span} */
export function windowOf({focus, window: [from, to]}) {
  const {id, start, end, on_bar} = timeline.source?.labels || {id: []};
  const long = to - from;
  const beyond = focus
    .map(one => id.indexOf(one))
    .filter(i => i >= 0 && !(on_bar[i] && start[i] < to - long * EDGE && end[i] > from + long * EDGE))
    .map(i => markAt({start: start[i], end: end[i], on_bar: on_bar[i]}))
    .filter(day => day < from + long * EDGE || day > to - long * EDGE);
  const first = Math.min(from, ...beyond);
  const last = Math.max(to, ...beyond);
  const air = (last - first) * AIR;
  return beyond.length
    ? [Math.min(from, ...beyond.map(day => day - air)), Math.max(to, ...beyond.map(day => day + air))]
    : [from, to];
}

/** @param {Room} room */
export function request(room) {
  const asked = stage.request(room);
  if (!giving()) return asked;
  const window = windowOf(given.talk.scenes[given.at]);
  const [theme, clock, asKnown] = ['theme', 'clock', 'as_known'].map(name => address.read().get(name));
  const search = new URLSearchParams({
    talk: '1',
    stage: 'talk',
    series: 'none',
    ...ends(window),
    ...(theme && {theme}),
    ...(clock && {clock}),
    ...(asKnown && {as_known: asKnown}),
  });
  for (const id of tell()) search.append('tell', id);
  for (const name of lanesOf(given.talk.scenes[given.at])) search.append('lane', name);
  return {...asked, search: `?${search}`};
}
