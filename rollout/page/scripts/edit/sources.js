// The further sources of an event: a list to which is added and from which is taken, each with fields of its own.
import {$, el} from '../dom.js';
import * as copy from './copy.js';
import {open} from './open.js';
import {later, say} from '../say.js';

/**
 * @typedef {import('./server.js').Cited} Cited
 * @typedef {import('./server.js').Offers} Offers
 * @typedef {import('./server.js').Source} Source
 * @typedef {import('./server.js').Sources} Sources
 * @typedef {import('./server.js').Told} Told
 */
/** @type {[string, string, string][]} */
const FIRST = [
  ['role', later('What it does'), ''],
  ['title', later('Title'), ''],
  ['publisher', later('Published by'), ''],
  ['date', later('Published on'), ''],
  ['url', later('Address'), ''],
  ['note', later('Why there is no address'), ''],
  ['quote', later('The words relied on'), later('At most 300 characters, in its own language.')],
];
/** @type {[string, string, string][]} */
const REST = [
  ['says', later('Who speaks in it'), ''],
  ['kind', later('Kind of speaker'), ''],
  ['read', later('How it was read'), ''],
  ['language', later('Its language'), later('A tag such as zh, bo or en.')],
  ['quote@en', later('The words in English'), ''],
  ['origin', later('Where its news is from'), later('Two of one origin are not two.')],
  ['archive_url', later('Address of a kept copy'), ''],
  ['kept', later('File in kept'), ''],
  ['sha256', later('SHA-256 of that file'), ''],
];
const LONG = new Set(['note', 'quote', 'quote@en']);
const ROLE = {supports: later('supports it'), disputes: later('disputes it'), context: later('is context')};
const KNOWN = new Set([...FIRST, ...REST].map(([name]) => name));
let made = 0; // of this page: an id is used once
/** @type {Offers} */
let offers;

const list = () => /** @type {Room} */ (document.querySelector('#edit .edit-sources-list'));
const all = () => /** @type {Room[]} */ ([...(list()?.children || [])]);
/** @param {Element} source */
const controls = source => /** @type {HTMLInputElement[]} */ ([...source.querySelectorAll('[data-name]')]);

/** @param {object} given @param {string} name @param {string} value @param {string[]} values */
function select(given, name, value, values) {
  const words = (/** @type {string} */ one) =>
    name === 'role' ? say(ROLE[/** @type {'context'} */ (one)] || '') : offers.words[one];
  const options = [...(name === 'role' ? [] : ['']), ...values, ...(values.includes(value) || !value ? [] : [value])];
  return el(
    'select',
    /** @type {Attributes} */ (given),
    options.map(one => el('option', {value: one, selected: one === value}, words(one) || one || say('not said'))),
  );
}
/** @param {string} id @param {string} name @param {string} value @param {string} help */
function control(id, name, value, help) {
  const given = {
    id,
    'data-name': name,
    'aria-describedby': `${help ? `${id}-help ` : ''}${id}-said`,
    autocomplete: 'off',
  };
  const offered = offers.cited[name];
  if (offered) return select(given, name, value, offered);
  const node =
    LONG.has(name) || value.includes('\n')
      ? el('textarea', {...given, rows: 2})
      : el('input', {...given, type: 'text'});
  node.value = value;
  return node;
}
/** @param {string} key @param {Record<string, string>} fields @param {[string, string, string]} field */
function row(key, fields, [name, words, help]) {
  const id = `${key}-${name.replace('@', '-')}`;
  return el(
    'div',
    {class: 'edit-cited', 'data-cited': name},
    el('label', {for: id}, words),
    control(id, name, fields[name] || '', help),
    help ? el('p', {class: 'edit-help', id: `${id}-help`}, help) : null,
    el('p', {class: 'edit-said', id: `${id}-said`, 'aria-live': 'polite'}),
  );
}
/** @param {[string, string, string]} field @returns {[string, string, string]} */
const said = ([name, words, help]) => [name, say(words), say(help)];
/** @param {Source} source */
function item({mark, fields, exact}) {
  const key = `source-${++made}`;
  /** @type {[string, string, string][]} */
  const own = Object.keys(fields)
    .filter(name => !KNOWN.has(name))
    .map(name => [name, name, say('A column of this file.')]);
  const given = {class: 'edit-source', 'data-mark': mark || '', 'data-exact': exact || (mark && fields.date) || null};
  return el(
    'fieldset',
    given,
    el('legend', {}, say('Further source')),
    ...FIRST.map(said).map(one => row(key, fields, one)),
    copy.room(key),
    el(
      'details',
      {class: 'edit-source-more'},
      el('summary', {}, say('More of this source')),
      ...[...REST.map(said), ...own].map(one => row(key, fields, one)),
    ),
    el('button', {type: 'button', 'data-source-remove': true}, say('Remove this source')),
  );
}
// Each bears its number, so that its name is its own.
function number() {
  for (const [at, node] of all().entries()) {
    node.querySelector('legend')?.replaceChildren(say('Further source {n}', {n: at + 1}));
    node
      .querySelector('[data-source-remove]')
      ?.setAttribute('aria-label', say('Remove this source (further source {n})', {n: at + 1}));
  }
}
/** @param {Source[]} rows @param {Offers} [offered] */
export function room(rows, offered) {
  if (offered) offers = offered;
  const listed = el('div', {class: 'edit-sources-list'}, ...rows.map(item));
  return el(
    'div',
    {class: 'edit-sources'},
    listed,
    el('button', {type: 'button', 'data-source-add': true}, say('Add a further source')),
  );
}
export const begin = number;
/** @param {Source[]} rows */
export function replace(rows) {
  list().replaceChildren(...rows.map(item));
  number();
}
/** @param {Record<string, string>} [fields] */
export function add(fields) {
  const node = item({mark: '', fields: {role: 'supports', ...fields}, exact: false});
  list().append(node);
  number();
  if (!fields) controls(node)[0].focus();
}
/** @param {Element} button */
export function remove(button) {
  const node = /** @type {Element} */ (button.closest('.edit-source'));
  const next = node.nextElementSibling || node.previousElementSibling;
  node.remove();
  number();
  const to = next?.querySelector('[data-source-remove]') || document.querySelector('[data-source-add]');
  /** @type {HTMLElement | null} */ (to)?.focus();
}
// As they stand, with those that are empty.
export const standing = () => all().map(read);
/** @param {Room} node @returns {Source} */
function read(node) {
  const fields = Object.fromEntries(controls(node).map(one => [one.dataset.name, one.value]));
  return {mark: node.dataset.mark || '', fields, exact: !!node.dataset.exact};
}
/** @param {Source} source */
const filled = ({mark, fields}) =>
  !!mark || Object.entries(fields).some(([name, value]) => name !== 'role' && value.trim());
