// @ts-check
// What can be done with a list: taken away as files, written beside the original, or put aside for another.
import {el} from '../dom.js';
import {plural} from './questions.js';
import {own, writeBeside} from './server.js';
import {chooser} from './welcome.js';
/** @typedef {import('./server.js').List} List */

/** @param {List} list */
function sum({events, waits, refused, rows}) {
  const rest = rows - events - waits - refused;
  return [
    el('b', {}, plural(events, 'event')),
    waits ? el('span', {class: 'waits'}, `${waits.toLocaleString('en')} wait`) : '',
    refused ? el('span', {class: 'refused'}, `${refused.toLocaleString('en')} cannot be read`) : '',
    rest > 0 ? el('span', {}, `${rest.toLocaleString('en')} name the list or an era`) : '',
    el('span', {}, `of ${plural(rows, 'row')}`),
  ];
}
/**
 * @param {List} list
 * @param {(words: string) => void} say
 */
function beside(list, say) {
  if (!list.beside || !list.files.length) return '';
  const button = el('button', {type: 'button', id: 'write-beside'}, 'Write beside the original');
  button.addEventListener('click', async () => {
    button.disabled = true;
    await writeBeside(list.id)
      .then(({folder, files}) => say(`Written: ${folder}, with ${files.join(', ')}.`))
      .catch(error => say(error.message));
    button.disabled = false;
    button.focus();
  });
  return button;
}
/**
 * @param {List} list
 * @param {(words: string) => void} say
 * @param {(file: File) => void} take
 */
export const actions = (list, say, take) =>
  el(
    'div',
    {class: 'actions'},
    list.files.length
      ? el('a', {id: 'take', class: 'main', href: `/import/${list.id}/timeline.zip`, download: ''}, 'Download')
      : '',
    beside(list, say),
    list.id === own && list.files.length ? el('a', {id: 'whole', href: '/'}, 'Look around in it') : '',
    chooser('Another list…', take),
  );
/** @param {List} list */
export const heading = list => [
  el('h1', {}, el('bdi', {}, list.name)),
  el('p', {class: 'kind'}, list.kind),
  el('p', {class: 'sum'}, sum(list)),
];
