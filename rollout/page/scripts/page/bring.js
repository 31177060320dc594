// Scripts that lie in a template of the page, brought when they are wanted.
import {$} from '../dom.js';

const SOON = 1000; // ms
const SELDOM = 30_000;

/** @param {string} id @returns {HTMLScriptElement[]} */
export const heldIn = id => [...$(id).content.querySelectorAll('script')];
// Resolves when what was asked for ahead is here, or nothing was.
/** @returns {Promise<unknown>} */
export function ahead() {
  const link = /** @type {HTMLLinkElement | null} */ (document.head.querySelector('link[data-ahead]'));
  if (!link || performance.getEntriesByName(link.href).length) return Promise.resolve();
  return new Promise(done => ['load', 'error'].forEach(kind => link.addEventListener(kind, done)));
}
// What is lost on its way is asked for again.
/** @param {HTMLScriptElement} held @param {number} [wait] @returns {Promise<void>} */
export const bring = ({attributes, textContent}, wait = SOON) =>
  new Promise(done => {
    const script = document.createElement('script');
    for (const {name, value} of attributes) script.setAttribute(name, value);
    script.textContent = textContent;
    script.addEventListener('load', () => done());
    script.addEventListener('error', () => {
      script.remove();
      setTimeout(() => done(bring(script, Math.min(2 * wait, SELDOM))), wait);
    });
    document.body.append(script);
    if (!script.src) done();
  });
