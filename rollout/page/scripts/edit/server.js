// What the form asks of the server: it is told what is wrong with a draft, and what became of a save.
import {spoken} from '../answer.js';
import {free} from './press.js';
import {later, say} from '../say.js';

/**
 * @typedef {Record<string, string>} Fields
 * @typedef {{date: string, words: string, silent: string, choices: [string, string][]}} Told
 * @typedef {{start: number, end: number, on_bar: boolean, until: boolean, y: number}} Mark
 * @typedef {{dates: Record<string, Told>, problems: [string, string][], picture: string, mark: Mark[],
 *   room: '' | 'cut' | 'tick', window: Span,
 *   sources: {dates: Told[], problems: [number, string, string][]}}} Checked
 * @typedef {{column: string, was: string, theirs: string, mine: string, open: boolean}} Met
 * @typedef {{status: number, number?: number, event?: string, words?: string, wrong?: string, columns?: string[],
 *   fields?: Met[], mark?: string, gone?: boolean, sources?: Sources | null}} Outcome
 * @typedef {{mark: string, fields: Fields, exact?: boolean}} Source
 * @typedef {{mark: string, rows: Source[]}} Sources
 * @typedef {{event: string, who: string}} Editing
 * @typedef {{title: string, publisher: string, date: string, url: string, archive_url: string, says: string,
 *   left: string}} Cited
 * @typedef {{status: number, wrong?: string, event: string, digest: string, mine: '' | 'agrees' | 'disagrees' | 'unsure',
 *   others: Record<string, number>, left: number, all: number}} Reviewed
 * @typedef {{offered: Record<string, string[]>, own: string[], notes: boolean,
 *   cited: Record<string, string[]>, words: Record<string, string>}} Offers
 * @typedef {{event: string, mark: string, fields: Fields, sources: Sources}} Opened
 * @typedef {{number: number, when: string, words: string, fields: string[], sources: boolean, open: boolean}} Past
 */
const token = () => document.querySelector("meta[name='rollout-edit']")?.getAttribute('content') || '';
const LATE = 10_000; // ms after which what is asked again and again is asked anew
const SILENT = later('The server does not answer. The draft stays in this browser; try again once it runs.');
/** @type {Record<number, string>} */
const REFUSED = {
  403: later('The server takes this from its own page alone. Load the page again: the draft stays.'),
  413: later('This is longer than may be saved.'),
};

/** @param {string} path @param {object} [body] @param {boolean} [last] whether it outlives the page @returns {Promise<any>} */
async function ask(path, body, last = false) {
  const sent = body instanceof Blob ? body : JSON.stringify(body);
  const headers = {'X-Rollout-Token': token(), 'Content-Type': 'application/json'};
  const signal = last ? AbortSignal.timeout(LATE) : null;
  const options = body ? {method: 'POST', body: sent, keepalive: last, signal} : {};
  const answer = await fetch(spoken(`/edit/${path}`), {cache: 'no-store', headers, ...options}).catch(() => null);
  if (!answer) return {status: 0, wrong: say(SILENT)};
  const found = await answer
    .json()
    .catch(() => ({wrong: say(REFUSED[answer.status] || later('The server could not read this.'))}));
  await free();
  return {...found, status: answer.status, again: Number(answer.headers.get('look-again'))};
}
/** @returns {Promise<Offers & {status: number, wrong?: string}>} */
export const begin = () => ask('begin');
/** @param {string} id @returns {Promise<Opened & {status: number, wrong?: string}>} */
export const opened = id => ask(`event?id=${encodeURIComponent(id)}`);
/** @param {object} draft @returns {Promise<Checked & {status: number, wrong?: string}>} */
export const check = draft => ask('check', draft);
/** @param {{page: string, event: string, who: string}} told @returns {Promise<{status: number, again?: number, others?: Editing[]}>} */
export const here = told => ask('here', told, true);
/** @param {string} text @returns {Promise<{status: number, wrong?: string, sources: Cited[]}>} */
export const cite = text => ask('cite', {text});
const MB = 1_000_000;
const MOST = 25; // MB of a file that is given, as rollout/editing/given.py says: more is not sent at all
/** @param {string} path @param {Blob} file @param {string} words @returns {Promise<any>} */
const give = async (path, file, words) =>
  file.size > MOST * MB ? {status: 413, wrong: say(words, {n: MOST})} : ask(path, file);
/** @param {Blob} file @returns {Promise<{status: number, wrong?: string, name: string, picture: string}>} */
export const picture = file => give('picture', file, later('The picture has more than {n} MB. Save it smaller.'));
/** @param {File} file @returns {Promise<{status: number, wrong?: string, name: string, sha256: string}>} */
export const copy = file =>
  give(
    `keep?${new URLSearchParams({name: file.name})}`,
    file,
    later('The file has more than {n} MB. Put it into the folder kept by hand.'),
  );
/** @param {object} draft @returns {Promise<Outcome>} */
export const save = draft => ask('save', draft);
/** @param {object} draft @returns {Promise<Outcome>} */
export const remove = draft => ask('remove', draft);
/** @param {number} number @param {string} who @returns {Promise<Outcome>} */
export const undo = (number, who) => ask('undo', {number, who});
/** @param {string} who @param {string} [after] @returns {Promise<Reviewed>} */
export const review = (who, after = '') => ask(`review?${new URLSearchParams({who, after})}`);
/** @param {object} verdict @returns {Promise<{status: number, wrong?: string}>} */
export const judge = verdict => ask('judge', verdict);
/** @returns {Promise<{status: number, wrong?: string, changes: Past[]}>} */
export const history = () => ask('history');
