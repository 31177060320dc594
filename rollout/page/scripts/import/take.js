// @ts-check
// What can be done with a list: taken away as files, written beside the original, or put aside for another.
import {spoken} from '../answer.js';
import {el} from '../dom.js';
import {say, sayMany} from '../say.js';
import {own, writeBeside} from './server.js';
import {chooser} from './welcome.js';
/** @typedef {import('./server.js').List} List */

/** @param {List} list */
function sum({events, waits, refused, rows}) {
  const rest = rows - events - waits - refused;
  return [
    el('b', {}, sayMany('{n} event', '{n} events', events)),
    waits ? el('span', {class: 'waits'}, sayMany('{n} waits', '{n} wait', waits)) : '',
    refused ? el('span', {class: 'refused'}, say('{n} cannot be read', {n: refused})) : '',
    rest > 0 ? el('span', {}, say('{n} name the list or an era', {n: rest})) : '',
    el('span', {}, sayMany('of {n} row', 'of {n} rows', rows)),
  ];
}
let writing = false;
/**
 * @param {List} list
 * @param {(words: string) => void} tell
 * @param {() => Promise<unknown> | null} reading
 */
function beside(list, tell, reading) {
  if (!list.beside || !list.files.length) return '';
  const button = el('button', {type: 'button', id: 'write-beside'}, say('Write beside the original'));
  button.addEventListener('click', async () => {
    if (writing) return;
    writing = true;
    await reading();
    await writeBeside(list.id)
      .then(({folder, files}) => tell(say('Written: {folder}, with {files}.', {folder, files: files.join(', ')})))
      .catch(error => tell(error.message));
    writing = false;
  });
  return button;
}
/**
 * @param {List} list
 * @param {() => Promise<unknown> | null} reading
 */
function taken(list, reading) {
  if (!list.files.length) return '';
  const link = el(
    'a',
    {id: 'take', class: 'main', href: `/import/${list.id}/timeline.zip`, download: ''},
    say('Download'),
  );
  link.addEventListener('click', async event => {
    const answers = reading();
    if (!answers) return;
    event.preventDefault(); // it is to hold what was answered just now
    await answers;
    document.getElementById('take')?.click();
  });
  return link;
}
/**
 * @param {List} list
 * @param {(words: string) => void} tell
 * @param {(file: File) => void} take
 * @param {() => Promise<unknown> | null} reading
 */
export const actions = (list, tell, take, reading) =>
  el(
    'div',
    {class: 'actions'},
    taken(list, reading),
    beside(list, tell, reading),
    list.id === own && list.files.length ? el('a', {id: 'whole', href: spoken('/')}, say('Look around in it')) : '',
    chooser(say('Another list…'), take),
  );
/** @param {List} list */
export const heading = list => [
  el('h1', {}, el('bdi', {}, list.name)),
  el('p', {class: 'kind'}, list.kind),
  el('p', {class: 'sum'}, sum(list)),
];
