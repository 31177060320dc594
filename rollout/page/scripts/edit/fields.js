// The fields of the form, in the order in which a person thinks: what, when, who says so, where from, how sure, who contradicts.
import {el} from '../dom.js';
import {later, say} from '../say.js';

/**
 * @typedef {import('./server.js').Fields} Fields
 * @typedef {import('./server.js').Offers} Offers
 */
/** @type {[string, [string, string, string][]][]} */
const GROUPS = [
  [
    later('What happened'),
    [
      ['title', later('In one sentence'), later('Without a full stop.')],
      ['lane', later('Lane'), later('The band it is drawn in. A new word makes a new lane.')],
      ['summary', later('In your own words'), ''],
    ],
  ],
  [
    later('When'),
    [['date', later('Date'), later('As it is known: 23 Jan 2019, summer 2019, about 2019, since June 2017.')]],
  ],
  [
    later('Who says so'),
    [
      ['asserted_by', later('Name'), later('Several with semicolons.')],
      ['asserted_by_kind', later('Kind of speaker'), ''],
    ],
  ],
  [
    later('Where from'),
    [
      ['source_title', later('Title of the source'), ''],
      ['source_publisher', later('Published by'), ''],
      ['source_date', later('Published on'), ''],
      ['source_url', later('Address'), ''],
      ['source_note', later('Why there is no address'), ''],
    ],
  ],
  [later('How sure'), [['status', later('Claim status'), '']]],
  [
    later('Who contradicts'),
    [
      ['dispute', later('What they say'), later('In one line, and who.')],
      ['disputed_by', later('Its address'), ''],
    ],
  ],
  [
    later('Picture'),
    [
      ['media', later('File in media'), later('Several with semicolons.')],
      ['media_alt', later('What it shows'), later('For who does not see it.')],
      ['media_credit', later('Whose it is'), ''],
    ],
  ],
];
/** @type {[string, string, string][]} */
const REST = [
  ['label', later('Words beside the mark'), later('Up to 32 characters.')],
  ['place', later('Place'), later('From small to large.')],
  ['tags', later('Tags'), later('With semicolons.')],
  ['priority', later('Priority'), later('1 headline, 2 supporting, 3 detail.')],
  ['quantity', later('Figure'), later('A whole number.')],
  ['unit', later('Unit'), ''],
  ['measure', later('What kind of figure'), ''],
  ['scope', later('Over whom it counts'), ''],
  ['due', later('Due by'), later('Of a plan, a target or a forecast.')],
  ['answers', later('Answers'), later('The id of the target it answers.')],
  ['answers_note', later('Why it answers it'), ''],
  ['archive_url', later('Address of a kept copy'), ''],
  ['known', later('Known since'), ''],
  ['known_by', later('Known by'), ''],
  ['lat', later('Degrees north'), ''],
  ['lon', later('Degrees east'), ''],
  ['id', later('Id'), later('A name that never changes; empty: one is made.')],
];
/** @type {[string, string, string]} */
const NOTES = ['notes', later('Notes'), later('For the presenter alone.')];
/** @type {Map<string, [string, ...string[]]>} a column to its group, where it has one, and its own name */
const CALLED = new Map();
for (const [group, list] of GROUPS) for (const [name, words] of list) CALLED.set(name, [group, words]);
for (const [name, words] of [...REST, NOTES]) CALLED.set(name, [words]);
// Where a column stands in the form; those of the file's own come last.
const ORDER = [...CALLED.keys()];
export const place = (/** @type {string} */ name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
// What the form calls a column: its own name where it is none of ours.
export const called = (/** @type {string} */ name) =>
  CALLED.get(name)
    ?.map(words => say(words))
    .join(' · ') ?? name;
const LONG = new Set(['media_alt', 'summary', 'notes', 'dispute', 'source_note', 'answers_note']);
export const DATES = ['date', 'due', 'known', 'source_date'];

// What can be written into a field of a closed list, as a menu: with what each means, in the words of the reader.
const NOTHING = {status: later('not judged yet'), measure: later('not said')};
/** @param {object} given @param {string} value @param {string[]} offered @param {string} none @param {(one: string) => string} words */
function menu(given, value, offered, none, words) {
  // What is not judged yet is said by an empty cell: its word is there for who has written it.
  const choices = offered
    .filter(one => one !== 'unreviewed' || one === value)
    .map(one => el('option', {value: one, selected: one === value}, words(one)));
  const select = el('select', /** @type {Attributes} */ (given), el('option', {value: ''}, none), ...choices);
  if (!offered.includes(value) && value) select.append(el('option', {value, selected: true}, value));
  return select;
}
/** @param {string} name @param {string} value @param {string[]} offered @param {Record<string, string>} words @param {string} help */
function control(name, value, offered, words, help) {
  const given = {
    id: `edit-${name}`,
    name,
    'aria-describedby': `${help ? `edit-${name}-help ` : ''}edit-${name}-said`,
    autocomplete: 'off',
    spellcheck: true,
  };
  if (LONG.has(name) || value.includes('\n')) {
    const area = el('textarea', {...given, rows: name === 'summary' ? 4 : 2});
    area.value = value;
    return area;
  }
  if (name === 'status') return menu(given, value, offered, say(NOTHING[name]), one => say(one));
  if (name === 'measure') return menu(given, value, offered, say(NOTHING[name]), one => words[one]);
  const input = el('input', {...given, type: 'text', list: offered.length ? `edit-${name}-list` : null});
  input.value = value;
  return input;
}
/** @param {[string, string, string]} field @param {Fields} fields @param {Offers} offers */
function row([name, words, help], fields, offers) {
  const offered = offers.offered[name] || [];
  return el(
    'div',
    {class: 'edit-field', 'data-field': name},
    el('label', {for: `edit-${name}`}, words),
    control(name, fields[name] || '', offered, offers.words, help),
    offered.length && !(name in NOTHING)
      ? el(
          'datalist',
          {id: `edit-${name}-list`},
          // What is offered is what people say: it is written as its code.
          offered.map(value => el('option', {value: name === 'asserted_by_kind' ? offers.words[value] : value})),
        )
      : null,
    help ? el('p', {class: 'edit-help', id: `edit-${name}-help`}, help) : null,
    el('p', {class: 'edit-said', id: `edit-${name}-said`, 'aria-live': 'polite'}),
  );
}

/** @param {[string, string, string]} field @returns {[string, string, string]} */
const said = ([name, words, help]) => [name, say(words), say(help)];
// beside: what stands at the head and at the end of a group.
/** @param {Fields} fields @param {Offers} offers @param {Record<string, [Node, ...Node[]]>} beside */
export function groups(fields, offers, beside) {
  /** @type {[string, string, string][]} */
  const own = offers.own.map(name => [name, name, say('A column of this file.')]);
  const rest = [...[...REST, ...(offers.notes ? [NOTES] : [])].map(said), ...own].map(one => row(one, fields, offers));
  return [
    ...GROUPS.map(([words, list]) => {
      const rows = list.map(one => row(said(one), fields, offers));
      const [before, ...behind] = beside[words] || [null];
      return el('fieldset', {}, el('legend', {}, say(words)), before, ...rows, ...behind);
    }),
    el('details', {class: 'edit-more'}, el('summary', {}, say('Place, figure, tags and the rest')), ...rest),
  ];
}

// What stands in a field's own line: what is wrong, or what a date becomes.
/** @param {string} name @param {string} words @param {boolean} wrong */
export function tell(name, words, wrong) {
  const line = document.getElementById(`edit-${name}-said`);
  if (!line) return false;
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle('wrong', wrong);
  const field = document.getElementById(`edit-${name}`);
  field?.setAttribute('aria-invalid', String(wrong));
  if (words && field === document.activeElement) line.scrollIntoView({block: 'nearest'}); // a low screen ends above it
  return true;
}
