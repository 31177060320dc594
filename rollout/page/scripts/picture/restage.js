// A picture whose labels are placed anew in the browser: with room for what must be told, or made for a scene of a talk.
import {relift} from './float.js';
import {write} from './ground.js';
import {headWidth, lettering} from './heads.js';
import {rows} from './labels.js';
import {withRoom} from './room.js';
import {scenery} from './scenery.js';
import {axis, shown, window_, within} from './shown.js';

// Who must be told finds room, whatever stood there: a few labels get other rows, and only then Plotly draws once more.
export const WHISKERS = /^trace-(about|unsure|doubtful)$|^-(about|unsure|doubtful)$/; // they stand away from the words
const RIGHTWARDS = -90; // degrees, as Plotly has drawn one
export function makeRoom() {
  if (shown.floating) return null;
  const {graph, meta, must} = shown;
  const window = window_();
  const labels = withRoom(
    rows(meta.labels),
    must,
    {window, scale: axis()._length / (window[1] - window[0])},
    meta,
    graph.layout.font.size,
    headWidth,
  );
  if (
    labels.every((label, i) =>
      /** @type {const} */ (['y', 'side', 'told_from']).every(name => label[name] === shown.labels[i][name]),
    )
  )
    return null;
  shown.labels = labels;
  write();
  return drawAgain();
}
// Plotly draws its marks where their labels have gone.
function drawAgain() {
  const {graph, labels} = shown;
  const traces = graph.data.map((_, i) => i).filter(i => graph.data[i].customdata);
  /** @param {(own: Label[], trace: Trace) => unknown} ask */
  const each = ask =>
    traces.map(i =>
      ask(
        (graph.data[i].customdata ?? []).map(n => labels[n]),
        graph.data[i],
      ),
    );
  return Plotly.restyle(
    graph,
    {
      y: each(own => own.map(({y, told_from: far}) => (far === null ? null : y))),
      'marker.angle': each((own, {uid, marker}) =>
        WHISKERS.test(uid) ? own.map(({side}) => (side === 'left' ? -90 : 90)) : marker.angle,
      ),
    },
    traces,
  );
}
// The picture of a scene is made for it, out of what is known of the whole one; says whether it is another one now.
export function stageScene() {
  const {source, scene, graph} = shown;
  if (!source.scene || !scene) return false;
  const [from, to] = within(...(scene.window || window_()));
  const key = [...scene.lit, from, to, axis()._length].join();
  if (shown.staged === key) return false;
  shown.staged = key;
  relift();
  const made = scenery(
    source,
    rows(source.labels),
    scene.lit,
    {window: [from, to], scale: axis()._length / (to - from)},
    graph.layout.font.size,
    lettering(source),
  );
  shown.meta = made.meta;
  shown.labels = made.labels;
  write();
  settleMarks();
  return true;
}
// Plotly has drawn every mark at some height, and would take longer to draw them anew than a key may wait: those with words go to
// the height of their label, and a whisker to the other side of its mark where the words have taken its own.
export function settleMarks() {
  if (!shown.staged) return;
  for (const {node, index, whisker} of shown.drawn) {
    const {told_from: far, y, side} = shown.labels[index];
    if (far === null) continue;
    if (node.tagName === 'path') pointTo(node, y, !!whisker && (side === 'left') !== (whisker === RIGHTWARDS));
    else barTo(node.querySelector('path'), y);
  }
}
/** @param {Element} node @param {number} y @param {boolean} mirrored */
function pointTo(node, y, mirrored) {
  const [, x] = (node.getAttribute('transform') || '').match(/^translate\(([^,]+),/) || [];
  if (x) node.setAttribute('transform', `translate(${x},${y})${mirrored ? 'scale(-1 1)' : ''}`);
}
/** @param {Element | null} node @param {number} y */
function barTo(node, y) {
  const [, left, top, foot, right] = (node?.getAttribute('d') || '').match(/^M([^,]+),([^V]+)V([^H]+)H([^V]+)V/) || [];
  if (!top) return;
  const half = (Number(foot) - Number(top)) / 2;
  node?.setAttribute('d', `M${left},${y - half}V${y + half}H${right}V${y - half}Z`);
}
