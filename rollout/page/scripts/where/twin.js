// What the map shows in words, and what it cannot show: every place with its events, those in the window, and those without a point.
import {el, isolated} from '../dom.js';
import {many, say, sayMany} from '../say.js';
import {within} from './drawn.js';

const MOST = 200; // places that are listed
/** @type {{place: MapPlace, words: HTMLElement}[]} */
let listed = [];

/** @param {MapPlace} place */
function item(place) {
  const words = el('span', {class: 'many'});
  listed.push({place, words});
  return el(
    'li',
    {},
    el(
      'button',
      {type: 'button', 'data-place': JSON.stringify(place.places), 'aria-pressed': 'false'},
      isolated(place.name),
      ' ',
      words,
    ),
  );
}
/** @param {string} title @param {MapPlace[]} places */
const group = (title, places) =>
  places.length
    ? [
        el('h3', {}, title),
        el('ul', {}, places.slice(0, MOST).map(item)),
        places.length > MOST
          ? el('p', {class: 'note'}, sayMany('and {n} more place', 'and {n} more places', places.length - MOST))
          : '',
      ]
    : [];
/** @param {MapAnswer} map */
export function list(map) {
  listed = [];
  const beyond = map.places.filter(({point, on_map}) => point && !on_map);
  return [
    ...group(
      say('On the map'),
      map.places.filter(({on_map}) => on_map),
    ),
    ...group(say('Beyond this map'), beyond),
    ...group(
      say('Without a point: regions, countries, places not given in degrees'),
      map.places.filter(({point}) => !point),
    ),
  ];
}
// The counts while the window moves, and which places the view is narrowed to.
/** @param {Span} window @param {string[]} chosen */
export function recount(window, chosen) {
  for (const {place, words} of listed) {
    const inside = within(place.spans, window);
    const said =
      inside < place.ids.length
        ? say('{n} · {inside} in the window', {n: place.ids.length, inside})
        : many(place.ids.length);
    if (words.textContent !== said) words.textContent = said;
    const pressed = place.places.some(one => chosen.includes(one));
    words.parentElement?.setAttribute('aria-pressed', String(pressed));
  }
}
// Every event once: on the map, beyond it, in a region, or nowhere.
/** @param {MapAnswer} map */
export function sum({places, nowhere, far}) {
  /** @param {(place: MapPlace) => boolean} wanted */
  const of = wanted => places.filter(wanted).reduce((all, {ids}) => all + ids.length, 0);
  const parts = [
    say('{n} on the map', {n: of(({on_map}) => on_map)}),
    far ? say('{n} beyond it', {n: far}) : '',
    say('{n} in a region or without a point', {n: of(({point}) => !point)}),
    nowhere ? say('{n} without a place', {n: nowhere}) : '',
  ];
  return `${parts.filter(Boolean).join(' + ')} = ${sayMany('{n} event', '{n} events', of(() => true) + nowhere)}`;
}
