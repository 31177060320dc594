// @ts-check
// What the page asks of the server on this machine: it sends a list or answers, and takes what they make.
// What it tells of a list: see rollout/importing/showing.py and rollout/server/lists.py.
/**
 * @typedef {{name: string, is: string, values: string[], empty: boolean}} Column
 * @typedef {{id: string, ask: string, choices: [string, string][], free: string, example: string, rows: number,
 *   answer: string}} Question
 * @typedef {{text: string, count: number, read: string}} Form
 * @typedef {{row: number, date: string, title: string, why: string}} Row
 * @typedef {{id: string, lane: number, title: string, date: string, says: string, status: string,
 *   source: {title: string}}} Fact
 * @typedef {Record<string, string | Record<string, string>>} Answers
 * @typedef {{id: string, name: string, kind: string, title: string, rows: number, events: number, waits: number,
 *   refused: number, eras: number, columns: Column[], fixed: boolean, roles: [string, string][], forms: Form[],
 *   questions: Question[], waiting: Row[], wrong: Row[], warnings: string[], problems: string[], answers: Answers,
 *   first: Fact[], lanes: string[], files: string[], beside: boolean}} List
 */
import {spoken} from '../answer.js';
import {later, say} from '../say.js';

/** @param {string} name */
const told = name => document.querySelector(`meta[name='rollout-${name}']`)?.getAttribute('content') || '';
export const own = told('own');
export const most = Number(told('most')) || 0;
const SILENT = later('The server does not answer. Try again once it runs.');
/** @type {Record<number, string>} */
const REFUSED = {
  403: later('The server takes this from its own page alone. Load the page again.'),
  413: later('The file is larger than may be opened here. Split it, or start the program with more --max-rows.'),
};

export const REFUSAL = 'refused'; // the cause of an error after which asking again is no use

/**
 * Ask, and return what is told, or throw an error whose message is a sentence for the reader.
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function ask(path, options) {
  const answer = await fetch(spoken(path), {cache: 'no-store', ...options}).catch(() => null);
  if (!answer) throw new Error(say(SILENT));
  const found = await answer.json().catch(() => ({}));
  if (answer.ok) return found;
  throw new Error(
    found.wrong ||
      (answer.status in REFUSED && say(REFUSED[answer.status])) ||
      say('The server could not read this ({status}).', {status: String(answer.status)}),
    {cause: answer.status < 500 && REFUSAL},
  );
}
/**
 * @param {Blob} file
 * @param {string} name
 * @returns {Promise<List>}
 */
export const send = (file, name) =>
  ask(`/import?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: file,
    headers: {'Content-Type': 'application/octet-stream'},
  });
/**
 * @param {string} id
 * @returns {Promise<List>}
 */
export const known = id => ask(`/import/${id}`);
/**
 * @param {string} id
 * @param {Answers} answers
 * @returns {Promise<List>}
 */
export const answer = (id, answers) =>
  ask(`/import/${id}`, {method: 'POST', body: JSON.stringify(answers), headers: {'Content-Type': 'application/json'}});
/**
 * @param {string} id
 * @returns {Promise<{folder: string, files: string[]}>}
 */
export const writeBeside = id =>
  ask(`/import/${id}/beside`, {method: 'POST', headers: {'X-Rollout-Token': told('token')}});
/**
 * @param {string} id
 * @param {Record<string, string>} size
 */
export async function drawn(id, size) {
  const found = await fetch(spoken(`/import/${id}/picture.svg?${new URLSearchParams(size)}`), {cache: 'no-store'});
  if (!found.ok) throw new Error(say('The picture could not be drawn.'));
  return new DOMParser().parseFromString(await found.text(), 'image/svg+xml').documentElement;
}
