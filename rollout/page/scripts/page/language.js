// The languages that events can be read in: a choice among those that the file has. Which one it is stands in the address.
import * as address from '../address.js';
import {$, el, refill} from '../dom.js';
import * as words from '../say.js';
import {say} from '../say.js';
import {state} from './state.js';

// offered: whether somebody can draw the others; a file holds one. faces: brings the faces that their letters need.
export const language = {offered: false, faces: () => {}};
let dressed = false;
// Who reads in the language of the file loads no face of another.
export function dress() {
  if (!dressed && language.offered) language.faces();
  dressed = true;
}
// The language that an address without one is shown in, as rollout/server/guard.py chooses it.
const unasked = () =>
  globalThis.navigator.languages.map(tag => tag.split('-')[0].toLowerCase()).find(tag => tag in words.NAMES) || 'en';
// How an address says a choice: not at all, where it need not.
/** @param {string} tag @param {string} own */
export const written = (tag, own = 'en') => (tag === own && unasked() === 'en' ? '' : tag);
export const asked = () => address.read().get('language') || '';
// What is asked for with it, where one is.
export const inIt = () => (asked() ? `&language=${encodeURIComponent(asked())}` : '');

// The language that a part of what is said of an event is in; null where it is that of the page, or only its letters tell.
/** @param {Fact} fact @param {'title' | 'summary' | 'place'} part */
export function tongue({spoken}, part) {
  if (spoken?.includes(part)) return state.language;
  return state.own === 'und' || state.own === words.language() ? null : state.own;
}
// The language of the interface: any that it has, whatever the file holds.
const tongues = () =>
  el(
    'select',
    {id: 'tongue', 'aria-label': say('Language of the page')},
    Object.entries(words.NAMES).map(([tag, name]) =>
      el('option', {value: tag, lang: tag, selected: tag === words.language()}, name),
    ),
  );
/** @param {Meta} meta */
export function choice({spoken}) {
  if (language.offered && !$('tongues').hasChildNodes()) $('tongues').append(tongues());
  const there = language.offered ? spoken : undefined;
  $('languages').hidden = !there;
  if (!there) return;
  if (there.language) dress();
  const [[own]] = there.languages;
  refill(
    $('languages'),
    ...there.languages.map(([tag, name, called]) =>
      el(
        'button',
        {
          type: 'button',
          'data-language': written(tag, own),
          'aria-pressed': String((there.language || own) === tag),
          title: called,
          lang: tag,
        },
        name,
      ),
    ),
  );
}
