// The languages that events can be read in: a choice among those that the file has. Which one it is stands in the address.
import * as address from '../address.js';
import {$, el, refill} from '../dom.js';
import * as words from '../say.js';
import {say} from '../say.js';
import {state} from './state.js';

// offered: whether somebody can draw the others; a file holds one. faces: brings the faces that their letters need; near: hears which
// language is pointed at or has the focus, before it is chosen.
/** @type {(tags: string[]) => boolean} */
const nobody = () => false;
export const language = {offered: false, faces: () => {}, near: nobody};
const QUICK = 50; // ms from the first byte of a page to its last
let dressed = false;
// Who reads in the language of the file loads no face of another.
export function dress() {
  if (!dressed && language.offered) language.faces();
  dressed = true;
}
// The language that an address without one is shown in, as rollout/server/guard.py chooses it.
const read = () =>
  globalThis.navigator.languages.map(tag => tag.split('-')[0].toLowerCase()).filter(tag => tag in words.NAMES);
const unasked = () => read()[0] || 'en';
// How an address says a choice: not at all, where it need not.
/** @param {string} tag @param {string} own */
export const written = (tag, own = 'en') => (tag === own && unasked() === 'en' ? '' : tag);
export const asked = () => address.read().get('language') || '';
// What is asked for with it, where one is.
export const inIt = () => (asked() ? `&language=${encodeURIComponent(asked())}` : '');

// The language that a part of what is said of an event is in; null where it is that of the page, or only its letters tell.
/** @param {Fact} fact @param {'title' | 'summary' | 'place'} part */
export function tongue({spoken}, part) {
  return spoken?.includes(part) ? state.language : own();
}
// The language of what a file says in its own alone; null where it is that of the page, or nobody knows.
export const own = () => (state.own === 'und' || state.own === words.language() ? null : state.own);
// That of a name of the file, such as that of a lane, by what it is called in the language that is asked for.
/** @param {string} name @param {string} shown */
export const nameTongue = (name, shown) => (name === shown ? own() : asked() || null);
/** @param {number} lane */
export const laneTongue = lane => nameTongue(state.keys[lane], state.lanes[lane]);
// The language of the interface: any that it has, whatever the file holds.
const tongues = () =>
  el(
    'select',
    {id: 'tongue', 'aria-label': say('Language of the page')},
    Object.entries(words.NAMES).map(([tag, name]) =>
      el('option', {value: tag, lang: tag, selected: tag === words.language()}, name),
    ),
  );
const all = () => Object.keys(words.NAMES).map(tag => written(tag));
// Which languages the reader is about to choose from, as an address says them.
/** @param {Room} target */
export function near(target) {
  const button = /** @type {Pressed | null} */ (target.closest?.('button[data-language]'));
  if (button) language.near([button.dataset.language]);
  else if (target.id === 'tongue') language.near(all());
}
// Whether the link is so quick, as it was for this page, that all languages come before a finger or the keys can choose one.
const quick = () =>
  /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation')).some(
    ({responseStart, responseEnd}) => responseEnd - responseStart < QUICK,
  );
// The menu is opened: a finger and the keys point at no language before they choose one. Over a slow link those alone come that a reader has,
// as her browser says; over a quick one all others after them.
export function opened() {
  if (!language.offered) return;
  const mine = read()
    .filter(tag => tag !== words.language())
    .map(tag => written(tag));
  const others = quick() ? [...buttons().map(one => one.dataset.language), ...all()] : [];
  if (language.near([...new Set([...mine, ...others])]) && others.length) dressed = true;
  else dress();
}
/** @returns {Pressed[]} */
const buttons = () => /** @type {Pressed[]} */ ([...$('languages').children]);
function told() {
  if (!$('tongues').hasChildNodes()) $('tongues').append(tongues());
  const select = /** @type {Room} */ ($('tongues').firstElementChild);
  select.setAttribute('aria-label', say('Language of the page'));
  select.value = words.language();
}
/** @param {Meta} meta */
export function choice({spoken}) {
  if (language.offered) told();
  const there = language.offered ? spoken : undefined;
  $('languages').hidden = !there;
  if (!there) return;
  if (there.language) dress();
  const [[first]] = there.languages;
  const tags = there.languages.map(([tag]) => written(tag, first));
  if (
    buttons()
      .map(one => one.dataset.language)
      .join() !== tags.join()
  )
    refill(
      $('languages'),
      ...there.languages.map(([tag, name], at) =>
        el('button', {type: 'button', 'data-language': tags[at], lang: tag}, name),
      ),
    );
  for (const [at, [tag, , called]] of there.languages.entries()) {
    $('languages').children[at].setAttribute('aria-pressed', String((there.language || first) === tag));
    $('languages').children[at].setAttribute('title', called);
  }
}
