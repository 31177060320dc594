// Where the events of the view happened: a map beside the time axis, asked for when it is opened.
import * as address from '../address.js';
import {fetchAnswer} from '../answer.js';
import {onClick} from '../clicks.js';
import {$, el, retell} from '../dom.js';
import {choose} from '../page/details.js';
import * as keys from '../page/keys.js';
import {find, state} from '../page/state.js';
import {go} from '../page/view.js';
import {later, say} from '../say.js';
import {timeline} from '../picture/timeline.js';
import * as brush from './brush.js';
import {draw, entitle, pale, ring, under, within} from './drawn.js';
import {run, running, start as listenRun} from './run.js';
import * as twin from './twin.js';

const HIGH = 0.74; // of the width
const MOST = 0.46; // of the window's height
/** @type {MapAnswer | null} */
let map = null;
let asked = '';
/** @type {DrawnMark[]} */
let marks = [];

const wanted = () => address.read().get('map');
const open = () => !!wanted() && !address.read().has('talk');
// What the map depends on: the filters, its size, the file.
function question() {
  const query = new URLSearchParams();
  const set = address.read();
  for (const name of address.FILTERS) for (const one of set.getAll(name)) query.append(name, one);
  const width = Math.floor($('earth').clientWidth);
  return new URLSearchParams({
    search: `?${query}`,
    width: String(width),
    height: String(Math.round(Math.min(width * HIGH, Math.max(innerHeight * MOST, 240)))),
    all: wanted() === 'all' ? '1' : '',
    data: timeline.meta?.digest || '',
  }).toString();
}
async function ask() {
  const mine = question();
  if (mine === asked) return update();
  asked = mine;
  const answer = await fetchAnswer(`map?${mine}`).catch(() => null);
  const found = /** @type {MapAnswer | null} */ (answer?.ok ? await answer.json() : null);
  await brush.free();
  if (asked !== mine) return; // another was asked for meanwhile
  if (!found) {
    asked = '';
    return $('earth').replaceChildren(el('p', {class: 'note'}, say('The map did not come.')));
  }
  map = found;
  furnish(map);
}
/** @param {string} id */
const named = id => {
  const fact = find(id);
  return fact ? `${fact.title}, ${fact.date}` : '';
};
/** @param {MapAnswer} found */
function furnish(found) {
  const sum = twin.sum(found);
  const title = say('Map of the events of the view: {sum}. The list below names each place.', {sum});
  const drawn = draw(found, title, 'map');
  marks = drawn.marks;
  entitle(marks, named);
  $('earth').replaceChildren(drawn.picture);
  brush.attach(drawn.picture, found, press, area => go({area}));
  $('where-sum').textContent = sum;
  $('where-list').replaceChildren(...twin.list(found), ...found.said.map(words => el('p', {class: 'note'}, words)));
  $('whole-map').hidden = !found.far && wanted() !== 'all';
  $('whole-map').setAttribute('aria-pressed', String(wanted() === 'all'));
  update();
}
function update() {
  if (!map || !timeline.meta || !open()) return;
  const {window} = timeline;
  const query = address.read();
  pale(marks, mark => !within(mark.spans, window));
  ring(marks, state.picked);
  twin.recount(window, query.getAll('place'));
  $('no-area').hidden = !query.has('area');
}
// A press on a mark picks its event, of very many narrows to what is there; on a name it narrows to that place.
/** @param {number} x @param {number} y @param {Element | null} target */
function press(x, y, target) {
  const name = target?.closest?.('.map-name')?.textContent;
  const mark = under(marks, x, y);
  const found = name ? map?.places.find(place => place.point && place.name.split(',')[0].trim() === name) : null;
  if (found) toggle(found.places);
  else if (mark?.ids.length === 1) choose(mark.ids[0]);
  else if (mark) go({area: brush.area(/** @type {MapAnswer} */ (map), [x - 26, y - 26], [x + 26, y + 26])});
}
/** @param {string[]} places */
function toggle(places) {
  const chosen = address.read().getAll('place');
  const on = places.every(one => chosen.includes(one));
  go({place: on ? chosen.filter(one => !places.includes(one)) : [...new Set([...chosen, ...places])]});
}

// ---- open, closed
const turn = () => go({map: wanted() ? null : '1'});
let shown = false;
function follow() {
  const now = open();
  if (now && !$('earth')) build();
  $('where').hidden = !now;
  $('show-map').setAttribute('aria-expanded', String(now));
  document.body.classList.toggle('with-map', now);
  if (shown !== now && timeline.graph) timeline.fit();
  shown = now;
  if (now) ask();
}
function through() {
  if (!timeline.meta) return;
  run(told);
  told();
}
const told = () => {
  $('run')?.setAttribute('aria-pressed', String(running()));
};
const button = (/** @type {string} */ id, /** @type {string} */ words, /** @type {Attributes} */ more = {}) =>
  el('button', {type: 'button', id, ...more}, words);
const bar = () =>
  el(
    'div',
    {class: 'where-bar'},
    el('h2', {}, say('Where')),
    button('whole-map', say('Whole extent'), {'aria-pressed': 'false', hidden: true}),
    button('no-area', say('Clear area'), {hidden: true}),
    button('run', say('Run through time'), {'aria-pressed': 'false'}),
    button('close-map', '×', {'aria-label': say('Close the map')}),
  );
function build() {
  $('where').replaceChildren(
    bar(),
    el('div', {id: 'earth'}),
    el('p', {id: 'where-sum'}),
    el('div', {id: 'where-list'}),
  );
}
export function start() {
  listenRun();
  keys.add('m', later('the map: where it happened'), turn);
  keys.add('r', later('a slow run through time; any key stops it'), through);
  onClick('#show-map', turn);
  onClick('#close-map', () => {
    go({map: null});
    $('plot').focus();
  });
  onClick('#whole-map', () => go({map: wanted() === 'all' ? '1' : 'all'}));
  onClick('#no-area, button[data-area]', () => go({area: null}));
  onClick('#run', through);
  onClick('button[data-place]', ({dataset}) => toggle(JSON.parse(dataset.place)));
  document.addEventListener('view', follow);
  document.addEventListener('tongue', () => {
    retell(document.querySelector('.where-bar'), bar());
    asked = '';
  });
  document.addEventListener('facts', () => entitle(marks, named));
  let sizing = 0;
  addEventListener('resize', () => {
    clearTimeout(sizing);
    sizing = setTimeout(follow, 250);
  });
  timeline.listenFirst((/** @type {Meta} */ meta, /** @type {Now} */ now, /** @type {boolean} */ fresh) => {
    if (fresh) follow();
    else update();
  });
  if (timeline.meta) follow();
}
