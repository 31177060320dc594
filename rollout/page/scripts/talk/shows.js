// What a scene in preparation shows, as fields.
import {el} from '../dom.js';
import {say} from '../say.js';
import {KINDS} from './draft.js';

/** @param {string} title @param {Node} node */
export const field = (title, node) => el('label', {}, el('span', {}, title), node);
// What it shows: its kind, and what that has besides title and events.
/** @type {Record<string, [string, string, object]>} */
const OWN = {
  words: [say('Words'), 'textarea', {rows: 3, maxlength: 300, dir: 'auto'}],
  who: [say('Who'), 'input', {dir: 'auto', placeholder: say('as the event says')}],
  when: [say('When'), 'input', {placeholder: say('2018-04, or as the event says')}],
  picture: [say('File'), 'input', {placeholder: say('the first of the event')}],
};
/** @param {Drafted} scene @param {number} at */
export function shows(scene, at) {
  const kinds = Object.entries(KINDS).map(([kind, [called]]) =>
    el('option', {value: kind, selected: kind === scene.kind}, called),
  );
  return [
    field(
      say('Shows'),
      el('select', {'data-act': 'kind', 'aria-label': say('What scene {n} shows', {n: at + 1})}, kinds),
    ),
    ...KINDS[scene.kind][1].map(column => {
      const [called, tag, more] = OWN[column];
      const own = {'data-act': column, 'aria-label': say('{field} of scene {n}', {field: called, n: at + 1}), ...more};
      return field(called, tag === 'input' ? el(tag, {...own, value: scene[column]}) : el(tag, own, scene[column]));
    }),
  ];
}
