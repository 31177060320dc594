// @ts-check
// Before there is a list: where to drop, choose or paste one.
import {el} from '../dom.js';
import {later, say} from '../say.js';

const KINDS = later(
  'A table (CSV, TSV), a workbook (XLSX, ODS), TimelineJS, JSON, GeoJSON, a calendar (ICS), markwhen, RIS, BibTeX, tables in Word, Markdown or a web page, or plain lines.',
);
const example = () =>
  [
    say('4 March 2021 – A court opens'),
    say('spring 2022 – Two villages are moved'),
    say('2023 – The road is finished'),
  ].join('\n');

/**
 * A button that opens the system's dialog of files.
 * @param {string} words
 * @param {(file: File) => void} take
 */
export function chooser(words, take) {
  const field = el('input', {type: 'file', hidden: true, 'aria-label': words});
  field.addEventListener('change', () => {
    if (field.files?.[0]) take(/** @type {FileList} */ (field.files)[0]);
    field.value = '';
  });
  const button = el('button', {type: 'button', class: 'open-list'}, words);
  button.addEventListener('click', () => field.click());
  return [button, field];
}

/**
 * @param {(file: Blob, name: string) => void} take
 */
export function welcome(take) {
  const text = el('textarea', {id: 'pasted', rows: 6, placeholder: example(), spellcheck: 'false', dir: 'auto'});
  const read = el('button', {type: 'submit', id: 'read-pasted'}, say('Read these lines'));
  const form = el(
    'form',
    {class: 'paste'},
    el('label', {for: 'pasted'}, say('Or paste it: a line each, or cells copied from a spreadsheet')),
    text,
    read,
  );
  form.addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    if (text.value.trim()) take(new Blob([text.value], {type: 'text/plain'}), 'pasted.txt');
    else text.focus();
  });
  return el(
    'div',
    {class: 'welcome'},
    el(
      'section',
      {class: 'drop-zone', 'aria-label': say('A file')},
      el('h2', {class: 'drop-here'}, say('Drop a file here')),
      chooser(say('Open a list…'), file => take(file, file.name)),
      el('p', {class: 'note'}, say(KINDS)),
    ),
    form,
    el(
      'p',
      {class: 'begin'},
      el('a', {id: 'begin', class: 'open-list', href: '/import/new.zip', download: ''}, say('Start an empty list')),
      el(
        'span',
        {class: 'note'},
        say('A folder with three example rows, and a spreadsheet to fill in with lists and help in its cells.'),
      ),
    ),
    el(
      'p',
      {class: 'promise'},
      say(
        'It is read on this machine and goes nowhere else. Nothing is guessed: what can be read in two ways is asked. Nothing is written until you say so.',
      ),
    ),
  );
}
