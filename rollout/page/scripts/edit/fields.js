// The fields of the form, in the order in which a person thinks: what, when, who says so, where from, how sure, who contradicts.
import {el} from '../dom.js';

/**
 * @typedef {import('./server.js').Fields} Fields
 * @typedef {import('./server.js').Offers} Offers
 */
/** @type {[string, [string, string, string][]][]} */
const GROUPS = [
  [
    'What happened',
    [
      ['title', 'In one sentence', 'Without a full stop.'],
      ['lane', 'Lane', 'The band it is drawn in. A new word makes a new lane.'],
      ['summary', 'In your own words', ''],
    ],
  ],
  ['When', [['date', 'Date', 'As it is known: 23 Jan 2019, summer 2019, about 2019, since June 2017.']]],
  [
    'Who says so',
    [
      ['asserted_by', 'Name', 'Several with semicolons.'],
      ['asserted_by_kind', 'Kind of speaker', ''],
    ],
  ],
  [
    'Where from',
    [
      ['source_title', 'Title of the source', ''],
      ['source_publisher', 'Published by', ''],
      ['source_date', 'Published on', ''],
      ['source_url', 'Address', ''],
      ['source_note', 'Why there is no address', ''],
    ],
  ],
  ['How sure', [['status', 'Claim status', '']]],
  [
    'Who contradicts',
    [
      ['dispute', 'What they say', 'In one line, and who.'],
      ['disputed_by', 'Its address', ''],
    ],
  ],
  [
    'Picture',
    [
      ['media', 'File in media', 'Several with semicolons.'],
      ['media_alt', 'What it shows', 'For who does not see it.'],
      ['media_credit', 'Whose it is', ''],
    ],
  ],
];
/** @type {[string, string, string][]} */
const REST = [
  ['label', 'Words beside the mark', 'Up to 32 characters.'],
  ['place', 'Place', 'From small to large.'],
  ['tags', 'Tags', 'With semicolons.'],
  ['priority', 'Priority', '1 headline, 2 supporting, 3 detail.'],
  ['quantity', 'Figure', 'A whole number.'],
  ['unit', 'Unit', ''],
  ['measure', 'What kind of figure', ''],
  ['scope', 'Over whom it counts', ''],
  ['due', 'Due by', 'Of a plan, a target or a forecast.'],
  ['answers', 'Answers', 'The id of the target it answers.'],
  ['answers_note', 'Why it answers it', ''],
  ['archive_url', 'Address of a kept copy', ''],
  ['known', 'Known since', ''],
  ['known_by', 'Known by', ''],
  ['lat', 'Degrees north', ''],
  ['lon', 'Degrees east', ''],
  ['id', 'Id', 'A name that never changes; empty: one is made.'],
];
const LONG = new Set(['media_alt', 'summary', 'notes', 'dispute', 'source_note', 'answers_note']);
export const DATES = ['date', 'due', 'known', 'source_date'];

/** @param {string} name @param {string} value @param {string[]} offered */
function control(name, value, offered) {
  const given = {
    id: `edit-${name}`,
    name,
    'aria-describedby': `edit-${name}-said`,
    autocomplete: 'off',
    spellcheck: true,
  };
  if (LONG.has(name) || value.includes('\n')) {
    const area = el('textarea', {...given, rows: name === 'summary' ? 4 : 2});
    area.value = value;
    return area;
  }
  if (name === 'status') {
    const choices = offered.map(one => el('option', {value: one, selected: one === value}, one));
    const select = el('select', given, el('option', {value: ''}, 'not judged yet'), ...choices);
    if (!offered.includes(value) && value) select.append(el('option', {value, selected: true}, value));
    return select;
  }
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
    control(name, fields[name] || '', offered),
    offered.length && name !== 'status'
      ? el(
          'datalist',
          {id: `edit-${name}-list`},
          offered.map(value => el('option', {value})),
        )
      : null,
    help ? el('p', {class: 'edit-help'}, help) : null,
    el('p', {class: 'edit-said', id: `edit-${name}-said`, 'aria-live': 'polite'}),
  );
}

// beside: what stands at the head and at the end of a group.
/** @param {Fields} fields @param {Offers} offers @param {Record<string, [Node, ...Node[]]>} beside */
export function groups(fields, offers, beside) {
  /** @type {[string, string, string][]} */
  const own = offers.own.map(name => [name, name, 'A column of this file.']);
  /** @type {[string, string, string][]} */
  const notes = offers.notes ? [['notes', 'Notes', 'For the presenter alone.']] : [];
  const rest = [...REST, ...notes, ...own].map(one => row(one, fields, offers));
  return [
    ...GROUPS.map(([words, list]) => {
      const rows = list.map(one => row(one, fields, offers));
      const [before, ...behind] = beside[words] || [null];
      return el('fieldset', {}, el('legend', {}, words), before, ...rows, ...behind);
    }),
    el('details', {class: 'edit-more'}, el('summary', {}, 'Place, figure, tags and the rest'), ...rest),
  ];
}

// What stands in a field's own line: what is wrong, or what a date becomes.
/** @param {string} name @param {string} words @param {boolean} wrong */
export function say(name, words, wrong) {
  const line = document.getElementById(`edit-${name}-said`);
  if (!line) return false;
  if (line.textContent !== words) line.textContent = words;
  line.classList.toggle('wrong', wrong);
  document.getElementById(`edit-${name}`)?.setAttribute('aria-invalid', String(wrong));
  return true;
}
