// The panel of a talk in preparation: its scenes with their buttons and fields, and what is said of them.
import {dayOf, days} from '../days.js';
import {$, apart, el, isolated} from '../dom.js';
import {sayMany} from '../say.js';
import {find} from '../page/state.js';
import {crowded} from './crowded.js';
import {KINDS, LONGEST, draft, touch} from './draft.js';

/** @param {string} words */
export const say = words => {
  $('prepare-said').textContent = words;
};
/** @param {string} id */
export const words = id => apart(find(id)?.words || id);

/** @param {string} act @param {string} sign @param {string} title @param {object} [more] */
const button = (act, sign, title, more) =>
  el('button', {type: 'button', 'data-act': act, 'aria-label': title, title, ...more}, sign);
/** @param {string} title @param {Node} node */
const field = (title, node) => el('label', {}, el('span', {}, title), node);
/** @param {Drafted} given */
const when = ({from, to, lanes, statuses}) =>
  [from ? days([dayOf(from), dayOf(to) + 1]) : 'around its events', ...lanes.map(apart), ...statuses].join(' · ');
/** @param {Drafted} scene @param {number} at */
function tooMuch(scene, at) {
  const wrong = crowded(scene);
  if (!wrong) return [];
  const split = button('split', 'Split in two', `Split scene ${at + 1} in two`);
  return [el('p', {class: 'scene-crowded'}, wrong, ' Light fewer, or split it. ', scene.focus.length > 1 ? split : '')];
}
// What it shows: its kind, and what that has besides title and events.
/** @type {Record<string, [string, string, object]>} */
const OWN = {
  words: ['Words', 'textarea', {rows: 3, maxlength: 300, dir: 'auto'}],
  who: ['Who', 'input', {dir: 'auto', placeholder: 'as the event says'}],
  when: ['When', 'input', {placeholder: '2018-04, or as the event says'}],
  picture: ['File', 'input', {placeholder: 'the first of the event'}],
};
/** @param {Drafted} scene @param {number} at */
function shows(scene, at) {
  const kinds = Object.entries(KINDS).map(([kind, [called]]) =>
    el('option', {value: kind, selected: kind === scene.kind}, called),
  );
  return [
    field('Shows', el('select', {'data-act': 'kind', 'aria-label': `What scene ${at + 1} shows`}, kinds)),
    ...KINDS[scene.kind][1].map(column => {
      const [called, tag, more] = OWN[column];
      const own = {'data-act': column, 'aria-label': `${called} of scene ${at + 1}`, ...more};
      return field(called, tag === 'input' ? el(tag, {...own, value: scene[column]}) : el(tag, own, scene[column]));
    }),
  ];
}
/** @param {Drafted} scene @param {number} at */
const row = (scene, at) =>
  el(
    'li',
    {'data-at': at},
    el(
      'div',
      {class: 'scene-bar'},
      el('b', {}, `Scene ${at + 1}`),
      button('up', '↑', `Move scene ${at + 1} up`, {disabled: at === 0}),
      button('down', '↓', `Move scene ${at + 1} down`, {disabled: at === draft.scenes.length - 1}),
      button('remove', '×', `Remove scene ${at + 1}`),
    ),
    el(
      'textarea',
      {
        'data-act': 'title',
        class: 'scene-title',
        rows: 2,
        maxlength: LONGEST,
        dir: 'auto',
        'aria-label': `Title of scene ${at + 1}`,
      },
      scene.title,
    ),
    ...shows(scene, at),
    el('p', {class: 'scene-view'}, when(scene)),
    el(
      'div',
      {class: 'lights'},
      scene.focus.map(id =>
        el(
          'button',
          {type: 'button', 'data-act': 'dim', 'data-id': id, 'aria-label': `Do not light ${words(id)}`},
          isolated(words(id)),
          el('span', {'aria-hidden': 'true'}, ' ×'),
        ),
      ),
    ),
    ...tooMuch(scene, at),
    el(
      'div',
      {class: 'scene-acts'},
      button('light', 'Light the picked event', `Light the picked event in scene ${at + 1}`),
      button('retake', 'Take this view', `Take this view for scene ${at + 1}`),
      button('look', 'Show', `Show scene ${at + 1}`),
    ),
    field(
      'Notes',
      el(
        'textarea',
        {'data-act': 'notes', rows: 3, dir: 'auto', 'aria-label': `Notes of scene ${at + 1}`},
        scene.notes,
      ),
    ),
    field(
      'Seconds',
      el('input', {
        'data-act': 'seconds',
        type: 'number',
        min: 1,
        max: 3600,
        value: scene.seconds,
        'aria-label': `Seconds of scene ${at + 1}`,
      }),
    ),
  );
