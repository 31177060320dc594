// @ts-check
// What becomes of the rows: the first events as they will look, the forms of dates, and those that wait or are refused.
import {el, isolated, saying, section} from '../dom.js';
import {draw} from '../picture/marks.js';
import {many, say, sayMany} from '../say.js';
/** @typedef {import('./server.js').List} List */
/** @typedef {import('./server.js').Fact} Fact */
/** @typedef {import('./server.js').Row} Row */

const FEW = 8; // rows above which a list scrolls by itself, and must be reached by keyboard

/**
 * @param {Fact} fact
 * @param {string[]} lanes
 */
const item = (fact, lanes) =>
  el(
    'li',
    {class: `event lane-${fact.lane % 6}`},
    el('span', {class: 'mark'}, draw(fact.status)),
    el(
      'span',
      {class: 'item'},
      el('span', {class: 'item-date'}, fact.date),
      el('span', {class: 'item-title'}, isolated(fact.title)),
      el('span', {class: 'item-who'}, isolated(lanes[fact.lane]), ` · ${say(fact.status)} · `, saying(fact.says)),
    ),
  );
/** @param {List} list */
export function events({first, lanes, events: count}) {
  if (!first.length) return '';
  return section(
    'first-events',
    first.length < count
      ? sayMany('The first {first} of {n} event', 'The first {first} of {n} events', count, {first: first.length})
      : say('The events'),
    el(
      'ol',
      {class: 'events'},
      first.map(fact => item(fact, lanes)),
    ),
  );
}
/** @param {List} list */
export function forms({forms: found}) {
  if (!found.length) return '';
  /** @param {List['forms'][number]} given */
  const row = ({text, count, read}) =>
    el(
      'tr',
      {},
      el('td', {}, el('code', {}, isolated(text))),
      el('td', {class: 'number'}, many(count)),
      el('td', {}, read),
    );
  return section(
    'forms',
    say('How its dates are read'),
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          [say('Written so'), say('Rows'), say('Read as')].map(name => el('th', {scope: 'col'}, name)),
        ),
      ),
      el('tbody', {}, found.map(row)),
    ),
  );
}
/**
 * @param {string} id
 * @param {string} title
 * @param {Row[]} found
 * @param {number} count
 */
function listed(id, title, found, count) {
  if (!count) return '';
  const more = count - found.length;
  return section(
    id,
    title,
    el(
      'ol',
      {class: 'rows', tabindex: found.length > FEW ? 0 : false},
      found.map(({row, date, title: what, why}) =>
        el(
          'li',
          {},
          el('b', {}, say('Row {n}', {n: row})),
          ' ',
          date ? el('code', {}, isolated(date)) : '',
          ' ',
          isolated(what),
          el('span', {class: 'why'}, ` ${why}`),
        ),
      ),
    ),
    more > 0 ? el('p', {class: 'note'}, sayMany('and {n} row more', 'and {n} rows more', more)) : '',
  );
}
/** @param {List} list */
export const waiting = ({waiting: found, waits}) =>
  listed(
    'waiting',
    sayMany('{n} row waits, and is not written', '{n} rows wait, and are not written', waits),
    found,
    waits,
  );
/** @param {List} list */
export const refused = ({wrong, refused: count}) =>
  listed('refused', sayMany('{n} row cannot be read', '{n} rows cannot be read', count), wrong, count);
/** @param {List} list */
export function warnings({warnings: found, problems}) {
  const all = [...found, ...problems];
  if (!all.length) return '';
  return section(
    'look',
    say('Look at this'),
    el(
      'ul',
      {},
      all.map(words => el('li', {}, isolated(words))),
    ),
  );
}
