// A row that somebody else has changed meanwhile: both ways, field by field, to choose.
import {apart, el, isolated} from '../dom.js';
import {called, place} from './fields.js';
import * as sources from './sources.js';
import {inParts, say} from '../say.js';

/** @typedef {import('./server.js').Met} Met */

/** @param {Met} met @param {string} which @param {string} words @param {boolean} checked */
const choice = (met, which, words, checked) =>
  el(
    'label',
    {class: 'edit-choice'},
    el('input', {type: 'radio', name: `edit-choice-${met.column}`, value: which, checked}),
    el(
      'span',
      {},
      inParts('{place}: {words}', {
        place: el('strong', {}, words),
        words: isolated(which === 'theirs' ? met.theirs : met.mine) || say('empty'),
      }),
    ),
  );

/** @param {string} which @param {string} words @param {import('./server.js').Source[]} rows */
const choiceOfSources = (which, words, rows) =>
  el(
    'label',
    {class: 'edit-choice'},
    el('input', {type: 'radio', name: 'edit-choice-of-sources', value: which}),
    el(
      'span',
      {},
      inParts('{place}: {words}', {place: el('strong', {}, words), words: ''}),
      sources.lines(rows).map(line => el('span', {}, isolated(line))),
      rows.length ? null : say('empty'),
    ),
  );
/** @param {import('./server.js').Source[] | null} theirs */
const ofBoth = theirs =>
  theirs
    ? el(
        'fieldset',
        {'data-met-sources': true},
        el('legend', {}, say('Further sources')),
        choiceOfSources('theirs', say('Theirs'), theirs),
        choiceOfSources('mine', say('Mine'), sources.written().rows),
      )
    : null;
// Whose further sources stay; empty while that is not chosen.
/** @param {Element} room */
export const ofSources = room =>
  /** @type {HTMLInputElement | null} */ (room.querySelector("[name='edit-choice-of-sources']:checked"))?.value || '';

/** @param {Met[]} fields @param {boolean} gone @param {import('./server.js').Source[] | null} theirs */
export function conflict(fields, gone, theirs) {
  if (gone)
    return [
      el('h3', {}, say('Somebody took this event out meanwhile')),
      el('p', {}, say('What you wrote is still here. Save it as a new event, or close the form and leave it out.')),
      el('button', {type: 'button', 'data-edit-anew': true}, say('Save as a new event')),
    ];
  const inOrder = fields.toSorted((one, other) => place(one.column) - place(other.column));
  return [
    el('h3', {}, say('Somebody changed this event meanwhile')),
    el('p', {}, say('Nothing was saved. Choose for each field which words stay.')),
    ...inOrder.map(met =>
      el(
        'fieldset',
        {'data-met': met.column},
        el('legend', {}, apart(called(met.column))),
        choice(met, 'theirs', say('Theirs'), met.was !== met.theirs && !met.open),
        choice(met, 'mine', say('Mine'), met.was === met.theirs),
      ),
    ),
    ...[ofBoth(theirs)].filter(node => node !== null),
    el('button', {type: 'button', 'data-edit-choose': true}, say('Go on with what I chose')),
  ];
}

// Which fields are mine and which theirs; null while one is not chosen.
/** @param {Met[]} fields @param {Element} room */
export function chosen(fields, room) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const met of fields) {
    const name = CSS.escape(`edit-choice-${met.column}`);
    const one = /** @type {HTMLInputElement | null} */ (room.querySelector(`[name='${name}']:checked`));
    if (!one) return null;
    found[met.column] = one.value === 'mine' ? met.mine : met.theirs;
  }
  return found;
}
