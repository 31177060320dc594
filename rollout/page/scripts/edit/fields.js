// The fields of the form, in the order in which a person thinks: what, when, who says so, where from, how sure, who contradicts.
import {el} from '../dom.js';
import {say} from '../say.js';

/**
 * @typedef {import('./server.js').Fields} Fields
 * @typedef {import('./server.js').Offers} Offers
 */
/** @type {[string, [string, string, string][]][]} */
const GROUPS = [
  [
    say('What happened'),
    [
      ['title', say('In one sentence'), say('Without a full stop.')],
      ['lane', say('Lane'), say('The band it is drawn in. A new word makes a new lane.')],
      ['summary', say('In your own words'), ''],
    ],
  ],
  [say('When'), [['date', say('Date'), say('As it is known: 23 Jan 2019, summer 2019, about 2019, since June 2017.')]]],
  [
    say('Who says so'),
    [
      ['asserted_by', say('Name'), say('Several with semicolons.')],
      ['asserted_by_kind', say('Kind of speaker'), ''],
    ],
  ],
  [
    say('Where from'),
    [
      ['source_title', say('Title of the source'), ''],
      ['source_publisher', say('Published by'), ''],
      ['source_date', say('Published on'), ''],
      ['source_url', say('Address'), ''],
      ['source_note', say('Why there is no address'), ''],
    ],
  ],
  [say('How sure'), [['status', say('Claim status'), '']]],
  [
    say('Who contradicts'),
    [
      ['dispute', say('What they say'), say('In one line, and who.')],
      ['disputed_by', say('Its address'), ''],
    ],
  ],
  [
    say('Picture'),
    [
      ['media', say('File in media'), say('Several with semicolons.')],
      ['media_alt', say('What it shows'), say('For who does not see it.')],
      ['media_credit', say('Whose it is'), ''],
    ],
  ],
];
/** @type {[string, string, string][]} */
const REST = [
  ['label', say('Words beside the mark'), say('Up to 32 characters.')],
  ['place', say('Place'), say('From small to large.')],
  ['tags', say('Tags'), say('With semicolons.')],
  ['priority', say('Priority'), say('1 headline, 2 supporting, 3 detail.')],
  ['quantity', say('Figure'), say('A whole number.')],
  ['unit', say('Unit'), ''],
  ['measure', say('What kind of figure'), ''],
  ['scope', say('Over whom it counts'), ''],
  ['due', say('Due by'), say('Of a plan, a target or a forecast.')],
  ['answers', say('Answers'), say('The id of the target it answers.')],
  ['answers_note', say('Why it answers it'), ''],
  ['archive_url', say('Address of a kept copy'), ''],
  ['known', say('Known since'), ''],
  ['known_by', say('Known by'), ''],
  ['lat', say('Degrees north'), ''],
  ['lon', say('Degrees east'), ''],
  ['id', say('Id'), say('A name that never changes; empty: one is made.')],
];
/** @type {[string, string, string]} */
const NOTES = ['notes', say('Notes'), say('For the presenter alone.')];
/** @type {Map<string, string>} */
const CALLED = new Map();
for (const [group, list] of GROUPS) for (const [name, words] of list) CALLED.set(name, `${group} · ${words}`);
for (const [name, words] of [...REST, NOTES]) CALLED.set(name, words);
// Where a column stands in the form; those of the file's own come last.
const ORDER = [...CALLED.keys()];
export const place = (/** @type {string} */ name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
// What the form calls a column: its own name where it is none of ours.
export const called = (/** @type {string} */ name) => CALLED.get(name) ?? name;
const LONG = new Set(['media_alt', 'summary', 'notes', 'dispute', 'source_note', 'answers_note']);
export const DATES = ['date', 'due', 'known', 'source_date'];

// What can be written into a field of a closed list, as a menu: with what each means, in the words of the reader.
const NOTHING = {status: say('not judged yet'), measure: say('not said')};
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
  if (name === 'status') return menu(given, value, offered, NOTHING[name], one => say(one));
  if (name === 'measure') return menu(given, value, offered, NOTHING[name], one => words[one]);
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

// beside: what stands at the head and at the end of a group.
/** @param {Fields} fields @param {Offers} offers @param {Record<string, [Node, ...Node[]]>} beside */
export function groups(fields, offers, beside) {
  /** @type {[string, string, string][]} */
  const own = offers.own.map(name => [name, name, say('A column of this file.')]);
  const rest = [...REST, ...(offers.notes ? [NOTES] : []), ...own].map(one => row(one, fields, offers));
  return [
    ...GROUPS.map(([words, list]) => {
      const rows = list.map(one => row(one, fields, offers));
      const [before, ...behind] = beside[words] || [null];
      return el('fieldset', {}, el('legend', {}, words), before, ...rows, ...behind);
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
