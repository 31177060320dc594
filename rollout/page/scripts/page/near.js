// A language that is pointed at, or has the focus, is about to be chosen: its page, the faces of its letters, its picture and what is said
// of events in it are asked for before it is.
import * as address from '../address.js';
import {$} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {NAMES, language, tongueFor} from '../say.js';
import {giving, request} from '../talk/scene.js';
import * as ahead from './ahead.js';
import * as over from './over.js';
import {underIt} from './foot.js';
import {pending} from './view.js';

const SPARING = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
const FEW = 6; // languages of one view
// What is at hand of a view, by its address: what is said of events, and its picture, which holds until one is asked for in another room.
/** @typedef {{facts: Facts | null, drawing: Drawing | null, room: number}} Ready */
/** @type {Map<string, Ready>} */
const ready = new Map();
let drawn = 0; // how many of the pictures that stood were at hand
const room = () => pending.sent - drawn;
/** @type {Set<string>} */
const dressed = new Set();

/** @param {string} tag */
const inTongue = tag => (tag ? `&language=${encodeURIComponent(tag)}` : '');
/** @param {string} path */
const get = path =>
  fetch(path, {cache: 'no-store'})
    .then(answer => (answer.ok ? answer : null))
    .catch(() => null);

// Whether a rule is for letters of some words.
/** @param {string} range @param {string} words */
const draws = (range, words) => {
  const codes = new Set(range.toUpperCase().split(/,\s*/));
  return [...words].some(letter => codes.has(`U+${letter.codePointAt(0)?.toString(16).toUpperCase()}`));
};
// The faces of a language are added once they are here: a rule that comes before its face takes words from sight that stand meanwhile.
/** @param {string} tag @param {string} words in its letters */
async function dress(tag, words) {
  if (dressed.has(tag)) return;
  dressed.add(tag);
  const rules = await (await get(`/faces.css?${timeline.meta.digest}${inTongue(tag)}`))?.text();
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(rules ?? '');
  const faces = /** @type {CSSFontFaceRule[]} */ ([...sheet.cssRules])
    .map(
      ({style}) =>
        (/** @type {string} */ name) =>
          style.getPropertyValue(name),
    )
    .filter(value => draws(value('unicode-range'), words))
    .map(value => {
      const given = {weight: value('font-weight'), unicodeRange: value('unicode-range')};
      return new window.FontFace(value('font-family'), value('src'), given).load();
    });
  for (const face of await Promise.all(faces)) document.fonts.add(face);
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
const nameOf = tag =>
  timeline.meta?.spoken?.languages.find(([one]) => one === tag)?.[1] ?? NAMES[/** @type {'en'} */ (tag)] ?? '';
// Brings all that a language needs; says whether its page is there, without which nothing is.
/** @param {string} tag */
export async function ask(tag) {
  const tongue = tongueFor(tag);
  if (!giving()) factsIn(tag);
  const faces = dress(tag, nameOf(tag)).catch(() => null);
  const pages = await Promise.all([over.bring(tongue), over.bring(language())]);
  if (pages.includes(null)) return false;
  await faces; // how high its words come out is measured in them
  if (!giving()) await drawOnce(tag, tongue).catch(() => null);
  return true;
}
// The picture in a language, for the room that it has there: how high what stands under it comes out is known when it has come.
/** @param {string} tongue @param {string} search @returns {Promise<Drawing | null>} */
async function fitting(tongue, search) {
  const measure = () => request(/** @type {Room} */ ($('page').parentElement));
  /** @param {PictureRequest | null} asked */
  const made = async asked => (asked && (await ahead.draw({...asked, search})))?.response.picture.figure ?? null;
  const guessed = over.tried(tongue, measure);
  const first = await made(guessed);
  const asked = first && over.tried(tongue, () => underIt(first, measure));
  return !asked || asked.height === guessed?.height ? first : made(asked);
}
// What is said of events in a language, in whatever view: asked for once.
/** @type {Map<string, Promise<Facts | null>>} */
const said = new Map();
/** @param {string} tag */
function factsIn(tag) {
  const there = said.get(tag);
  if (there) return there;
  const asked = get(`facts?${timeline.meta.digest}${inTongue(tag)}`)
    .then(answer => answer?.json() ?? null)
    .catch(() => null);
  said.set(tag, asked);
  asked.then(facts => facts || said.get(tag) !== asked || said.delete(tag)); // what was lost is asked for again
  return asked;
}
/** @param {string} tag @param {string} tongue */
async function draw(tag, tongue) {
  const search = viewIn(tag);
  const own = room();
  const there = ready.get(search);
  if (there?.room === own) return void (there.drawing && timeline.prepare(there.drawing));
  const made = await fitting(tongue, search);
  ready.set(search, {facts: await factsIn(tag), drawing: made, room: own});
  if (made && room() === own) timeline.prepare(made);
  for (const old of [...ready.keys()].slice(0, -FEW)) ready.delete(old);
}
// A picture that is on its way is not asked for again.
/** @type {Map<string, Promise<void>>} */
const coming = new Map();
/** @param {string} tag @param {string} tongue */
function drawOnce(tag, tongue) {
  const key = `${viewIn(tag)} ${room()}`;
  const asked = coming.get(key) ?? draw(tag, tongue).finally(() => coming.delete(key));
  coming.set(key, asked);
  return asked;
}
// tags: as an address says them.
/** @param {string[]} tags */
export async function hear(tags) {
  const now = () => address.read().get('language') || '';
  const begun = now();
  if (SPARING?.saveData || !timeline.meta) return;
  for (const tag of tags.filter(one => one !== begun)) if (now() === begun) await ask(tag); // until one is chosen
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
