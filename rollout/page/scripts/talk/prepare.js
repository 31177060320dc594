// Preparing a talk in the page: scenes taken from the view, put in order, given notes. It lives in this window alone until it is
// downloaded as a CSV; nobody else keeps it.
import {fetchAnswer} from '../answer.js';
import {onClick} from '../clicks.js';
import {dayOf, days, ends} from '../days.js';
import {$, apart, el, isolated} from '../dom.js';
import * as kept from '../kept.js';
import {bring} from '../page/picked.js';
import {find, state} from '../page/state.js';
import {go, onScreen, redraw} from '../page/view.js';
import {glide} from '../picture/glide.js';
import {timeline} from '../picture/timeline.js';
import {talk} from './talk.js';
import {DRAFT} from './which.js';

const KEEP = 'rollout-draft';
const COLUMNS = ['title', 'focus', 'from', 'to', 'lane', 'status', 'notes', 'seconds'];
const LONGEST = 90;
const SECONDS = 60;
const SOON = 2000; // ms
const UNKEPT = {q: 'the search', who: 'who says so', disputed: 'only disputed'}; // what a view has and a scene has not
let name = 'my-talk';
let scenes = [];
let wrong = [];
let names = [];
let unsaved = false; // whether something was changed since it was downloaded
let own = false;
let others = []; // whether something was changed here since it was opened; what another talk took the place of, the last of it last

const say = words => {
  $('prepare-said').textContent = words;
};
const words = id => apart(find(id)?.words || id);
const plural = (many, word) => `${many} ${word}${many === 1 ? '' : 's'}`;

// ---- this window remembers it over a reload, and forgets it when it is closed
function keep() {
  kept.write(KEEP, {name, scenes, own, others, unsaved});
}
function recall() {
  const was = kept.read(KEEP);
  if (was) ({name, scenes, own = true, others = [], unsaved = own} = was);
}

// ---- the CSV. What a spreadsheet would take for a formula begins with a space, which no reader keeps; so too within a
// cell, for some take a semicolon or a tab for the end of one.
const safe = text => text.replace(/(^|[;\t\r\n])(?=[=+\-@])/g, '$1 ');
const cell = text => (/[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// Where some lane has a semicolon in its name, each name stands in quotation marks: else two could be read as that one.
const named = lanes => (state.lanes.some(one => one.includes(';')) ? lanes.map(one => `"${one}"`) : lanes).join('; ');
function csv() {
  const columns = [...new Set(scenes.flatMap(scene => scene.extra.map(([column]) => column)))];
  const rows = scenes.map(scene => [
    scene.title,
    scene.focus.join(' '),
    scene.from,
    scene.to,
    named(scene.lanes),
    scene.statuses.join(' '),
    scene.notes,
    String(scene.seconds),
    ...columns.map(column => scene.extra.find(([one]) => one === column)?.[1] || ''),
  ]);
  return (
    [[...COLUMNS, ...columns], ...rows].map(row => row.map(text => cell(safe(text))).join(',')).join('\r\n') + '\r\n'
  );
}
// What the reader of talks says of a file: the same that reads those beside the events.
async function read(body, called) {
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(called)}`, {
    method: 'POST',
    body,
    cache: 'no-store',
  });
  if (!answer.ok)
    throw new Error(answer.status === 413 ? 'The file is too large for a talk.' : 'The file cannot be read here.');
  return answer.json();
}
const taken = scene => ({
  title: scene.title,
  focus: [...scene.focus, ...scene.gone],
  from: scene.days?.[0] || '',
  to: scene.days?.[1] || '',
  lanes: scene.lanes,
  statuses: scene.statuses,
  notes: scene.notes || '',
  seconds: scene.seconds,
  extra: scene.extra || [],
});
function take(found, called) {
  wrong = found.problems;
  if (found.scenes.length) {
    if (own && scenes.length) others.push({name, scenes});
    [name, scenes, own] = [called, found.scenes.map(taken), false];
  }
  keep();
  draw();
  say(
    !found.scenes.length
      ? `${apart(found.file)} has no scene that can be shown; what was here stays.`
      : `${plural(scenes.length, 'scene')} from ${apart(found.file)}.${wrong.length ? ` ${plural(wrong.length, 'problem')}, listed below; a row that cannot be read is not here.` : ''}`,
  );
}
// Once more puts back what was here before that, and in the end what is here now, where it was changed: nothing is lost by it.
function undo() {
  const back = others.pop();
  if (own && scenes.length) others.unshift({name, scenes});
  [{name, scenes}, own, wrong] = [back, true, []];
  changed(`${apart(name)} is back, with ${plural(scenes.length, 'scene')}.`);
}
async function open(file) {
  const called = file.name.replace(/[.]csv$/i, '').slice(0, 80) || 'my-talk';
  try {
    take(await read(await file.arrayBuffer(), called), called);
  } catch (error) {
    say(error instanceof TypeError ? 'The server does not answer. Try again once it runs.' : error.message);
  }
}
async function begin(from) {
  if (!from) return say('Choose a talk to begin from first.');
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(from)}`, {cache: 'no-store'}).catch(
    () => null,
  );
  if (answer?.ok) take(await answer.json(), from);
  else
    say(
      answer
        ? `There is no talk of the name '${apart(from)}' any more.`
        : 'The server does not answer. Try again once it runs.',
    );
}
function download() {
  const held = URL.createObjectURL(new Blob([csv()], {type: 'text/csv'}));
  el('a', {href: held, download: `${name}.csv`}).click();
  setTimeout(() => URL.revokeObjectURL(held), 60000);
  unsaved = false;
  keep();
  say(
    `${apart(name)}.csv is in your downloads. Put it into the folder talks beside the events, or open it here again.`,
  );
}

