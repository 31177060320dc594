// The languages that events can be read in: a choice among those that the file has. Which one it is stands in the address.
import * as address from '../address.js';
import {$, el, refill} from '../dom.js';

// offered: whether somebody can draw the others; a file holds one.
export const language = {offered: false};
export const asked = () => address.read().get('language') || '';
// What is asked for with it, where one is.
export const inIt = () => (asked() ? `&language=${encodeURIComponent(asked())}` : '');

/** @param {Meta} meta */
export function choice({spoken}) {
  const there = language.offered ? spoken : undefined;
  $('languages').hidden = !there;
  if (!there) return;
  const [[own]] = there.languages;
  refill(
    $('languages'),
    ...there.languages.map(([tag, name, called]) =>
      el(
        'button',
        {
          type: 'button',
          'data-language': tag === own ? '' : tag,
          'aria-pressed': String((there.language || own) === tag),
          title: called,
          lang: tag,
        },
        name,
      ),
    ),
  );
}
