// What is pasted as a source fills the fields that it names; nothing is asked of the network.
import {$, SPEAKS, el} from '../dom.js';
import {awaited} from './busy.js';
import {keep} from './keep.js';
import {look} from './look.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {say, sayMany} from '../say.js';

/** @typedef {import('./server.js').Cited} Cited */
/** @type {[string, 'title' | 'publisher' | 'date' | 'url' | 'archive_url'][]} */
const OWN = [
  ['source_title', 'title'],
  ['source_publisher', 'publisher'],
  ['source_date', 'date'],
  ['source_url', 'url'],
  ['archive_url', 'archive_url'],
];

export const room = () =>
  el(
    'div',
    {class: 'edit-paste'},
    el('label', {for: 'edit-paste'}, say('Paste an address, a citation, BibTeX or RIS')),
    el('textarea', {id: 'edit-paste', rows: 2, autocomplete: 'off', spellcheck: false}),
    el('button', {type: 'button', 'data-edit-cite': true}, say('Fill in the fields')),
    el('p', {class: 'edit-help'}, say('What it names is filled in. No other machine is asked for the rest.')),
    el('p', {class: 'edit-paste-said', ...SPEAKS}),
  );
/** @param {string} words */
function tell(words) {
  const line = document.querySelector('#edit .edit-paste-said');
  if (line) line.textContent = words;
}
// The first source goes into the fields of the event where they are free, every other into a further one.
/** @param {Cited} one */
function placed(one) {
  if (OWN.some(([name]) => $(`edit-${name}`).value.trim())) {
    const {title, publisher, date, url, archive_url, says} = one;
    sources.add({title, publisher, date, url, archive_url, says});
    return one.left;
  }
  for (const [name, from] of OWN) $(`edit-${name}`).value = one[from];
  return [one.says && say('by {author}', {author: one.says}), one.left].filter(Boolean).join('; ');
}
/** @param {string[]} places */
function said(places) {
  const many = sayMany('{n} source was read.', '{n} sources were read.', places.length);
  const left = places.filter(Boolean);
  return [
    many,
    say('Look over what stands in the fields now.'),
    left.length ? say('Not filled in: {what}.', {what: left.join('; ')}) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
/** @type {Set<string>} */
const asking = new Set();
export const fill = awaited(async () => {
  const pasted = $('edit-paste');
  const text = pasted.value;
  if (!text.trim()) return tell(say('Paste something above first.'));
  if (asking.has(text)) return; // a paste asks by itself, and the button may be pressed too
  asking.add(text);
  const {status, sources: found, wrong} = await server.cite(text);
  asking.delete(text);
  if (!pasted.isConnected) return; // it was closed, or another form stands there
  if (status !== 200) return tell(wrong || '');
  if (!found.length) return tell(say('No source could be read in this. Write it into the fields.'));
  tell(said(found.map(placed)));
  if (pasted.value === text) pasted.value = ''; // else more was pasted meanwhile
  keep();
  look();
});
