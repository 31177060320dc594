// Going over to another language without a load: the page in that language is fetched, and its words take the place of those that stand
// here. What is furnished by scripts says itself anew when it hears of `tongue`.
import * as address from '../address.js';
import {$, retell} from '../dom.js';
import {language, speak, tongueFor} from '../say.js';

const LATE = 15000; // ms after which a server does not answer
/** @typedef {{lang: string, title: string, page: Element, words: import('../say.js').Catalogue | undefined}} Other */
/** @type {Map<string, Other>} */
const here = new Map();
/** @type {Map<string, Promise<Other | null>>} */
const coming = new Map();

/** @param {Document} found @returns {Other} */
function read(found) {
  const page = /** @type {Element} */ (found.getElementById('page')?.cloneNode(true));
  page?.querySelector('#still')?.remove(); // the first view, which stands there for a moment alone
  return {
    lang: found.documentElement.lang,
    title: found.title,
    page,
    words: JSON.parse(found.getElementById('catalogue')?.textContent || 'null') ?? undefined, // English has none
  };
}
/** @param {string} tag */
async function ask(tag) {
  const answer = await fetch(`?language=${tag}`, {cache: 'no-store', signal: AbortSignal.timeout(LATE)}).catch(
    () => null,
  );
  const found = answer?.ok && read(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  coming.delete(tag);
  if (!found || !found.page) return null;
  here.set(tag, found);
  return found;
}
// The page in a language of the interface, asked for once; null where no server answers.
/** @param {string} tag @returns {Promise<Other | null>} */
export function bring(tag) {
  const there = here.get(tag);
  if (there) return Promise.resolve(there);
  const asked = coming.get(tag) ?? ask(tag);
  coming.set(tag, asked);
  return asked;
}
// Whatever stands in the page is laid out anew for it, though it is the same.
/** @param {string} lang */
function become(lang) {
  const root = document.documentElement;
  if (root.lang !== lang) root.lang = lang;
}
/** @param {Other} other */
function wear({lang, title, page}) {
  become(lang);
  document.title = title;
  retell($('page'), page);
}
const wanted = () => tongueFor(address.read().get('language'));
// Whether the page speaks another language than its address asks for.
export const behind = () => wanted() !== language();
// Speaks the language of the address where that is at hand, and gives what has the page be in it, and then wear it.
export function turn() {
  const other = here.get(wanted());
  if (!other) return null;
  speak(other.words);
  return {
    be: () => become(other.lang),
    wear() {
      wear(other);
      document.dispatchEvent(new Event('tongue'));
    },
  };
}
// What something is in another language that is at hand, such as how high a room comes out: tried on for no longer than that takes.
/** @template T @param {string} tag @param {() => T} act @returns {T | null} */
export function tried(tag, act) {
  const [other, own] = [here.get(tag), here.get(language())];
  if (!other || !own) return null;
  wear(other);
  speak(other.words);
  try {
    return act();
  } finally {
    speak(own.words);
    wear(own);
  }
}
// The evidence is another, and so may be its title.
export const forget = () => here.clear();
here.set(language(), read(document)); // before its rooms are furnished
