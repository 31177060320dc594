// The talk that is being given and the place in it; and the picture of a talk: every event that a scene lights is told before all others.
import * as address from '../address.js';
import {ends} from '../days.js';
import {timeline} from '../picture/timeline.js';
import * as stage from '../stage.js';
import {lanesIn, windowOf as windowIn} from './windows.js';

// Nobody asks for the talk but while one is given, and to see whether one is.
/** @type {{talk: Talk, at: number}} */
export const given = {talk: /** @type {never} */ (null), at: 0};
export const giving = () => !!given.talk && address.read().has('talk');
export const tell = () => [...new Set(given.talk.scenes.flatMap(scene => scene.focus))];
/** @param {Scene} scene */
export const lanesOf = scene => lanesIn(scene, given.talk);
/** @param {Scene} scene */
export const windowOf = scene => windowIn(scene, given.talk.spans);

// What the presenter's window needs to know of this screen, to draw the same; null while there is no picture.
/** @returns {Stage | null} */
export function stageNow() {
  const {source, graph} = timeline;
  if (!source?.scene || !graph) return null;
  const {left, width} = timeline.room;
  const {axis, spacing, letters, span, least_days: least, theme} = source;
  return {
    screen: [innerWidth, innerHeight],
    unit: Math.min(innerHeight / 100, innerWidth * 0.0075),
    room: [left, graph.getBoundingClientRect().top, width, axis.top + axis.height],
    size: graph.layout.font.size,
    spacing,
    axis,
    high: letters?.high ?? 100,
    wide: letters?.wide ?? 100,
    span,
    least,
    theme,
    known: address.read().get('as_known') || '',
  };
}

/** @param {Room} room */
export function request(room) {
  const asked = stage.request(room);
  if (!giving()) return asked;
  const window = windowOf(given.talk.scenes[given.at]);
  const [theme, clock, asKnown, language] = ['theme', 'clock', 'as_known', 'language'].map(name =>
    address.read().get(name),
  );
  const search = new URLSearchParams({
    talk: '1',
    stage: 'talk',
    series: 'none',
    ...ends(window),
    ...(theme && {theme}),
    ...(clock && {clock}),
    ...(asKnown && {as_known: asKnown}),
    ...(language && {language}),
  });
  for (const id of tell()) search.append('tell', id);
  for (const name of lanesOf(given.talk.scenes[given.at])) search.append('lane', name);
  return {...asked, search: `?${search}`};
}