export function sum() {
  const total = draft.scenes.reduce((seconds, scene) => seconds + scene.seconds, 0);
  const time = [
    [Math.floor(total / 60), 'min'],
    [total % 60, 's'],
  ].filter(([many]) => many);
  const long = time.map(part => part.join(' ')).join(' ');
  $('prepare-sum').textContent = draft.scenes.length
    ? `${sayMany('{n} scene', '{n} scenes', draft.scenes.length)}, ${long}`
    : 'No scene yet. Zoom and pick an event, then add the view.';
}
export function draw() {
  const back = draft.others.at(-1);
  sum();
  $('prepare-undo').hidden = !back;
  $('prepare-undo').textContent = back
    ? `Undo: back to ${apart(back.name)}, ${sayMany('{n} scene', '{n} scenes', back.scenes.length)}`
    : '';
  $('scenes').replaceChildren(...draft.scenes.map(row));
  $('prepare-wrong').replaceChildren(...draft.wrong.map(one => el('li', {}, one)));
  $('prepare-name').value = draft.name;
}
// Something was changed: said, with the focus on what was done in a scene, or on what can still be done there.
/** @param {string} said @param {number} [at] @param {string} [act] */
export function changed(said, at, act) {
  touch();
  draw();
  say(said);
  const here = $('scenes').children[at ?? -1];
  const done = here?.querySelector(`[data-act='${act}']:not(:disabled)`) || here?.querySelector('[data-act]');
  /** @type {Room} */ (done || $('add-scene')).focus();
}
// open: what to do with a file that is chosen; names: of the talks to begin from.
/** @param {(file: File) => void} open @param {string[]} names */
export function furnish(open, names) {
  if ($('scenes')) return;
  const file = el('input', {type: 'file', id: 'prepare-file', accept: '.csv,text/csv', hidden: true});
  $('prepare').replaceChildren(
    el(
      'div',
      {class: 'details-bar'},
      el('h2', {}, 'A talk in preparation'),
      el('button', {type: 'button', 'aria-label': 'Close the preparation', 'data-do': 'close'}, '×'),
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el('button', {type: 'button', id: 'add-scene', 'data-do': 'add'}, 'Add this view as a scene'),
      el('button', {type: 'button', 'data-do': 'give'}, 'Give it'),
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el('button', {type: 'button', 'data-do': 'download'}, 'Download CSV'),
      el('button', {type: 'button', 'data-do': 'open'}, 'Open a CSV'),
      file,
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el(
        'select',
        {id: 'prepare-from', 'aria-label': 'A talk to begin from'},
        el('option', {value: ''}, 'Begin from …'),
        names.map(one => el('option', {value: one}, apart(one))),
      ),
      el('button', {type: 'button', 'data-do': 'begin'}, 'Begin'),
    ),
    el('button', {type: 'button', id: 'prepare-undo', 'data-do': 'undo', hidden: true}),
    field('Name of the file', el('input', {id: 'prepare-name', maxlength: 60, dir: 'auto'})),
    el('p', {id: 'prepare-said', role: 'status'}),
    el('ul', {id: 'prepare-wrong', 'aria-label': 'Problems in the file that was opened'}),
    el('p', {id: 'prepare-sum'}),
    el('ol', {id: 'scenes', 'aria-label': 'Scenes'}),
    el('p', {class: 'note'}, 'It is kept in this window only, and gone when the window is closed: download it.'),
  );
  file.addEventListener('change', () => {
    if (file.files?.[0]) open(file.files[0]);
    file.value = '';
  });
}
