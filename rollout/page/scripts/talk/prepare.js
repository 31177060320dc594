// Preparing a talk in the page: scenes taken from the view, put in order, given notes, downloaded as a CSV or given.
import {fetchAnswer} from '../answer.js';
import {onClick} from '../clicks.js';
import {dayOf, days, ends} from '../days.js';
import {$, apart, targetOf} from '../dom.js';
import {inIt} from '../page/language.js';
import {bring} from '../page/picked.js';
import {find, state} from '../page/state.js';
import {go, onScreen, redraw} from '../page/view.js';
import {glide} from '../picture/glide.js';
import {timeline} from '../picture/timeline.js';
import {later, say} from '../say.js';
import {halves} from './crowded.js';
import {FIELDS, KINDS, LONGEST, PLAIN, SECONDS, askBeforeLoss, csv, draft, read, recall, touch} from './draft.js';
import {begin, download, open, undo} from './files.js';
import {fileName} from './filename.js';
import {again, changed, draw, drawWrong, furnish, sum, tell, words} from './panel.js';
import {talk} from './talk.js';
import {DRAFT} from './which.js';

/** @type {Record<string, string>} */
const UNKEPT = {q: later('the search'), who: later('who says so'), disputed: later('only disputed')}; // what a view has and a scene has not
/** @type {Record<string, string>} what a scene of a kind needs besides */
const NEEDS = {
  number: later('It needs an event that has a figure.'),
  quotation: later('It quotes a source of the event that it lights; or write the words.'),
  picture: later('It needs an event that has a picture.'),
};
/** @type {string[]} */
let names = []; // of the talks to begin from

// ---- scenes
function view() {
  const [from, to] = timeline.window;
  const query = onScreen();
  return {...ends([from, to]), lanes: query.getAll('lane'), statuses: query.getAll('status')};
}
const left = () => {
  const lost = Object.keys(UNKEPT)
    .filter(key => onScreen().get(key))
    .map(key => say(UNKEPT[key]));
  return lost.length ? ` ${say('A scene does not keep {what}.', {what: lost.join(', ')})}` : '';
};
function add() {
  const fact = find(state.picked);
  const title = (fact?.title || days(timeline.window)).slice(0, LONGEST);
  draft.scenes.push({title, focus: fact ? [fact.id] : [], notes: '', seconds: SECONDS, extra: [], ...PLAIN, ...view()});
  const n = draft.scenes.length;
  const said = fact
    ? say('Scene {n} is this view; it lights the event that is picked.', {n})
    : say('Scene {n} is this view.', {n});
  changed(`${said}${left()}`, n - 1, 'title');
}
/** @type {Record<string, (at: number, id: string) => unknown>} */
const ACTS = {
  up: (/** @type {number} */ at) => move(at, at - 1),
  down: (/** @type {number} */ at) => move(at, at + 1),
  remove: (/** @type {number} */ at) => {
    const [gone] = draft.scenes.splice(at, 1);
    changed(
      say('“{title}” is no longer a scene.', {title: apart(gone.title)}),
      Math.min(at, draft.scenes.length - 1),
      'remove',
    );
  },
  look: (/** @type {number} */ at) => look(draft.scenes[at]),
  retake: (/** @type {number} */ at) => {
    Object.assign(draft.scenes[at], view());
    changed(`${say('Scene {n} has this view now.', {n: at + 1})}${left()}`, at, 'retake');
  },
  light: (/** @type {number} */ at) => {
    const id = state.picked;
    if (!id) return tell(say('Pick an event on the timeline first.'));
    if (!draft.scenes[at].focus.includes(id)) draft.scenes[at].focus.push(id);
    changed(say('Scene {n} lights “{event}”.', {n: at + 1, event: words(id)}), at, 'light');
  },
  split: (/** @type {number} */ at) => {
    draft.scenes.splice(at, 1, ...halves(draft.scenes[at], LONGEST));
    changed(say('Scene {n} is two scenes now.', {n: at + 1}), at, 'title');
  },
  dim: (/** @type {number} */ at, /** @type {string} */ id) => {
    draft.scenes[at].focus = draft.scenes[at].focus.filter(one => one !== id);
    changed(say('Scene {n} no longer lights “{event}”.', {n: at + 1, event: words(id)}), at, 'light');
  },
};
/** @param {number} at */
const kindChosen = at => {
  const {kind} = draft.scenes[at];
  const said = say('Scene {n} shows this now: {kind}.', {n: at + 1, kind: say(KINDS[kind][0])});
  changed(`${said} ${say(NEEDS[kind] || '')}`.trim(), at, 'kind');
};
/** @param {number} at @param {number} to */
function move(at, to) {
  if (to < 0 || to >= draft.scenes.length) return;
  draft.scenes.splice(to, 0, ...draft.scenes.splice(at, 1));
  changed(say('Scene {n} is scene {to} now.', {n: at + 1, to: to + 1}), to, to < at ? 'up' : 'down');
}
/** @param {Drafted} given */
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
  const found = draft.scenes.length ? await read(csv(), 'draft').catch(() => null) : {scenes: [], problems: []};
  if (!found) return tell(say('The server does not answer. Try again once it runs.'));
  draft.wrong = found.problems;
  drawWrong(); // that alone: somebody may be writing in a scene
  if (!draft.scenes.length || found.scenes.length < draft.scenes.length)
    return tell(
      draft.scenes.length
        ? say('Some scenes cannot be shown: mend what is listed below.')
        : say('There is no scene yet.'),
    );
  go({talk: DRAFT, scene: '1', event: null});
  dispatchEvent(new PopStateEvent('popstate'));
}

