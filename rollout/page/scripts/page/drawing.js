// Pictures, asked of the server and drawn by Plotly, one after another: the first as soon as both are there. Dash, which has 105 kB of
// scripts and takes 2 MB, comes once another than the first was wanted (`dash.js`), and asks from then on.
import {$, el} from '../dom.js';
import {fitHeight} from '../picture/fit.js';
import {timeline} from '../picture/timeline.js';
import {CONFIG} from '../picture/twin.js';
import {question} from './ahead.js';
import {bring, heldIn} from './bring.js';

/** @type {Promise<unknown>} */
let plotly = Promise.resolve();
/** @type {Promise<unknown>} */
let last = Promise.resolve();
let asked = 0;
/** @type {Drawing | null} */
let latest = null;
/** @type {((asked: PictureRequest) => void) | null} */
let other = null;
/** @type {() => void} */
let wanted = () => {};

// Plotly's own graph: it fills the box that is as high as its picture.
/** @returns {Element} */
const box = () => $('picture').firstElementChild ?? $('picture').appendChild(el('div', {class: 'whole'}));
/** @param {Drawing} drawing */
async function drawn(drawing) {
  await plotly;
  if (drawing !== latest) return; // another has come meanwhile
  const {data, layout} = drawing;
  const graph = timeline.graph ?? box(); // another may have taken its place
  fitHeight(graph, layout); // which a picture that was at hand may have changed
  await Plotly.react(graph, data, layout, CONFIG);
  if (timeline.graph) return;
  timeline.attach(/** @type {Graph} */ (graph));
  timeline.fit();
}
// One that cannot be drawn must not be the last.
/** @param {Drawing} drawing */
export function draw(drawing) {
  latest = drawing;
  return (last = last.catch(() => undefined).then(() => drawn(drawing)));
}

// What is lost on its way is heard of by whoever hears all that is fetched.
/** @param {PictureRequest} given */
export async function ask(given) {
  const mine = ++asked;
  if (other) return other(given);
  const answer = await fetch(...question(given)).catch(() => null);
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!told || mine !== asked) return;
  await draw(told.response.picture.figure);
  if (mine > 1) wanted();
}
// Somebody else asks from now on, and draws what comes: what was asked for here before is still drawn, unless another is wanted since.
/** @param {(asked: PictureRequest) => void} asks */
export function handOver(asks) {
  other = asks;
}
// then: what is done when another picture than the first has been drawn.
/** @param {() => void} then */
export function start(then) {
  wanted = then;
  plotly = bring(heldIn('drawing')[0]);
}
