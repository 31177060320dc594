// The page without a server: the same questions, answered from data in the file. Nothing is asked of anybody.
import {$} from '../dom.js';
import * as page from '../page/page.js';
import {timeline} from '../picture/timeline.js';
import {CONFIG} from '../picture/twin.js';
import {say} from '../say.js';
import {chooser} from './filters.js';
import {asked, mapOf} from './maps.js';
import * as pictures from './pictures.js';

export const data = JSON.parse($('data').textContent);

// Columns to one object an event; an object of nothing but nulls stands for none.
/** @param {any} column @param {number} i @returns {any} */
function unfold(column, i) {
  if (Array.isArray(column)) return column[i];
  if (column.at) return unfold(column.of, column.at[i]); // what several events share is said once
  const found = Object.entries(column).map(([key, part]) => [key, unfold(part, i)]);
  return found.every(([, value]) => value === null) ? null : Object.fromEntries(found);
}
// A code comes as its modules, row by row, four to a figure.
/** @param {{address: string, size: number, bits: string}} given */
function code({address, size, bits}) {
  const dark = [...bits].flatMap(four => [8, 4, 2, 1].map(one => parseInt(four, 16) & one));
  const path = dark.map((one, at) => (one ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  return {address, size, path: path.join('')};
}
const kindWords = new Map(data.choices.who);
/** @type {string[][]} */
const kinds = data.facts.id.map((/** @type {unknown} */ _, /** @type {number} */ i) => unfold(data.kinds, i));
const facts = data.facts.id
  .map((/** @type {unknown} */ _, /** @type {number} */ i) => unfold(data.facts, i))
  .map((/** @type {Fact} */ fact, /** @type {number} */ i) => ({
    ...fact,
    says: fact.says || `${fact.asserted_by} (${say(String(kindWords.get(kinds[i][0])))})`,
    status_words: data.status_words[fact.status],
  }));
const byId = new Map(facts.map((/** @type {Fact} */ fact) => [fact.id, fact]));
const held = {...data, facts};
const choose = chooser(facts, {...data, kinds});

// ---- what a server would answer
/** @returns {Facts} */
const told = () => ({
  facts,
  lanes: data.lanes,
  named: data.named,
  status_words: data.status_words,
  terms: data.terms,
  language: data.language,
  own: data.own,
});
/** @param {Scene[]} scenes */
const lit = scenes => Object.fromEntries(scenes.flatMap(scene => scene.focus).map(id => [id, byId.get(id)]));
/** @param {string | null} name */
function talk(name) {
  const found = name ? data.talks.find((/** @type {Talk} */ one) => one.name === name) : data.talks[0];
  if (!found) return null;
  const scenes = found.scenes.map((/** @type {Scene} */ scene) => ({
    ...scene,
    title: scene.title ?? byId.get(scene.focus[0]).title,
  }));
  return {
    ...found,
    scenes,
    facts: lit(scenes),
    lanes: data.lanes,
    named: data.named,
    names: data.talks.map((/** @type {Talk} */ one) => one.name),
  };
}
/** @param {URLSearchParams} query */
function map(query) {
  const found = data.maps && asked(data.maps, !!query.get('all'));
  return found && mapOf(found, choose(new URLSearchParams(query.get('search') || '')));
}
/** @type {Record<string, (query: URLSearchParams) => unknown>} */
const ANSWERS = {
  state: () => data.state,
  facts: told,
  map,
  talk: query => talk(query.get('name')),
  code: query => data.codes[String(query.get('event'))] && code(data.codes[String(query.get('event'))]),
};
/** @param {string} path @param {RequestInit} [options] */
export const answer = async (path, options) => {
  const [name, query] = path.split('?');
  const found = options?.method === 'POST' ? null : ANSWERS[name]?.(new URLSearchParams(query));
  return {
    ok: !!found,
    status: found ? 200 : 404,
    json: async () => found,
    text: async () => JSON.stringify(found || {}),
  };
};

/** @param {PictureRequest} request */
async function draw(request) {
  const graph = $('picture');
  const {data: traces, layout} = pictures.draw(held, request, choose);
  graph.style.height = `${layout.height}px`;
  await Plotly.react(graph, traces, layout, CONFIG);
  timeline.attach(/** @type {Graph} */ (/** @type {HTMLElement} */ (graph)));
}
export function startPage() {
  page.start({picture: draw, facts: async ids => ids.map(id => byId.get(id)).filter(fact => fact !== undefined)});
  page.furnish(told());
  page.problems(data.state);
}
