// The size and the look of the stage, and the address that says what stands on it.
import {letters} from './picture/letters.js';

// A page from disk, or one that was handed over as a text, keeps its view behind the '#', the one part of its address that every
// browser lets it change; and where it may not change even that, it remembers the view.
export const served = location.protocol.startsWith('http');
const begun = document.documentElement.dataset.view ?? location.search;
let kept = begun;
/** @type {string | null} */
let refused = null;
/** @param {string | null} text */
export function remember(text) {
  refused = text;
}
const written = () =>
  served
    ? location.search
    : location.hash.startsWith('#?')
      ? (kept = location.hash.slice(1).replace(/^[?]$/, ''))
      : (kept = location.hash ? kept : begun); // back at what it began with; any other '#' is a place in the page
export const search = () => refused ?? written();
export const query = () => new URLSearchParams(search());
const WISHES = [
  ['contrast', '(prefers-contrast: more)'],
  ['dark', '(prefers-color-scheme: dark)'],
];
export const wishes = WISHES.map(([, wish]) => wish);

// As wide as without details: opening them narrows the picture, but no label moves to another row.
/** @param {Room} root */
export function size(root) {
  const room = /** @type {Room} */ (root.querySelector('#timeline')).getBoundingClientRect();
  const below = [
    .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.below, .footline, #caption')),
  ].reduce((sum, node) => sum + node.offsetHeight, 0);
  // A scene is never higher than its room: the dates would be behind the caption.
  const [least, air] = query().has('talk') ? [180, innerHeight < 600 ? 4 : 14] : [420, 14];
  return {
    width: Math.round(/** @type {Room} */ (root.querySelector('main')).clientWidth),
    height: Math.max(least, Math.round(innerHeight - room.top - scrollY - below - air)),
  };
}
// Where a page is narrow the list stands alone, until the picture is asked for; but not on a laptop whose page is enlarged, where a pointer
// hovers.
// A talk on a phone is its words, but not in half of a laptop's screen; talk.css says the same.
const PHONE = '(max-width: 500px), (max-width: 700px) and (orientation: portrait) and (hover: none)';
export const onPhone = () => matchMedia(PHONE).matches;
const ENLARGED = '(min-width: 480px) and (hover: hover)';
const pictured = () => document.documentElement.dataset.pictured ?? (matchMedia(ENLARGED).matches ? '1' : '');
// Whether there is a picture in sight: where there is none, a hall would hide the page and show nothing.
export const seen = () =>
  query().has('talk') || document.documentElement.dataset.pictured === '1' || !matchMedia('(max-width: 700px)').matches;
// What the reader's system wishes for, unless the address names a theme; the hall wants high contrast. A talk has its own look: it is as
// it was prepared, and does not turn dark with the laptop.
/** @param {boolean} talk */
const wished = talk => WISHES.find(([name, wish]) => !(talk && name === 'dark') && matchMedia(wish).matches)?.[0];
export function look() {
  const talk = query().has('talk');
  const hall = talk || query().get('hall') === '1';
  const theme = query().get('theme') || wished(talk) || 'light';
  const {dataset} = document.documentElement;
  dataset.pictured = pictured();
  Object.assign(dataset, {
    theme: hall && theme === 'light' ? 'contrast' : theme,
    hall: hall && seen() ? '1' : '',
    talk: talk ? dataset.talk || 'wait' : '',
  });
  return theme;
}
/** @param {Room} root */
export const request = root => ({search: search(), theme: look(), ...size(root), ...letters()});
