// Pictures, asked of the server and drawn by Plotly, one after another: the first as soon as both are there. Dash, which has 105 kB of
// scripts and takes 2 MB, comes once another than the first was wanted (`dash.js`), and asks from then on.
import {$, el} from '../dom.js';
import {fitHeight} from '../picture/fit.js';
import {timeline} from '../picture/timeline.js';
import {CONFIG} from '../picture/twin.js';
import * as ahead from './ahead.js';
import {bring, heldIn} from './bring.js';
import {SPARING} from './neighbours.js';
import {arrive, reach, reaching} from './reach.js';

/** @type {Promise<unknown>} */
let plotly = Promise.resolve();
/** @type {Promise<unknown>} */
let last = Promise.resolve();
let asked = 0;
/** @type {Record<string, string> | null} */
let first = null; // how the picture was asked for that stands there
/** @type {PictureRequest | null} */
let next = null; // the latest that was asked for
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
  arrive();
}
// One that cannot be drawn must not be the last.
/** @param {Drawing} drawing */
export function draw(drawing) {
  latest = drawing;
  return (last = last.catch(() => undefined).then(() => drawn(drawing)));
}

// Whether it is the first picture that is asked for, but for its height, which a phone that is read changes all the time.
/** @param {PictureRequest} given */
const isFirst = given =>
  Object.entries(given).every(([name, value]) => name === 'height' || first?.[name] === String(value));
// Another picture than the first view is wanted at once, the same once somebody reaches for it. What is lost on its way is heard of by
// whoever hears all that is fetched.
/** @param {PictureRequest} given */
export async function ask(given) {
  const mine = ++asked;
  if (other) return other(given);
  first ??= Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]));
  next = given;
  if (!isFirst(given)) reach();
  await reaching;
  if (mine !== asked) return;
  const answer = await fetch(...ahead.question(given)).catch(() => null);
  const told = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!told || mine !== asked) return;
  await draw(told.response.picture.figure);
  if (!isFirst(given)) wanted();
}
// What will be wanted when somebody reaches for the picture, which no server may answer then.
export function fetchAhead() {
  if (next && !SPARING?.saveData) ahead.begin(next);
}
// Somebody else asks from now on, and draws what comes: what was asked for here before is still drawn, unless another is wanted since.
/** @param {(asked: PictureRequest) => void} asks */
export function handOver(asks) {
  other = asks;
}
// then: what is done when another picture than the first has been drawn. stands: how the first view was asked for, where there is one.
/** @param {() => void} then @param {string | undefined} stands */
export function start(then, stands) {
  wanted = then;
  first = stands === undefined ? null : Object.fromEntries(new URLSearchParams(stands));
  plotly = reaching.then(() => bring(heldIn('drawing')[0]));
}
