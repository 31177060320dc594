// A language that is pointed at, or has the focus, is about to be chosen: its page, the faces of its letters, its picture and what is said
// of events in it are asked for before it is.
import * as address from '../address.js';
import {$} from '../dom.js';
import {learn} from '../picture/letters.js';
import {timeline} from '../picture/timeline.js';
import {NAMES, language, tongueFor} from '../say.js';
import {giving, request} from '../talk/scene.js';
import * as ahead from './ahead.js';
import * as over from './over.js';
import {draws} from './faces.js';
import {underIt} from './foot.js';
import {pending} from './view.js';

const SPARING = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
const FEW = 6; // languages of one view
const TURNS = 3; // that a picture is asked for again as its words come out
// What is at hand of a view, by its address: what is said of events, and its picture, which holds until one is asked for in another room.
/** @typedef {{facts: Facts | null, drawing: Drawing | null, room: number}} Ready */
/** @type {Map<string, Ready>} */
const ready = new Map();
let drawn = 0; // how many of the pictures that stood were at hand
const room = () => pending.sent - drawn;
/** @type {Map<string, Promise<unknown>>} */
const dressed = new Map();

/** @param {PictureRequest} one @param {PictureRequest} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const digest = () => timeline.meta?.digest ?? ''; // before the first picture nothing is kept of another
/** @param {string} tag */
const inTongue = tag => (tag ? `&language=${encodeURIComponent(tag)}` : '');
/** @param {string} path */
const get = path =>
  fetch(path, {cache: 'no-store'})
    .then(answer => (answer.ok ? answer : null))
    .catch(() => null);

