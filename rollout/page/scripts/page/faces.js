// The faces of scripts beyond our own: a file that has changed, or another language, may need others.
import {spoken} from '../answer.js';
import {el} from '../dom.js';
import {others} from '../picture/letters.js';
import {redraw} from './view.js';

/** @param {CSSStyleSheet | null | undefined} sheet */
const rules = sheet => [...(sheet?.cssRules ?? [])].map(one => one.cssText).join();
// Where they are the ones that are here, as after most changes, nothing is drawn again.
/** @param {string} mark another for each state of the evidence */
export async function reface(mark) {
  const path = spoken(`/faces.css?${mark}`);
  const answer = await fetch(path, {cache: 'no-store'}).catch(() => null);
  if (!answer?.ok) return; // those that are here stay
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  const old = /** @type {HTMLLinkElement | null} */ (document.querySelector('#faces'));
  if (rules(sheet) === rules(old?.sheet)) return;
  const faces = el('link', {rel: 'stylesheet', id: 'faces', href: path});
  faces.addEventListener('load', () => others().then(redraw)); // what was measured before they came was in the letters of others
  document.body.append(faces);
  old?.remove();
}
