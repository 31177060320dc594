// Where an event stands in the picture, and which event is under a point of it. Px from the picture's corner.
import {markAt, wordsAt} from './labels.js';
import {shown, state, toX} from './shown.js';

// From where to where the mark and the words of a told event stand, in px.
function reach(label, now) {
  const words = toX(wordsAt(label, now.scale, now.window, shown.meta.spacing));
  const mark = toX(markAt(label));
  return [Math.min(words, mark - 9), Math.max(words + label.width, mark + 9)];
}

// Which event is under a point of the picture, in px from its corner: words and marks, then strips, then figures. `ids` are all
// that nobody could tell apart there: several may share a day, and a tick.
const ALIKE = 2; // px
export function find(x, y) {
  if (!shown.meta) return null;
  const now = state();
  const near = (a, b, reach) => Math.abs(a - b) <= reach;
  for (let i = 0; i < shown.labels.length; i++) {
    const label = shown.labels[i];
    if (!now.told[i] || label.lane < 0 || !near(label.y, y, shown.meta.row / 2)) continue;
    const [from, to] = reach(label, now);
    if (x >= Math.min(from, toX(label.start)) && x <= Math.max(to, toX(label.end)))
      return {id: label.id, x: toX(markAt(label)), y: label.y, label, ids: [label.id]};
  }
  let best = null;
  const offers = [];
  const offer = (id, px, py, reach) => {
    const far = Math.abs(px - x);
    if (far > reach) return;
    offers.push({id, far});
    if (!best || far < best.far) best = {id, x: px, y: py, far};
  };
  shown.meta.lanes.forEach((lane, number) => {
    if (near(lane.strip, y, shown.meta.strip))
      for (const label of shown.labels) if (label.lane === number) offer(label.id, toX(markAt(label)), lane.strip, 8);
  });
  for (const [id, at, height] of shown.meta.figures)
    if (near(shown.meta.panel_top + height, y, 12)) offer(id, toX(at), shown.meta.panel_top + height, 12);
  const alike = offers.filter(({far}) => far <= best.far + ALIKE).map(({id}) => id);
  return best && {...best, ids: [...new Set([best.id, ...alike])]};
}

// Where an event stands now: in its row when told, else in its strip.
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
