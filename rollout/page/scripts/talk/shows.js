// What a scene in preparation shows, as fields.
import {el} from '../dom.js';
import {later, say} from '../say.js';
import {KINDS} from './draft.js';

/** @param {string} title @param {Node} node */
export const field = (title, node) => el('label', {}, el('span', {}, title), node);
// What it shows: its kind, and what that has besides title and events.
/** @type {Record<string, [string, string, Attributes & {placeholder?: string}]>} */
const OWN = {
  words: [later('Words'), 'textarea', {rows: 3, maxlength: 300, dir: 'auto'}],
  who: [later('Who'), 'input', {dir: 'auto', placeholder: later('as the event says')}],
  when: [later('When'), 'input', {placeholder: later('2018-04, or as the event says')}],
  picture: [later('File'), 'input', {placeholder: later('the first of the event')}],
};
/** @param {Drafted} scene @param {number} at */
export function shows(scene, at) {
  const kinds = Object.entries(KINDS).map(([kind, [called]]) =>
    el('option', {value: kind, selected: kind === scene.kind}, say(called)),
  );
  return [
    field(
      say('Shows'),
      el('select', {'data-act': 'kind', 'aria-label': say('What scene {n} shows', {n: at + 1})}, kinds),
    ),
    ...KINDS[scene.kind][1].map(column => {
      const [called, tag, more] = OWN[column];
      const own = {
        'data-act': column,
        'aria-label': say('{field} of scene {n}', {field: say(called), n: at + 1}),
        ...more,
      };
      if (more.placeholder) own.placeholder = say(more.placeholder);
      return field(
        say(called),
        tag === 'input' ? el(tag, {...own, value: scene[column]}) : el(tag, own, scene[column]),
      );
    }),
  ];
}
