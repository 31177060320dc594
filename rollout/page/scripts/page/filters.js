// Filters, presets and looks: what the address can ask for, as buttons.
import * as address from '../address.js';
import {$, el, inTongue, isolated, refill} from '../dom.js';
import {statuses} from '../picture/marks.js';
import {later, say} from '../say.js';
import {KNOWN, clock} from './clock.js';
import {nameTongue, own} from './language.js';
import {go} from './view.js';
import {short} from './legend.js';

// In which language a choice is called that does not say it: a lane as the file calls it, a tag perhaps as it is said; all else as we do.
/** @param {string} name @param {string} value @param {string} words */
const tongueOf = (name, value, words) => (name === 'lane' ? own() : name === 'tag' ? nameTongue(value, words) : null);
/** @param {string} name @param {string} title @param {[string, string, number][]} options @param {Record<string, string>} [said] */
function group(name, title, options, said) {
  const chosen = address.read().getAll(name);
  return el(
    'div',
    {class: 'group', role: 'group', 'aria-label': title},
    el('span', {class: 'group-name'}, title),
    options.map(([value, words, count]) =>
      el(
        'button',
        {
          type: 'button',
          'data-filter': name,
          'data-value': value,
          'aria-pressed': String(!chosen.length || chosen.includes(value)),
        },
        inTongue(words, said?.[value] ?? tongueOf(name, value, words)),
        ' ',
        el('span', {class: 'many'}, String(count)),
      ),
    ),
  );
}
// Words of closed lists, as the language has them.
/** @param {[string, string, number][]} options @returns {[string, string, number][]} */
const spoken = options => options.map(([value, words, count]) => [value, say(words), count]);
/** @param {Choices} given */
function filters({lane, status, who, tag, disputed, said}) {
  const query = address.read();
  const pressed = query.get('disputed') === '1';
  refill(
    $('filters'),
    group('lane', say('Lane'), lane, said),
    group('status', say('Claim status'), spoken(status)),
    group('who', say('Who says so'), spoken(who)),
    ...around(query),
    ...(tag.length ? [group('tag', say('Tags'), tag.slice(0, 40))] : []),
    looks(query.get('theme') || ''),
    el(
      'div',
      {class: 'group'},
      el(
        'button',
        {type: 'button', 'data-toggle': 'disputed', 'aria-pressed': String(pressed)},
        `${say('Only disputed')} `,
        el('span', {class: 'many'}, String(disputed)),
      ),
      el('button', {type: 'button', 'data-clear': true}, say('Show everything')),
    ),
    ...($('filters').hidden ? [] : [asKnown()]),
  );
  const set = address.NARROWING.filter(name => query.has(name)).length;
  $('hall').setAttribute('aria-pressed', String(inHall()));
  $('clock').hidden = !clock.offered; // a file holds one
  $('clock').setAttribute('aria-pressed', String(onSecond()));
  $('filter').dataset.furnished = '';
  $('filter').textContent = set ? say('Filter ({n})', {n: set}) : say('Filter');
}
// What the map or its list has narrowed the view to; a press takes it off again.
/** @param {URLSearchParams} query */
function around(query) {
  const places = query.getAll('place');
  /** @type {[Attributes, Content][]} */
  const chosen = places.map(place => [{'data-place': JSON.stringify([place])}, isolated(place)]);
  if (query.has('area')) chosen.push([{'data-area': true}, say('the area on the map')]);
  /** @param {[Attributes, Content]} given */
  const one = ([name, words]) => el('button', {type: 'button', 'aria-pressed': 'true', ...name}, words);
  return chosen.length
    ? [
        el(
          'div',
          {class: 'group', role: 'group', 'aria-label': say('Where')},
          el('span', {class: 'group-name'}, say('Where')),
          chosen.map(one),
        ),
      ]
    : [];
}
const LOOKS = [
  ['', later('as my system')],
  ['light', later('light')],
  ['dark', later('dark')],
  ['contrast', later('high contrast')],
  ['print', later('print')],
];
/** @param {string} chosen */
const looks = chosen =>
  el(
    'div',
    {class: 'group', role: 'group', 'aria-label': say('Look')},
    el('span', {class: 'group-name'}, say('Look')),
    LOOKS.map(([value, words]) =>
      el('button', {type: 'button', 'data-theme': value, 'aria-pressed': String(value === chosen)}, say(words)),
    ),
  );
// What was known on a day. Chromium asks its maker's server what a field is for, unless it stands in such a form; and a field of a date takes
// as long as all other filters together, so it comes when they are unfolded.
const asKnown = () =>
  el(
    'form',
    {class: 'group', role: 'search', action: '/search', 'aria-label': say('As it was known')},
    el('label', {class: 'group-name', for: 'as-known'}, say('As known on')),
    el('input', {id: 'as-known', type: 'date', value: address.read().get('as_known') || '', max: '9999-12-31'}),
    el('span', {class: 'note'}, say('leaves out and counts what became known later')),
  );
const onSecond = () => address.read().get('clock') === KNOWN;
// The switch between the clocks: every mark moves from one to the other.
export const turnClock = () => clock.offered && go({clock: onSecond() ? null : KNOWN});
export const inHall = () => address.read().get('hall') === '1';
export const hall = () => go({hall: inHall() ? null : '1'});
/** @param {'lane' | 'status' | 'who' | 'tag'} name @param {string} value */
export function toggle(name, value) {
  const all = offered[name].map(([one]) => one);
  const query = address.read();
  const chosen = query.getAll(name).length ? query.getAll(name) : all;
  // The first press on one of several keeps only that one; later presses add and take away.
  let next =
    chosen.length === all.length
      ? [value]
      : chosen.includes(value)
        ? chosen.filter(one => one !== value)
        : [...chosen, value];
  if (next.length === all.length) next = [];
  go({[name]: next});
}
/** @param {[string, string, string][]} ranges */
function presets(ranges) {
  refill(
    $('presets'),
    ...ranges.map(([name, from, to]) => el('button', {type: 'button', 'data-from': from, 'data-to': to}, say(name))),
    el('button', {type: 'button', 'data-zoom': '.7', 'aria-label': say('Zoom in')}, '+'),
    el('button', {type: 'button', 'data-zoom': String(1 / 0.7), 'aria-label': say('Zoom out')}, '−'),
  );
}
// What the marks mean that a picture has.
/** @param {Meta} meta */
export function marks({choices: {status, disputed}}) {
  const found = new Set(status.map(([name]) => name));
  return short([...statuses.filter(name => found.has(name)), ...(disputed ? ['disputed'] : [])]);
}
/** @type {Choices} */
let offered;
/** @param {Meta} meta */
export function choices(meta) {
  offered = meta.choices;
  $('marks').replaceChildren(...marks(meta));
  filters(meta.choices);
  presets(meta.choices.presets);
}
/** @param {boolean} open */
export function unfold(open) {
  $('filter').setAttribute('aria-expanded', String(open));
  $('filters').hidden = !open;
  if (open && !$('as-known')) $('filters').append(asKnown());
}
