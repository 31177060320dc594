// @ts-check
// What becomes of the rows: the first events as they will look, the forms of dates, and those that wait or are refused.
import {el, isolated, section} from '../dom.js';
import {draw} from '../picture/marks.js';
import {plural} from './questions.js';
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
      el('span', {class: 'item-who'}, isolated(lanes[fact.lane]), ` · ${fact.status} · `, isolated(fact.says)),
    ),
  );
/** @param {List} list */
export function events({first, lanes, events: count}) {
  if (!first.length) return '';
  return section(
    'first-events',
    first.length < count ? `The first ${first.length} of ${plural(count, 'event')}` : 'The events',
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
      el('td', {class: 'number'}, count.toLocaleString('en')),
      el('td', {}, read),
    );
  return section(
    'forms',
    'How its dates are read',
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['Written so', 'Rows', 'Read as'].map(name => el('th', {scope: 'col'}, name)),
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
          el('b', {}, `Row ${row}`),
          ' ',
          date ? el('code', {}, isolated(date)) : '',
          ' ',
          isolated(what),
          el('span', {class: 'why'}, ` ${why}`),
        ),
      ),
    ),
    more > 0 ? el('p', {class: 'note'}, `and ${plural(more, 'row')} more`) : '',
  );
}
/** @param {List} list */
export const waiting = ({waiting: found, waits}) =>
  listed(
    'waiting',
    `${plural(waits, 'row')} ${waits === 1 ? 'waits' : 'wait'}, and ${waits === 1 ? 'is' : 'are'} not written`,
    found,
    waits,
  );
/** @param {List} list */
export const refused = ({wrong, refused: count}) =>
  listed('refused', `${plural(count, 'row')} cannot be read`, wrong, count);
/** @param {List} list */
export function warnings({warnings: found, problems}) {
  const said = [...found, ...problems];
  if (!said.length) return '';
  return section(
    'look',
    'Look at this',
    el(
      'ul',
      {},
      said.map(words => el('li', {}, isolated(words))),
    ),
  );
}
