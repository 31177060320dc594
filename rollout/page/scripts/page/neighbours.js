// Of very many events the pictures beside the one that stands, asked for before a window comes there; and those that stood before.
import {fetchAnswer} from '../answer.js';
import {ends, span as spanOf} from '../days.js';
import {beside, holds} from '../picture/stretch.js';
import {timeline} from '../picture/timeline.js';

const KEPT = 12;
const STILL = 250; // ms after a picture came
export const SPARING = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
const ASIDE = ['from', 'to', 'event', 'map']; // what an address says beside the stretch of its picture
/** @typedef {{response: {picture: {figure: Drawing}}}} Answered */

/** @type {{kind: string, drawing: Answered}[]} */
let kept = [];
/** @type {{asked: PictureRequest, answer: Response} | null} */
let heard = null;
let last = /** @type {PictureRequest} */ ({});
let turn = 0; // how often a picture was asked for
let told = 0; // how often the evidence became another

/** @param {Answered} drawing */
const metaOf = drawing => drawing.response.picture.figure.layout.meta;
// What a picture is of, but for its window.
/** @param {PictureRequest} asked */
function kindOf({search, ...others}) {
  const query = new URLSearchParams(search);
  for (const name of ASIDE) query.delete(name);
  return `${query} ${JSON.stringify(others)}`;
}
/** @param {string} search @returns {Span | null} */
function windowOf(search) {
  const query = new URLSearchParams(search);
  return query.has('from') && query.has('to') ? spanOf(query.get('from'), query.get('to')) : null;
}
/** @param {string} kind @param {Span} window */
const find = (kind, window) => kept.find(one => one.kind === kind && holds(metaOf(one.drawing), window))?.drawing;

// The picture that is asked for, where one of its stretch is there: for its window. How many events lie in that only the server knows.
/** @param {PictureRequest} asked @returns {Promise<Answered | null>} */
export async function take(asked) {
  last = asked;
  turn++;
  const window = windowOf(asked.search);
  const found = window && find(kindOf(asked), window);
  if (!found) return null;
  const {response, ...more} = found;
  const {figure} = response.picture;
  const {span} = figure.layout.meta;
  const range = /** @type {Span} */ ([Math.max(window[0], span[0]), Math.min(window[1], span[1])]);
  const {inside} = await (await fetchAnswer(`inside?search=${encodeURIComponent(asked.search)}`)).json();
  return {...more, response: {...response, picture: {...response.picture, figure: cut(figure, range, {inside})}}};
}
// The same picture for another window.
/** @param {Drawing} figure @param {Span} range @param {{inside?: number[]}} counted @returns {Drawing} */
function cut({data, layout}, range, counted) {
  const crowd = /** @type {Crowd} */ ({...layout.meta.crowd, ...counted});
  return {data, layout: {...layout, xaxis: {...layout.xaxis, range}, meta: {...layout.meta, crowd}}};
}
// The picture of a window of another stretch, to be drawn at once where it is there. Its counts are of the window that it was asked
// for; and Plotly may write to it, but not to what is kept.
/** @param {Span} window @returns {Drawing | null} */
export function ready(window) {
  const found = find(kindOf(last), window);
  if (found?.response.picture.figure.layout.height !== timeline.graph.layout.height) return null;
  turn++;
  const {data, layout} = cut(found.response.picture.figure, window, {});
  return {data: data.map(trace => ({...trace, ...(trace.marker && {marker: {...trace.marker}})})), layout};
}
// One that has come as ever: a hand may lead back to it. It is read only where there are others beside it.
/** @param {PictureRequest} asked @param {Response} answer */
export function hear(asked, answer) {
  heard = {asked, answer};
}

const pause = () => new Promise(done => setTimeout(done, STILL));
// One after another, until another picture is wanted.
/** @param {Meta} meta @param {(asked: PictureRequest) => Promise<Answered | null>} draw */
async function ask(meta, draw) {
  const [mine, state, asked] = [turn, told, last];
  const kind = kindOf(asked);
  /** @param {PictureRequest} own @param {Answered | null} drawing */
  const keep = (own, drawing) => {
    const same = drawing && metaOf(drawing).digest === meta.digest; // it may have been asked of evidence that is another now
    if (same && state === told) kept = [...kept, {kind: kindOf(own), drawing}].slice(-KEPT);
  };
  if (heard) {
    const {asked: own, answer} = heard;
    heard = null;
    keep(own, await answer.json());
  }
  for (const next of beside(meta, timeline.window)) {
    while (timeline.floating) await pause();
    if (turn !== mine) return;
    if (find(kind, next)) continue;
    const query = new URLSearchParams(asked.search);
    for (const [name, day] of Object.entries(ends(next))) query.set(name, day);
    const own = {...asked, search: `?${query}`};
    keep(own, await draw(own));
  }
}
// Where nothing is drawn, or little shall be sent, nothing is asked for that may not be wanted.
/** @param {Meta} meta @param {(asked: PictureRequest) => Promise<Answered | null>} draw */
export async function look(meta, draw) {
  const mine = turn;
  if (!meta.crowd) heard = null;
  await pause();
  if (!meta.crowd || meta.scene || turn !== mine || !timeline.graph.clientWidth || SPARING?.saveData) return;
  await ask(meta, draw).catch(() => {}); // it is asked for again when it is wanted
}
// The evidence is another: nothing that was drawn of it holds.
export function forget() {
  turn++;
  told++;
  heard = null;
  kept = [];
}