// ---- scenes
function view() {
  const [from, to] = timeline.window;
  const query = onScreen();
  return {...ends([from, to]), lanes: query.getAll('lane'), statuses: query.getAll('status')};
}
const left = () => {
  const lost = Object.keys(UNKEPT)
    .filter(key => onScreen().get(key))
    .map(key => UNKEPT[key]);
  return lost.length ? ` A scene does not keep ${lost.join(', ')}.` : '';
};
function add() {
  const fact = find(state.picked);
  const title = (fact?.title || days(timeline.window)).slice(0, LONGEST);
  scenes.push({title, focus: fact ? [fact.id] : [], notes: '', seconds: SECONDS, extra: [], ...view()});
  changed(
    `Scene ${scenes.length} is this view${fact ? '; it lights the event that is picked' : ''}.${left()}`,
    scenes.length - 1,
    'title',
  );
}
const ACTS = {
  up: at => move(at, at - 1),
  down: at => move(at, at + 1),
  remove: at => {
    const [gone] = scenes.splice(at, 1);
    changed(`“${apart(gone.title)}” is no longer a scene.`, Math.min(at, scenes.length - 1), 'remove');
  },
  look: at => look(scenes[at]),
  retake: at => {
    Object.assign(scenes[at], view());
    changed(`Scene ${at + 1} has this view now.${left()}`, at, 'retake');
  },
  light: at => {
    const id = state.picked;
    if (!id) return say('Pick an event on the timeline first.');
    if (!scenes[at].focus.includes(id)) scenes[at].focus.push(id);
    changed(`Scene ${at + 1} lights “${words(id)}”.`, at, 'light');
  },
  dim: (at, id) => {
    scenes[at].focus = scenes[at].focus.filter(one => one !== id);
    changed(`Scene ${at + 1} no longer lights “${words(id)}”.`, at, 'light');
  },
};
function move(at, to) {
  if (to < 0 || to >= scenes.length) return;
  scenes.splice(to, 0, ...scenes.splice(at, 1));
  changed(`Scene ${at + 1} is scene ${to + 1} now.`, to, to < at ? 'up' : 'down');
}
function look({from, to, lanes, statuses, focus}) {
  go({
    lane: lanes,
    status: statuses,
    q: null,
    who: null,
    disputed: null,
    event: focus[0] || null,
    ...(from && {from, to}),
  });
  if (from) glide(dayOf(from), dayOf(to) + 1);
  else if (focus[0]) bring(focus[0]);
}
async function give() {
  const found = scenes.length ? await read(csv(), 'draft').catch(() => null) : {scenes, problems: []};
  if (!found) return say('The server does not answer. Try again once it runs.');
  wrong = found.problems;
  draw();
  if (!scenes.length || found.scenes.length < scenes.length)
    return say(scenes.length ? 'Some scenes cannot be shown: mend what is listed below.' : 'There is no scene yet.');
  go({talk: DRAFT, scene: '1', event: null});
  dispatchEvent(new PopStateEvent('popstate'));
}

