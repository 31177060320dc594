// The list of every key, and whether single keys work anywhere on the page.
import {$, el, targetOf} from '../dom.js';
import {keyDialog, listed} from '../keycaps.js';
import {later, say} from '../say.js';
import {clock} from './clock.js';

const RESTING = 'rollout-single-keys'; // holds 'off' where a reader's own software needs these keys
/** @type {[string, [string, string][]][]} */
const LIST = [
  [
    later('On the timeline'),
    [
      ['← →', later('the event before, the event after: by date, through all lanes')],
      ['↑ ↓', later('the event nearest in time in the lane above, below')],
      ['Home End', later('the first, the last event of the lane')],
      ['Enter', later('the details of the event')],
    ],
  ],
  [
    later('Anywhere'),
    [
      ['Escape', later('closes what is open and leads back')],
      ['/', later('search')],
      ['h', later('hall: large type, nothing but the picture')],
      ['k', later('the other clock: when it happened, when it became known')],
      ['+ −', later('zoom in, zoom out')],
      ['0', later('everything')],
      ['?', later('this list')],
    ],
  ],
  [later('On the overview'), [['← → + −', later('move the window, make it shorter or longer')]]],
];
// A key that a part of the page brings, before the one for this list; words: as they are, to be said when it is listed.
/** @param {string} key @param {string} words */
export const tell = (key, words) => LIST[1][1].splice(-1, 0, [key, words]);
export const resting = () => {
  try {
    return localStorage.getItem(RESTING) === 'off';
  } catch {
    return false;
  }
};
/** @param {boolean} off */
function rest(off) {
  try {
    off ? localStorage.setItem(RESTING, 'off') : localStorage.removeItem(RESTING);
  } catch {
    /* a browser that keeps nothing: the keys work */
  }
}

export function help() {
  const dialog = keyDialog(
    ...LIST.flatMap(([title, keys]) => [
      el('h3', {}, say(title)),
      listed(keys.filter(([key]) => key !== 'k' || clock.offered).map(([key, words]) => [key, say(words)])),
    ]),
    el(
      'label',
      {},
      el('input', {type: 'checkbox', checked: !resting()}),
      say('Single keys work anywhere; without the tick, on the timeline alone'),
    ),
  );
  dialog.querySelector('input')?.addEventListener('change', event => rest(!targetOf(event).checked));
  $('page').append(dialog);
  dialog.showModal();
}
