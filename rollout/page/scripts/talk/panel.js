// The panel of a talk in preparation: its scenes with their buttons and fields, and what is said of them.
import {dayOf, days} from '../days.js';
import {$, SPEAKS, apart, el, isolated, retell} from '../dom.js';
import {say, sayMany} from '../say.js';
import {find, laneName} from '../page/state.js';
import {crowded} from './crowded.js';
import {LONGEST, PLAIN, draft, touch} from './draft.js';
import {field, shows} from './shows.js';

/** @param {string} words */
export const tell = words => {
  $('prepare-said').textContent = words;
};
/** @param {string} id */
export const words = id => apart(find(id)?.words || id);

/** @param {string} act @param {string} sign @param {string} title @param {object} [more] */
const button = (act, sign, title, more) =>
  el('button', {type: 'button', 'data-act': act, 'aria-label': title, title, ...more}, sign);
/** @param {Drafted} given */
const when = ({from, to, lanes, statuses}) =>
  [
    from ? days([dayOf(from), dayOf(to) + 1]) : say('around its events'),
    ...lanes.map(lane => apart(laneName(lane))),
    ...statuses.map(one => say(one)),
  ].join(' · ');
// Of a view that lights nothing an audience sees ticks alone.
/** @param {Drafted} scene */
const dark = ({kind, focus}) => kind === PLAIN.kind && !focus.length;
/** @param {Drafted} scene @param {number} at */
function tooMuch(scene, at) {
  const wrong = crowded(scene);
  if (!wrong) return [];
  const split = button('split', say('Split in two'), say('Split scene {n} in two', {n: at + 1}));
  return [
    el(
      'p',
      {class: 'scene-crowded'},
      wrong,
      ' ',
      say('Light fewer, or split it.'),
      ' ',
      scene.focus.length > 1 ? split : '',
    ),
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
      el('b', {}, say('Scene {n}', {n: at + 1})),
      button('up', '↑', say('Move scene {n} up', {n: at + 1}), {disabled: at === 0}),
      button('down', '↓', say('Move scene {n} down', {n: at + 1}), {disabled: at === draft.scenes.length - 1}),
      button('remove', '×', say('Remove scene {n}', {n: at + 1})),
    ),
    el(
      'textarea',
      {
        'data-act': 'title',
        class: 'scene-title',
        rows: 2,
        maxlength: LONGEST,
        dir: 'auto',
        'aria-label': say('Title of scene {n}', {n: at + 1}),
      },
      scene.title,
    ),
    ...shows(scene, at),
    el('p', {class: 'scene-view'}, when(scene)),
    el(
      'div',
      {class: 'lights'},
      dark(scene) ? el('p', {class: 'scene-view'}, say('This scene lights no event.')) : '',
      scene.focus.map(id =>
        el(
          'button',
          {
            type: 'button',
            'data-act': 'dim',
            'data-id': id,
            'aria-label': say('Do not light {event}', {event: words(id)}),
          },
          isolated(words(id)),
          el('span', {'aria-hidden': 'true'}, ' ×'),
        ),
      ),
    ),
    ...tooMuch(scene, at),
    el(
      'div',
      {class: 'scene-acts'},
      button('light', say('Light the picked event'), say('Light the picked event in scene {n}', {n: at + 1})),
      button('retake', say('Take this view'), say('Take this view for scene {n}', {n: at + 1})),
      button('look', say('Show'), say('Show scene {n}', {n: at + 1})),
    ),
    field(
      say('Notes'),
      el(
        'textarea',
        {'data-act': 'notes', rows: 3, dir: 'auto', 'aria-label': say('Notes of scene {n}', {n: at + 1})},
        scene.notes,
      ),
    ),
    field(
      say('Seconds'),
      el('input', {
        'data-act': 'seconds',
        type: 'number',
        min: 1,
        max: 3600,
        value: scene.seconds,
        'aria-label': say('Seconds of scene {n}', {n: at + 1}),
      }),
    ),
  );