// ---- the panel
function changed(said, at, act) {
  own = unsaved = true;
  keep();
  draw();
  say(said);
  const row = $('scenes').children[at];
  (
    row?.querySelector(`[data-act='${act}']:not(:disabled)`) ||
    row?.querySelector('[data-act]') ||
    $('add-scene')
  ).focus();
}
const button = (act, sign, title, more) =>
  el('button', {type: 'button', 'data-act': act, 'aria-label': title, title, ...more}, sign);
const field = (title, node) => el('label', {}, el('span', {}, title), node);
const when = ({from, to, lanes, statuses}) =>
  [from ? days([dayOf(from), dayOf(to) + 1]) : 'around its events', ...lanes.map(apart), ...statuses].join(' · ');
const row = (scene, at) =>
  el(
    'li',
    {'data-at': at},
    el(
      'div',
      {class: 'scene-bar'},
      el('b', {}, `Scene ${at + 1}`),
      button('up', '↑', `Move scene ${at + 1} up`, {disabled: at === 0}),
      button('down', '↓', `Move scene ${at + 1} down`, {disabled: at === scenes.length - 1}),
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
function sum() {
  const total = scenes.reduce((seconds, scene) => seconds + scene.seconds, 0);
  const time = [
    [Math.floor(total / 60), 'min'],
    [total % 60, 's'],
  ].filter(([many]) => many);
  const long = time.map(part => part.join(' ')).join(' ');
  $('prepare-sum').textContent = scenes.length
    ? `${plural(scenes.length, 'scene')}, ${long}`
    : 'No scene yet. Zoom and pick an event, then add the view.';
}
function draw() {
  const back = others.at(-1);
  sum();
  $('prepare-undo').hidden = !back;
  $('prepare-undo').textContent = back
    ? `Undo: back to ${apart(back.name)}, ${plural(back.scenes.length, 'scene')}`
    : '';
  $('scenes').replaceChildren(...scenes.map(row));
  $('prepare-wrong').replaceChildren(...wrong.map(one => el('li', {}, one)));
  $('prepare-name').value = name;
}
function furnish() {
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
    if (file.files[0]) open(file.files[0]);
    file.value = '';
  });
}
async function unfold(wanted) {
  if (wanted && !names.length)
    names = await fetchAnswer('talk', {cache: 'no-store'})
      .then(answer => answer.json())
      .then(found => found.names)
      .catch(() => []);
  $('prepare').hidden = !wanted;
  $('preparing').setAttribute('aria-expanded', String(wanted));
  document.body.classList.toggle('preparing', wanted);
  redraw();
  if (!wanted) return $('preparing').focus();
  furnish();
  draw();
  $('add-scene').focus();
}
const DO = {
  add,
  give,
  download,
  undo,
  begin: () => begin($('prepare-from').value),
  open: () => $('prepare-file').click(),
  close: () => unfold(false),
};

function start() {
  onClick('#preparing', () => unfold($('prepare').hidden));
  onClick('#prepare button[data-do]', ({dataset}) => DO[dataset.do]());
  onClick('#prepare button[data-act]', pressed =>
    ACTS[pressed.dataset.act](Number(pressed.closest('li').dataset.at), pressed.dataset.id),
  );
  document.addEventListener('input', event => {
    const {target} = event;
    const {act} = target.dataset || {};
    if (target.id === 'prepare-name') name = target.value.replace(/[^\p{L}\p{N} ._-]/gu, '').trim() || 'my-talk';
    else if (act && target.closest('#scenes'))
      scenes[target.closest('li').dataset.at][act] =
        act === 'seconds'
          ? Math.min(3600, Math.max(1, Math.round(Number(target.value)) || SECONDS))
          : act === 'title'
            ? target.value.replace(/\s+/g, ' ').trim()
            : target.value;
    else return;
    own = unsaved = true;
    keep();
    sum();
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !event.target.closest?.('#prepare')) return;
    event.preventDefault();
    unfold(false);
  });
  recall();
  talk.drafts({some: () => scenes.length > 0, make: async () => ({...(await read(csv(), 'draft')), name: DRAFT})});
  // What was changed and not downloaded is lost with the window: the browser asks first. By the keys of a reload nothing is lost.
  let reloading = -Infinity;
  addEventListener(
    'keydown',
    ({key, ctrlKey, metaKey, timeStamp}) => {
      if (key === 'F5' || ((ctrlKey || metaKey) && key === 'r')) reloading = timeStamp;
    },
    true,
  );
  addEventListener('beforeunload', event => {
    if (unsaved && scenes.length && event.timeStamp - reloading > SOON) event.preventDefault();
  });
}
export const prepare = {
  start,
  csv,
  get scenes() {
    return scenes;
  },
};
