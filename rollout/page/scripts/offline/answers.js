// The page without a server: the same questions, answered from data in the file. Nothing is asked of anybody.
import {$} from '../dom.js';
import * as page from '../page/page.js';
import {timeline} from '../picture/timeline.js';
import {chooser} from './filters.js';
import * as pictures from './pictures.js';

export const data = JSON.parse($('data').textContent);
const CONFIG = {
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  doubleClick: false,
  responsive: false,
}; // as in rollout/page/layout.py

// Columns to one object an event; an object of nothing but nulls stands for none.
function unfold(column, i) {
  if (Array.isArray(column)) return column[i];
  if (column.at) return unfold(column.of, column.at[i]); // what several events share is said once
  const found = Object.entries(column).map(([key, part]) => [key, unfold(part, i)]);
  return found.every(([, value]) => value === null) ? null : Object.fromEntries(found);
}
// A code comes as its modules, row by row, four to a figure.
function code({address, size, bits}) {
  const dark = [...bits].flatMap(four => [8, 4, 2, 1].map(one => parseInt(four, 16) & one));
  const path = dark.map((one, at) => (one ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : ''));
  return {address, size, path: path.join('')};
}
const facts = data.facts.id
  .map((_, i) => unfold(data.facts, i))
  .map(fact => ({...fact, status_words: data.status_words[fact.status]}));
const byId = new Map(facts.map(fact => [fact.id, fact]));
const held = {...data, facts};
const choose = chooser(facts, data);

// ---- what a server would answer
const lit = scenes => Object.fromEntries(scenes.flatMap(scene => scene.focus).map(id => [id, byId.get(id)]));
function talk(name) {
  const found = name ? data.talks.find(one => one.name === name) : data.talks[0];
  if (!found) return null;
  const scenes = found.scenes.map(scene => ({...scene, title: scene.title ?? byId.get(scene.focus[0]).title}));
  return {...found, scenes, facts: lit(scenes), lanes: data.lanes, names: data.talks.map(one => one.name)};
}
const ANSWERS = {
  state: () => data.state,
  facts: () => ({facts, lanes: data.lanes, status_words: data.status_words, terms: data.terms}),
  talk: query => talk(query.get('name')),
  code: query => data.codes[query.get('event')] && code(data.codes[query.get('event')]),
};
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

async function draw(request) {
  const graph = $('picture');
  const {data: traces, layout} = pictures.draw(held, request, choose);
  graph.style.height = `${layout.height}px`;
  await Plotly.react(graph, traces, layout, CONFIG);
  timeline.attach(graph);
}
export function startPage() {
  page.start(draw, async ids => ids.map(id => byId.get(id)).filter(Boolean));
  page.furnish(ANSWERS.facts());
  page.problems(data.state);
}