// ---- the panel
/** @param {boolean} wanted */
async function unfold(wanted) {
  if (wanted && !names.length)
    names = await fetchAnswer('talk', {cache: 'no-store'})
      .then(answer => answer.json())
      .then(found => found.names)
      .catch(() => []);
  if (wanted && !$('prepare').hidden) return; // it was pressed twice, and somebody may be writing in it
  $('prepare').hidden = !wanted;
  $('preparing').setAttribute('aria-expanded', String(wanted));
  document.body.classList.toggle('preparing', wanted);
  redraw();
  if (!wanted) return $('more').focus();
  furnish(names);
  draw();
  $('add-scene').focus();
}
/** @type {Record<string, () => unknown>} */
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
  onClick('#preparing', () => unfold(!!$('prepare').hidden));
  onClick('#prepare button[data-do]', ({dataset}) => DO[dataset.do]());
  onClick('#prepare button[data-act]', pressed =>
    ACTS[pressed.dataset.act](Number(pressed.closest('li')?.dataset.at), pressed.dataset.id),
  );
  document.addEventListener('input', event => {
    const target = targetOf(event);
    const {act} = target.dataset || {};
    const at = Number(/** @type {HTMLElement | null} */ (target.closest('li'))?.dataset.at);
    if (target.id === 'prepare-name') draft.name = fileName(target.value);
    else if (act && target.closest('#scenes')) Object.assign(draft.scenes[at], {[act]: FIELDS[act](target.value)});
    else return;
    touch();
    sum();
    if (act === 'kind') kindChosen(at);
  });
  document.addEventListener('change', event => {
    const {id, files} = targetOf(event);
    if (id !== 'prepare-file' || !files?.[0]) return;
    open(files[0]);
    targetOf(event).value = '';
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !targetOf(event).closest?.('#prepare')) return;
    event.preventDefault();
    unfold(false);
  });
  document.addEventListener('facts', () => again(names));
  recall();
  talk.drafts({
    some: () => draft.scenes.length > 0,
    csv,
    make: async () => ({...(await read(csv(), 'draft', inIt())), name: DRAFT}),
  });
  askBeforeLoss();
}
export const prepare = {
  start,
  csv,
  get scenes() {
    return draft.scenes;
  },
};