// The list as it is to be written: one that was added and left empty is none.
/** @returns {Sources} */
export const written = () => ({mark: open.sources.mark, rows: all().map(read).filter(filled)});
/** @param {Source[]} rows */
const bare = rows =>
  JSON.stringify(
    rows.map(({mark, fields}) => [mark, ...Object.entries(fields).filter(([, value]) => value.trim())].toSorted()),
  );
export const changed = () => bare(written().rows) !== bare(open.sources.rows);

/** @param {Told | undefined} date */
const dated = date =>
  date?.date ? `${say('Written as {date}: {words}.', {date: date.date, words: date.words})} ${date.silent}` : '';
/** @param {Room} node @param {number} at @param {[number, string, string][]} problems @param {Told | undefined} date */
function sayOne(node, at, problems, date) {
  const wrong = new Map(problems.filter(([which]) => which === at).map(([, name, words]) => [name, words]));
  for (const one of controls(node)) {
    const name = one.dataset.name || '';
    const line = $(`${one.id}-said`);
    line.textContent = wrong.get(name) || (name === 'date' ? dated(date) : '');
    line.classList.toggle('wrong', wrong.has(name));
    one.setAttribute('aria-invalid', String(wrong.has(name)));
  }
  choices(node, date?.choices || []);
}
/** @param {Room} node @param {[string, string][]} meant */
function choices(node, meant) {
  const field = node.querySelector("[data-cited='date']");
  field?.querySelector('.edit-choices')?.remove();
  if (!meant.length) return;
  const buttons = meant.map(([value, words]) => el('button', {type: 'button', 'data-source-date': value}, words));
  const group = el('div', {class: 'edit-choices', role: 'group', 'aria-label': say('Which is meant?')}, ...buttons);
  field?.append(group);
  if (field?.contains(document.activeElement)) group.scrollIntoView({block: 'nearest'});
}
/** @param {{dates: Told[], problems: [number, string, string][]}} found */
export function tell({dates, problems}) {
  const shown = all().filter(node => filled(read(node)));
  for (const [at, node] of shown.entries()) sayOne(node, at, problems, dates[at]);
}
/** @param {Element} button */
export function settle(button) {
  const node = /** @type {Room} */ (button.closest('.edit-source'));
  const field = /** @type {HTMLInputElement} */ (node.querySelector("[data-name='date']"));
  field.value = button.getAttribute('data-source-date') || '';
  node.dataset.exact = 'true';
  field.focus();
}
/** @param {Element} field */
export const unsettle = field => /** @type {Room} */ (field.closest('.edit-source')).removeAttribute('data-exact');
// What stands in a list, in a line each, for who is to choose between two.
/** @param {Source[]} rows */
export const lines = rows =>
  rows.map(({fields}) =>
    [fields.role, fields.title, fields.publisher, fields.url || fields.note].filter(Boolean).join(' · '),
  );
