// @ts-check
// The columns of the list: three cells of each, and a menu for what it is of ours.
import {apart, el, isolated, section, targetOf} from '../dom.js';
import {say} from '../say.js';
/** @typedef {import('./server.js').Column} Column */
/** @typedef {import('./server.js').List} List */

/** @param {Column} column */
function cells({is, values, empty}) {
  if (is === 'private' || is === 'notes')
    return el('span', {class: 'note'}, empty ? say('empty') : say('kept from the screen'));
  if (empty) return el('span', {class: 'note'}, say('empty'));
  return el(
    'ul',
    {class: 'cells'},
    values.map(value => el('li', {}, isolated(value))),
  );
}
/**
 * @param {[string, string][]} roles
 * @param {Column} column
 */
const menu = (roles, {name, is}) =>
  el(
    'select',
    {'data-column': name, 'aria-label': say('What {name} is', {name: apart(name)})},
    roles.map(([role, words]) => el('option', {value: role, selected: role === is}, words)),
  );
/**
 * @param {List} list
 * @param {(name: string, role: string) => void} act
 */
export function columns({columns: found, roles, fixed}, act) {
  if (fixed)
    return el('p', {id: 'columns', class: 'note'}, say('A workbook of ours: each column is what it is called.'));
  if (!found.length) return '';
  const room = section(
    'columns',
    say('What each column is'),
    el(
      'ul',
      {class: 'columns'},
      found.map(column =>
        el(
          'li',
          {class: ['private', 'leave out', 'keep'].includes(column.is) ? 'column aside' : 'column'},
          el('h3', {}, isolated(column.name)),
          cells(column),
          menu(roles, column),
        ),
      ),
    ),
    el(
      'p',
      {class: 'note'},
      say(
        'Private columns stay in your events.csv, under names with x_ before them; no page and no output shows them. What is left out is not written at all.',
      ),
    ),
  );
  room.addEventListener('change', event => {
    const target = targetOf(event);
    if (target.dataset.column) act(target.dataset.column, target.value);
  });
  return room;
}
