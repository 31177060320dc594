// The foot of a talk's caption: its controls, the place in the talk, what is said of all scenes.
import {el, retell} from '../dom.js';
import {capOf} from '../keycaps.js';
import {later, say} from '../say.js';
import {lost} from './full.js';

// What keys do, for whoever has none: each name can be tapped or clicked.
const KEYS = [
  ['ArrowLeft', '←', later('back'), later('Back')],
  ['ArrowRight', '→', later('next'), later('Next')],
  ['s', 'S', later('sources'), later('Sources and disputes')],
  ['b', 'B', later('black'), later('Black screen')],
  ['Escape', 'Escape', later('leave'), later('Leave the talk')],
];
/** @param {string[]} given */
const control = ([key, sign, words, title]) =>
  el(
    'button',
    {type: 'button', 'data-key': key, 'aria-label': say(title)},
    el('b', {}, capOf(sign)),
    ' ',
    el('span', {}, say(words)),
  );

// Only where a reload took it away.
function again() {
  const button = control(['f', 'F', later('full screen again'), later('Full screen again')]);
  button.toggleAttribute('hidden', !lost());
  return button;
}

// The foot stays over all scenes, so that who goes through its controls by Tab stays where they are. Screen readers keep letters for themselves
// in what is read, and give them to the page in an application: there S, B and Q are heard by the talk.
function foot() {
  const help = say(
    'Page Down leads on, S shows the sources, B black, Q codes, question mark lists every key, Escape leaves.',
  );
  const name = {'aria-label': say('Talk')};
  const keys = {class: 'controls', role: 'toolbar', tabindex: -1, ...name, 'aria-describedby': 'keys-help'};
  return el(
    'div',
    {class: 'foot'},
    el('div', {class: 'keys', role: 'application', ...name}, el('div', keys, KEYS.map(control), again())),
    el('p', {id: 'keys-help', class: 'unseen'}, help),
    el('span', {class: 'place'}),
    el('span', {class: 'caution'}, say('Close in time is not a documented link.')),
  );
}
/** @param {Room} room */
export function furnish(room) {
  const there = room.querySelector('.foot');
  if (there) retell(there, foot());
  else room.replaceChildren(foot());
}
// A talk begins at its keys, where nothing else has the focus that belongs to it.
export const heed = () =>
  /** @type {Room} */ (document.querySelector('#caption .controls')).focus({preventScroll: true});
