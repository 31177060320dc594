// The talk that is being given and the place in it; and the picture of a talk: every event that a scene lights is told before all others.
import * as address from '../address.js';
import {ends} from '../days.js';
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

/** @param {Room} room */
export function request(room) {
  const asked = stage.request(room);
  if (!giving()) return asked;
  const {window} = given.talk.scenes[given.at];
  const theme = address.read().get('theme');
  const search = new URLSearchParams({
    talk: '1',
    stage: 'talk',
    series: 'none',
    ...ends(window),
    ...(theme && {theme}),
  });
  for (const id of tell()) search.append('tell', id);
  for (const name of lanesOf(given.talk.scenes[given.at])) search.append('lane', name);
  return {...asked, search: `?${search}`};
}
