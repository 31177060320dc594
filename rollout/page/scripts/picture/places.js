// Where an event stands in the picture, and which event is under a point of it. Px from the picture's corner.
import {markAt, wordsAt} from './labels.js';
import {shown, state, toX} from './shown.js';

// From where to where the mark and the words of a told event stand, in px.
/** @param {Label} label @param {Now} now @returns {Span} */
function reach(label, now) {
  const words = toX(wordsAt(label, now.scale, now.window, shown.meta.spacing));
  const mark = toX(markAt(label));
  return [Math.min(words, mark - 9), Math.max(words + label.width, mark + 9)];
}

/** @param {number} a @param {number} b @param {number} most */
const near = (a, b, most) => Math.abs(a - b) <= most;
// The event whose words, mark or bar are under a point.
/** @param {number} x @param {number} y @param {Now} now */
function labelUnder(x, y, now) {
  const label = shown.labels.find((one, i) => {
    if (!now.told[i] || one.lane < 0 || !near(one.y, y, shown.meta.row / 2)) return false;
    const [from, to] = reach(one, now);
    return x >= Math.min(from, toX(one.start)) && x <= Math.max(to, toX(one.end));
  });
  return label && {id: label.id, x: toX(markAt(label)), y: label.y, label, ids: [label.id]};
}
// What a strip or the panel has near a point, each with how far it is.
/** @param {number} x @param {number} y */
function offers(x, y) {
  /** @type {(Omit<Spot, 'ids'> & {far: number})[]} */
  const found = [];
  /** @param {string} id @param {number} px @param {number} py @param {number} most */
  const offer = (id, px, py, most) => {
    const far = Math.abs(px - x);
    if (far <= most) found.push({id, x: px, y: py, far});
  };
  shown.meta.lanes.forEach((/** @type {Lane} */ lane, /** @type {number} */ number) => {
    if (near(lane.strip, y, shown.meta.strip))
      for (const label of shown.labels) if (label.lane === number) offer(label.id, toX(markAt(label)), lane.strip, 8);
  });
  for (const [id, at, height] of shown.meta.figures)
    if (near(shown.meta.panel_top + height, y, 12)) offer(id, toX(at), shown.meta.panel_top + height, 12);
  return found;
}

// Which event is under a point of the picture, in px from its corner: words and marks, then strips, then figures. `ids` are all
// that nobody could tell apart there: several may share a day, and a tick.
const ALIKE = 2; // px
/** @param {number} x @param {number} y */
export function find(x, y) {
  if (!shown.meta) return null;
  const hit = labelUnder(x, y, state());
  if (hit) return hit;
  const found = offers(x, y);
  if (!found.length) return null;
  const best = found.reduce((one, other) => (other.far < one.far ? other : one));
  const alike = found.filter(({far}) => far <= best.far + ALIKE).map(({id}) => id);
  return {...best, ids: [...new Set([best.id, ...alike])]};
}

// Where an event stands now: in its row when told, else in its strip.
/** @param {string} id */
export function place(id) {
  const index = shown.labels.findIndex(label => label.id === id);
  if (index < 0 || !shown.graph) return null;
  const label = shown.labels[index];
  const now = state();
  return {
    x: toX(markAt(label)),
    y: now.told[index] ? label.y : shown.meta.lanes[label.lane].strip,
    told: now.told[index],
    label,
    reach: now.told[index] ? reach(label, now) : null,
  };
}
