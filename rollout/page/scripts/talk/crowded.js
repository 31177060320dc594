// Whether what a scene lights has room for its words, said while it is prepared: on screens of the two usual shapes, whatever their size.
import {dayOf} from '../days.js';
import {TALK_AIR, TALK_DAYS} from '../measures.js';
import {lettering} from '../picture/heads.js';
import {rows} from '../picture/labels.js';
import {scenery} from '../picture/scenery.js';
import {timeline} from '../picture/timeline.js';
import {say} from '../say.js';

// Width of the picture, height of its lanes and size of its type, in px, as a screen of 1280 × 720 and one of 1024 × 768 have them.
const SHAPES = {'16:9': [1222, 402, 26], '4:3': [962, 428, 28]};

/** @param {Drafted} scene @param {Label[]} lit @returns {Span} */
function windowOf({from, to}, lit) {
  if (from) return [dayOf(from), dayOf(to) + 1];
  const first = Math.min(...lit.map(({start, end, until}) => (until ? end : start)));
  const end = Math.max(...lit.map(label => label.end));
  const half = Math.max((end - first) * (0.5 + TALK_AIR), TALK_DAYS / 2);
  return [(first + end) / 2 - half, (first + end) / 2 + half];
}
/** @param {Drafted} scene @returns {Label[]} those of the picture on screen that it lights, in order of time */
const litBy = ({focus}) =>
  rows(timeline.source.labels)
    .filter(({id}) => focus.includes(id))
    .sort((one, other) => one.start - other.start);

// What is wrong with how much a scene lights, in words; nothing where all of it can be read from a last row.
/** @param {Drafted} scene */
export function crowded(scene) {
  const lit = timeline.source && scene.kind === 'events' ? litBy(scene) : [];
  if (!lit.length) return '';
  const {source} = timeline;
  const own = new Set(lit.map(({lane}) => lane));
  const numbers = source.lanes
    .map((/** @type {Lane} */ _, /** @type {number} */ lane) => lane)
    .filter(
      (/** @type {number} */ lane) =>
        !scene.lanes.length || own.has(lane) || scene.lanes.includes(source.lanes[lane].name),
    );
  const labels = lit.map(label => ({...label, lane: numbers.indexOf(label.lane)}));
  const lanes = numbers.map((/** @type {number} */ lane) => source.lanes[lane]);
  const [from, to] = windowOf(scene, lit);
  for (const [shape, [width, foot, size]] of Object.entries(SHAPES)) {
    const {left, share} = scenery(
      {...source, lanes, grounds: [], axis: {...source.axis, top: foot}},
      labels,
      new Set(scene.focus),
      {window: [from, to], scale: width / (to - from)},
      size,
      lettering(source),
    );
    if (left.length)
      return say('{n} of the {of} events it lights have no room for their words ({shape}).', {
        n: left.length,
        of: lit.length,
        shape,
      });
    if (share < 1)
      return say('Its words have room at {n} % of the size that a last row reads ({shape}).', {
        n: Math.round(share * 100),
        shape,
      });
  }
  return '';
}

// The same in two scenes, the earlier events in the first.
/** @param {Drafted} scene @param {number} longest @returns {Drafted[]} */
export function halves(scene, longest) {
  const order = litBy(scene).map(({id}) => id);
  const focus = [...order, ...scene.focus.filter(id => !order.includes(id))];
  const middle = Math.ceil(focus.length / 2);
  return [focus.slice(0, middle), focus.slice(middle)].map((part, i) => {
    const place = ` (${say('{n} of {of}', {n: i + 1, of: 2})})`;
    return {...scene, focus: part, title: scene.title.slice(0, longest - place.length) + place};
  });
}
