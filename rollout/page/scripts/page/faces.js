// The faces of scripts beyond our own: a file that has changed, or another language, may need others.
import {spoken} from '../answer.js';
import {$, el} from '../dom.js';
import {others} from '../picture/letters.js';
import {redraw} from './view.js';

/** @param {CSSStyleSheet | null | undefined} sheet */
const rules = sheet => /** @type {CSSFontFaceRule[]} */ ([...(sheet?.cssRules ?? [])]);
/** @param {CSSStyleSheet | null | undefined} sheet */
const written = sheet =>
  rules(sheet)
    .map(one => one.cssText)
    .join();
// Whether a rule is for letters of some words.
/** @param {CSSFontFaceRule} rule @param {string} words */
export function draws({style}, words) {
  const codes = new Set(style.getPropertyValue('unicode-range').toUpperCase().split(/,\s*/));
  return [...words].some(letter => codes.has(`U+${letter.codePointAt(0)?.toString(16).toUpperCase()}`));
}
// Where they are the ones that are here, as after most changes, nothing is drawn again.
/** @param {string} mark another for each state of the evidence */
export async function reface(mark) {
  const path = spoken(`/faces.css?${mark}`);
  const answer = await fetch(path, {cache: 'no-store'}).catch(() => null);
  if (!answer?.ok) return; // those that are here stay
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  const old = /** @type {HTMLLinkElement | null} */ (document.querySelector('#faces'));
  if (written(sheet) === written(old?.sheet)) return;
  const faces = el('link', {rel: 'stylesheet', id: 'faces', href: path});
  // What was measured before they came was in the letters of others; a picture without any of them stands as it is.
  const inPicture = () => rules(sheet).some(rule => draws(rule, $('timeline').textContent ?? ''));
  faces.addEventListener('load', () => others().then(() => inPicture() && redraw()));
  document.body.append(faces);
  old?.remove();
}