// The faces of a language are added once they are here: a rule that comes before its face takes words from sight that stand meanwhile.
/** @param {string} tag @param {string} words in its letters */
async function faced(tag, words) {
  const rules = await (await get(`/faces.css?${digest()}${inTongue(tag)}`))?.text();
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(rules ?? '');
  const faces = /** @type {CSSFontFaceRule[]} */ ([...sheet.cssRules])
    .filter(rule => draws(rule, words))
    .map(({style}) => {
      const value = (/** @type {string} */ name) => style.getPropertyValue(name);
      const given = {weight: value('font-weight'), unicodeRange: value('unicode-range')};
      const family = value('font-family').replace(/["']/g, ''); // which Chromium takes for part of the name
      return new window.FontFace(family, value('src'), given).load();
    });
  for (const face of await Promise.all(faces)) document.fonts.add(face);
}
/** @param {string} tag */
function dress(tag) {
  const there = dressed.get(tag) ?? faced(tag, nameOf(tag)).catch(() => null);
  dressed.set(tag, there);
  return there;
}
// The view in a language, as its address has it.
/** @param {string} tag */
function viewIn(tag) {
  const query = address.read();
  query.delete('language');
  if (tag) query.append('language', tag);
  return query.toString() && `?${query}`;
}
// What a language calls itself.
/** @param {string} tag @returns {string} */
const nameOf = tag => {
  const offered = /** @type {Pressed[]} */ ([...$('languages').children]).find(one => one.dataset.language === tag);
  return NAMES[/** @type {'en'} */ (tag)] ?? offered?.textContent ?? '';
};
// Brings all that a language needs, as long as it may be wanted; says whether its page is there, without which nothing is.
/** @param {string} tag @param {() => boolean} [wanted] */
export async function ask(tag, wanted = () => true) {
  const there = await begin(tag);
  if (there && !giving() && wanted()) await drawOnce(tag, tongueFor(tag), wanted).catch(() => null);
  return there;
}
// All but its picture: how high its words come out is measured in their faces.
/** @param {string} tag */
async function begin(tag) {
  if (!giving()) factsIn(tag);
  const faces = dress(tag);
  const pages = await Promise.all([over.bring(tongueFor(tag)), over.bring(language())]);
  await faces;
  return !pages.includes(null);
}
// The picture in a language, for the room that it has there: how high its words and what stands under it come out is known when it has come.
/** @param {string} tongue @param {string} search @param {() => boolean} wanted @returns {Promise<Drawing | null>} */
async function fitting(tongue, search, wanted) {
  const measure = () => request(/** @type {Room} */ ($('page').parentElement));
  /** @param {PictureRequest} asked @returns {Promise<Drawing | null>} */
  const made = async asked => (await ahead.draw({...asked, search}))?.response.picture.figure ?? null;
  let asked = measure(); // as in the language that stands: often it is the same
  let come = await made(asked);
  // Of a picture of other rows other words have room, which may be higher still.
  for (let turns = 0; come && turns < TURNS && wanted(); turns++) {
    const own = come;
    const next = over.tried(tongue, () => {
      learn(own.layout.meta, own.layout.font.size);
      return underIt(own, measure);
    });
    if (!next || same(next, asked)) break;
    asked = next;
    come = await made(next);
  }
  return come;
}
// What is said of events in a language, in whatever view: asked for once.
/** @type {Map<string, Promise<Facts | null>>} */
const said = new Map();
/** @param {string} tag */
function factsIn(tag) {
  const there = said.get(tag);
  if (there) return there;
  const asked = get(`facts?${digest()}${inTongue(tag)}`)
    .then(answer => answer?.json() ?? null)
    .catch(() => null);
  said.set(tag, asked);
  asked.then(facts => facts || said.get(tag) !== asked || said.delete(tag)); // what was lost is asked for again
  return asked;
}
/** @param {string} tag @param {string} tongue @param {() => boolean} wanted */
async function draw(tag, tongue, wanted) {
  const search = viewIn(tag);
  const own = room();
  const there = ready.get(search);
  if (there?.room === own) return void (there.drawing && timeline.prepare(there.drawing));
  const made = await fitting(tongue, search, wanted);
  if (!wanted()) return;
  ready.set(search, {facts: await factsIn(tag), drawing: made, room: own});
  if (made && room() === own) timeline.prepare(made);
  for (const old of [...ready.keys()].slice(0, -FEW)) ready.delete(old);
}
// A picture that is on its way is not asked for again.
/** @type {Map<string, Promise<void>>} */
const coming = new Map();
/** @param {string} tag @param {string} tongue @param {() => boolean} wanted */
function drawOnce(tag, tongue, wanted) {
  const key = `${viewIn(tag)} ${room()}`;
  const asked = coming.get(key) ?? draw(tag, tongue, wanted).finally(() => coming.delete(key));
  coming.set(key, asked);
  return asked;
}
// tags: as an address says them.
const now = () => address.read().get('language') || '';
// Before that no picture of another is drawn: the first is on its way with Plotly.
const live = /** @type {Promise<void>} */ (new Promise(done => timeline.listen(() => done())));
// On their way they pass one another; their pictures are drawn one by one as they come, until another is chosen.
/** @param {string[]} tags */
function bring(tags) {
  const begun = now();
  /** @type {Promise<unknown>} */
  let turn = live;
  for (const tag of tags.filter(one => one !== begun))
    begin(tag).then(() => {
      turn = turn.then(() => now() === begun && ask(tag, () => [begun, tag].includes(now())));
    });
}
// Says whether they are brought: not where a reader spares what is loaded.
/** @param {string[]} tags */
export function hear(tags) {
  if (SPARING?.saveData) return false;
  bring(tags);
  return true;
}
const view = () => address.read().toString() && `?${address.read()}`;
// What is said of events in the view of the address.
export const told = () => ready.get(view())?.facts ?? null;
const picture = () => {
  const own = ready.get(view());
  return own?.room === room() ? own.drawing : null;
};
export const there = () => !!picture();
// Its picture. Plotly may write to it, but not to what is kept.
/** @returns {Drawing | null} */
export function drawing() {
  const own = picture();
  if (!own) return null;
  drawn++;
  const {data, layout} = own;
  return {data: data.map(trace => ({...trace, ...(trace.marker && {marker: {...trace.marker}})})), layout: {...layout}};
}
// The evidence is another.
export function forget() {
  ready.clear();
  said.clear();
  dressed.clear();
  over.forget();
}
