// The picture of a scene: what of it is left out, and whether the picture on screen is that of the talk.
import {find} from '../page/state.js';
import {redraw} from '../page/view.js';
import {timeline} from '../picture/timeline.js';
import {given, lanesOf, tell} from './scene.js';

/** @type {string | null} */
let asked = null;
// Another talk begins: its picture may be asked for again.
export function forget() {
  asked = null;
}

// The events that a scene leaves out: those of other lanes and of other claim statuses, unless it lights them.
/** @param {Scene} scene */
export function off(scene) {
  const statuses = new Set(scene.statuses);
  const {
    labels: {id, lane},
  } = timeline.meta;
  if (!scene.lanes.length && !statuses.size) return [];
  return id.filter(
    (/** @type {string} */ event, /** @type {number} */ i) =>
      event &&
      !scene.focus.includes(event) &&
      ((scene.lanes.length && !scene.lanes.includes(timeline.meta.lanes[lane[i]]?.name)) ||
        (statuses.size && !statuses.has(String(find(event)?.status)))),
  );
}
// The picture of a scene tells what the talk lights, and has the scene's lanes; where it is another one, ours is asked for, once.
/** @param {Scene} scene */
const sorts = scene => lanesOf(scene).join('\n') || given.talk.lanes.join('\n');
export function fits() {
  const {meta} = timeline;
  return (
    meta.scene &&
    meta.tell.join() === tell().join() &&
    meta.lanes.map((/** @type {Lane} */ lane) => lane.name).join('\n') === sorts(given.talk.scenes[given.at])
  );
}
export function want() {
  const wanted = [...tell(), sorts(given.talk.scenes[given.at])].join();
  if (fits() || asked === wanted) return;
  asked = wanted;
  redraw();
}
