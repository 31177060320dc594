// How many events have their words, are ticks, outside and hidden: under the picture, and at the head of each lane.
import {$, el, inTongue, isolated, refill} from '../dom.js';
import {say, sayMany} from '../say.js';
import {clock, stands} from './clock.js';
import {explained} from './explained.js';
import {nameTongue} from './language.js';
import {rest as heardAtRest} from './rested.js';

// How many events of each lane have their words and lie in the window, and of all; and what is said of them.
/** @param {Meta} meta @param {Now} now */
function sums(meta, now) {
  const own = meta.labels.lane
    .map((lane, i) =>
      lane < 0
        ? null
        : {lane, told: now.told[i], inside: meta.labels.end[i] > now.window[0] && meta.labels.start[i] < now.window[1]},
    )
    .filter(one => one !== null);
  /** @param {number} lane */
  const toldOf = lane => own.filter(one => one.lane === lane && one.told).length;
  // Very many events are counted by the server: the picture holds only those told. Its answer may be of a moment ago.
  /** @param {number} lane */
  const insideOf = lane =>
    meta.crowd
      ? Math.max(meta.crowd.inside[lane], toldOf(lane))
      : own.filter(one => one.lane === lane && one.inside).length;
  const told = own.filter(one => one.told).length;
  const inside = meta.lanes.reduce((sum, _, lane) => sum + insideOf(lane), 0);
  // A phone shows the list alone, where nothing is named, a tick or outside a window.
  const placed =
    matchMedia('(max-width: 700px)').matches && document.documentElement.dataset.pictured !== '1'
      ? meta.crowd
        ? say('{n} shown, {listed} of them listed', {n: meta.counts.shown, listed: told})
        : say('{n} shown', {n: meta.counts.shown})
      : say('{named} named · {ticks} as ticks · {outside} outside the window', {
          named: told,
          ticks: inside - told,
          outside: meta.counts.shown - inside,
        });
  return {toldOf, insideOf, placed, even: meta.choices.even && inside > told};
}
/** @param {Meta} meta @param {{placed: string, even: boolean}} found */
const said = (meta, {placed, even}) => [
  ...byClock(),
  `${sayMany('{n} event', '{n} events', meta.counts.rows)} · ${placed}`,
  ...rest(meta, even),
];
// What stands under a picture, whether that is on the screen or not.
/** @param {Meta} meta @param {Now} now */
export const counted = (meta, now) => said(meta, sums(meta, now));
/** @param {Meta} meta @param {Now} now @param {boolean} fresh */
export function counts(meta, now, fresh) {
  const found = sums(meta, now);
  const {toldOf, insideOf, placed} = found;
  // While the window moves this is asked at every frame: nothing is written that stands there already.
  const room = $('counts');
  const heads = meta.lanes.map(
    (_, lane) =>
      say('{named} named · {ticks} as ticks', {named: toldOf(lane), ticks: insideOf(lane) - toldOf(lane)}) +
      searched(meta, lane),
  );
  if (fresh || room.dataset.placed !== placed) room.replaceChildren(...said(meta, found));
  room.dataset.placed = placed;
  heardAtRest(meta, now);
  if (fresh) $('made-of').textContent = madeOf(meta);
  if (fresh) headed(meta, heads, now);
  else
    [...$('heads').querySelectorAll('h2 > span')].forEach((node, lane) => {
      if (node.textContent !== heads[lane]) node.textContent = heads[lane];
    });
  glance(now, fresh);
}
// What is explained at the first look goes with the first move, and where the picture gets another width.
let looked = '';
/** @param {Now} now @param {boolean} fresh */
function glance({window, scale, told}, fresh) {
  const look = [...window, scale, ...told].join();
  if (!fresh && look !== looked) for (const one of $('heads').querySelectorAll('.explained')) one.remove();
  looked = look;
}
// The heads of lanes are written anew with each picture.
/** @param {Meta} meta @param {string[]} heads @param {Now} now */
function headed(meta, heads, now) {
  eased(meta);
  refill(
    $('heads'),
    ...meta.lanes.map((lane, at) =>
      el(
        'h2',
        {style: `top:${lane.top}px;color:${lane.ink}`, class: unnamed(lane) ? 'counted' : ''},
        inTongue(lane.shown ?? lane.name, nameTongue(lane.name, lane.shown ?? lane.name)),
        el('span', {}, heads[at]),
        term(lane),
      ),
    ),
    ...(meta.panel ? [series(meta)] : []),
    ...explained(meta, now),
  );
  Promise.resolve().then(narrowed); // it measures: once all is written
}
// Where few events have larger type, so have the names of their lanes.
/** @param {Meta} meta */
function eased({eased: size = 0}) {
  $('heads').classList.toggle('eased', size > 0);
  $('heads').style.setProperty('--eased', `${size}px`);
}
// A name that is wider than the picture is set as small as it must be.
const PAD = 16; // px beside it
function narrowed() {
  const room = $('heads').parentElement?.clientWidth || 0;
  for (const head of /** @type {NodeListOf<HTMLElement>} */ ($('heads').querySelectorAll('h2'))) {
    const wide = /** @type {HTMLElement} */ (head.firstChild).offsetWidth;
    if (room && wide > room - PAD) head.style.fontSize = `${((room - PAD) / wide).toFixed(3)}em`;
  }
}
// In a scene of a talk a lane may have no room for its name.
/** @param {Lane & {unnamed?: boolean}} lane */
const unnamed = lane => !!lane.unnamed;
// In a talk lanes change their places from scene to scene; nothing else is said there.
/** @type {Lane[]} */
let standing = [];
/** @param {Meta} meta */
export function headsMoved({lanes}) {
  if (standing === lanes) return;
  standing = lanes;
  $('heads')
    .querySelectorAll('h2')
    .forEach((/** @type {HTMLElement} */ head, /** @type {number} */ at) => {
      if (!lanes[at]) return; // a picture of fewer lanes has come: its heads are written next
      head.style.top = `${lanes[at].top}px`;
      head.classList.toggle('counted', unnamed(lanes[at]));
    });
}
// What is not shown, and why, where there is any; and by which rule some are named where none comes before another.
/** @param {Meta} meta @param {boolean} even @returns {(string | Node)[]} */
const rest = (
  {counts: {hidden, refused, unreviewed, in_review: judged, by_clock = 0, clock_words = []}, spoken},
  even,
) => [
  ...(spoken?.words ? [` · ${spoken.words}`] : []),
  ...(hidden > by_clock ? [' · ', say('{n} hidden by filters', {n: hidden - by_clock})] : []),
  ...clock_words.map(words => ` · ${words}`),
  ...(refused ? [' · ', el('a', {href: '#problems'}, say('{n} refused', {n: refused}))] : []),
  ...(unreviewed ? [' · ', say('{n} not yet reviewed', {n: unreviewed})] : []),
  ...(judged ? [` · ${judged}`] : []),
  ...(even ? [' · ', say('named evenly over time, as all have one priority')] : []),
];
// The sum that every output says, and of which data.
/** @param {Meta} meta */
const madeOf = ({counts: {rows, shown, hidden, refused, by_clock}, digest, newest_source: newest}) =>
  [
    by_clock
      ? sayMany(
          '{shown} shown + {hidden} hidden + {refused} refused = {n} row.',
          '{shown} shown + {hidden} hidden + {refused} refused = {n} rows.',
          rows,
          {shown, hidden, refused},
        )
      : sayMany(
          '{shown} shown + {hidden} hidden by filters + {refused} refused = {n} row.',
          '{shown} shown + {hidden} hidden by filters + {refused} refused = {n} rows.',
          rows,
          {shown, hidden, refused},
        ),
    newest
      ? say('Data {digest}, sources to {newest}.', {digest: digest.slice(0, 7), newest})
      : say('Data {digest}.', {digest: digest.slice(0, 7)}),
    clock.offered
      ? ''
      : clock.name
        ? say('This file has one clock: when it became known.')
        : say('This file has one clock: when it happened.'),
  ]
    .filter(Boolean)
    .join(' ');
// What is on screen by another clock than usual says so first; a press leads back.
const byClock = () =>
  stands().flatMap(([name, words]) => [
    clock.offered || name !== 'clock'
      ? el('button', {type: 'button', 'data-back': name, title: say('Back to all, by when it happened')}, `${words} ×`)
      : el('b', {}, words),
    ' · ',
  ]);
// A gap before it is a finding, a gap after it is none.
/** @param {Meta} meta @param {number} lane */
const searched = (meta, lane) =>
  (meta.searched || [])
    .filter(([own]) => own === lane)
    .map(([, , words]) => ` · ${words}`)
    .join('');
// Whose word it is that a lane is known by, for whoever looks for that word.
/** @param {Lane} given */
const term = ({called}) => (called ? el('i', {}, isolated(called)) : null);
/** @param {Meta} meta */
function series(meta) {
  const options = meta.choices.series.map(([key, title]) =>
    el('option', {value: key, dir: 'ltr', selected: key === meta.panel?.key}, title),
  );
  return el(
    'div',
    {class: 'series', style: `top:${meta.panel_top}px`},
    el('label', {for: 'series'}, say('Figures')),
    el('select', {id: 'series'}, options),
    el('span', {}, say('one unit, one measure, one scope; never joined with another')),
  );
}