export function sum() {
  const total = draft.scenes.reduce((seconds, scene) => seconds + scene.seconds, 0);
  const [minutes, seconds] = [Math.floor(total / 60), total % 60];
  const time = [minutes && say('{n} min', {n: minutes}), seconds && say('{n} s', {n: seconds})];
  $('prepare-sum').textContent = draft.scenes.length
    ? say('{scenes}, {time}', {
        scenes: sayMany('{n} scene', '{n} scenes', draft.scenes.length),
        time: time.filter(Boolean).join(' '),
      })
    : say('No scene yet. Zoom and pick an event, then add the view.');
}
export const drawWrong = () => $('prepare-wrong').replaceChildren(...draft.wrong.map(one => el('li', {}, one)));
// What is said of the whole of it.
function told() {
  const back = draft.others.at(-1);
  sum();
  $('prepare-undo').hidden = !back;
  $('prepare-undo').textContent = back
    ? say('Undo: back to {name}, {scenes}', {
        name: apart(back.name),
        scenes: sayMany('{n} scene', '{n} scenes', back.scenes.length),
      })
    : '';
}
export function draw() {
  told();
  $('scenes').replaceChildren(...draft.scenes.map(row));
  drawWrong();
  $('prepare-name').value = draft.name;
}
// In another language, or where events are called otherwise now: the fields stay, with what is written in them.
/** @param {string[]} names */
export function again(names) {
  if (!$('scenes')) return;
  retell($('prepare'), el('section', {}, ...parts(names)));
  told();
  for (const [at, fresh] of draft.scenes.map(row).entries()) {
    const there = $('scenes').children[at];
    if (there.children.length === fresh.children.length) retell(there, fresh);
    else there.replaceWith(fresh); // it is too much for a screen now, or no longer
  }
}
// Something was changed: said, with the focus on what was done in a scene, or on what can still be done there.
/** @param {string} said @param {number} [at] @param {string} [act] */
export function changed(said, at, act) {
  touch();
  draw();
  tell(said);
  const here = $('scenes').children[at ?? -1];
  const done = here?.querySelector(`[data-act='${act}']:not(:disabled)`) || here?.querySelector('[data-act]');
  /** @type {Room} */ (done || $('add-scene')).focus();
}
// names: of the talks to begin from.
/** @param {string[]} names */
function parts(names) {
  return [
    el(
      'div',
      {class: 'details-bar'},
      el('h2', {}, say('A talk in preparation')),
      el('button', {type: 'button', 'aria-label': say('Close the preparation'), 'data-do': 'close'}, '×'),
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el('button', {type: 'button', id: 'add-scene', 'data-do': 'add'}, say('Add this view as a scene')),
      el('button', {type: 'button', 'data-do': 'give'}, say('Give it')),
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el('button', {type: 'button', 'data-do': 'download'}, say('Download CSV')),
      el('button', {type: 'button', 'data-do': 'open'}, say('Open a CSV')),
      el('input', {type: 'file', id: 'prepare-file', accept: '.csv,text/csv', hidden: true}),
    ),
    el(
      'div',
      {class: 'prepare-tools'},
      el(
        'select',
        {id: 'prepare-from', 'aria-label': say('A talk to begin from')},
        el('option', {value: ''}, say('Begin from …')),
        names.map(one => el('option', {value: one}, apart(one))),
      ),
      el('button', {type: 'button', 'data-do': 'begin'}, say('Begin')),
    ),
    el('button', {type: 'button', id: 'prepare-undo', 'data-do': 'undo', hidden: true}),
    field(say('Name of the file'), el('input', {id: 'prepare-name', maxlength: 60, dir: 'auto'})),
    el('p', {id: 'prepare-said', ...SPEAKS}),
    el('ul', {id: 'prepare-wrong', 'aria-label': say('Problems in the file that was opened')}),
    el('p', {id: 'prepare-sum'}),
    el('ol', {id: 'scenes', 'aria-label': say('Scenes')}),
    el('p', {class: 'note'}, say('It is kept in this window only, and gone when the window is closed: download it.')),
  ];
}
/** @param {string[]} names */
export function furnish(names) {
  if (!$('scenes')) $('prepare').replaceChildren(...parts(names));
}
