// How a listener has her page: language, size of the type, contrast. It stands in the address alone; nothing is kept.
import {$, el, targetOf} from '../dom.js';
import {say} from '../say.js';

const SIZES = [1, 1.25, 1.5, 2, 2.5];
const query = new URLSearchParams(location.search);
const dark = matchMedia('(prefers-color-scheme: dark)');
const more = matchMedia('(prefers-contrast: more)');

/** @param {string} name @param {string} value */
function write(name, value) {
  query.set(name, value);
  history.replaceState(null, '', `?${query}`);
}
const size = () => Math.min(Math.max(Math.trunc(Number(query.get('size')) || 0), 0), SIZES.length - 1);
const contrast = () => (query.has('contrast') ? query.get('contrast') === '1' : more.matches);
function dress() {
  const root = document.documentElement;
  root.style.setProperty('--size', String(SIZES[size()]));
  root.dataset.theme = contrast() ? 'contrast' : dark.matches ? 'dark' : 'light';
  $('smaller').disabled = size() === 0;
  $('larger').disabled = size() === SIZES.length - 1;
  $('contrast').setAttribute('aria-pressed', String(contrast()));
}
/** @param {number} by */
const resize = by => {
  write('size', String(size() + by));
  dress();
};

// languages: tag and name of each that she can choose; language: the one that she has.
/** @param {[string, string][]} languages @param {string} language */
export function furnish(languages, language) {
  const button = (/** @type {string} */ id, /** @type {Attributes} */ attributes, /** @type {string} */ words) =>
    el('button', {type: 'button', id, ...attributes}, words);
  $('look').append(
    el(
      'label',
      {for: 'language'},
      el('span', {class: 'unseen'}, say('Language')),
      el(
        'select',
        {id: 'language'},
        languages.map(([tag, name]) => el('option', {value: tag, lang: tag, selected: tag === language}, name)),
      ),
    ),
    button('smaller', {'aria-label': `A− ${say('Smaller type')}`}, 'A−'),
    button('larger', {'aria-label': `A+ ${say('Larger type')}`}, 'A+'),
    button('contrast', {'aria-pressed': 'false'}, say('High contrast')),
  );
  $('language').addEventListener('change', event => {
    write('language', targetOf(event).value);
    location.reload();
  });
  $('smaller').addEventListener('click', () => resize(-1));
  $('larger').addEventListener('click', () => resize(1));
  $('contrast').addEventListener('click', () => {
    write('contrast', contrast() ? '0' : '1');
    dress();
  });
  for (const wish of [dark, more]) wish.addEventListener('change', dress);
  dress();
}
