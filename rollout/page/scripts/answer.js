// Where answers come from: the server, or the page itself where there is none.
import {language} from './say.js';

// What is asked for is said in the language of the page.
/** @param {string} path */
export const spoken = path =>
  language() === 'en' || /[?&]language=/.test(path)
    ? path
    : `${path}${path.includes('?') ? '&' : '?'}language=${language()}`;
/** @param {string} path @param {RequestInit} [options] */
/** @type {(path: string, options?: RequestInit) => Promise<Answer>} */
let answer = (path, options) => fetch(spoken(path), options);
/** @param {string} path @param {RequestInit} [options] */
export const fetchAnswer = (path, options) => answer(path, options);
/** @param {typeof answer} own */
export function answerWith(own) {
  answer = own;
}

// Where a picture of the folder media is; a page without a server has it in itself.
/** @type {(file: string) => string} */
let place = file => `media/${encodeURIComponent(file)}`;
/** @param {string} file */
export const pictureAt = file => place(file);
/** @param {typeof place} own */
export function picturesFrom(own) {
  place = own;
}
