// @ts-check
// The page of a list: what is sent is shown, and shown again with each answer.
import {spoken} from '../answer.js';
import {el, refill, targetOf} from '../dom.js';
import {say} from '../say.js';
import {look} from '../stage.js';
import {columns} from './columns.js';
import {onDrop} from './drop.js';
import * as picture from './picture.js';
import {questions} from './questions.js';
import {events, forms, refused, waiting, warnings} from './rows.js';
import * as server from './server.js';
import {actions, heading} from './take.js';
import {welcome} from './welcome.js';
/** @typedef {import('./server.js').List} List */
/** @typedef {import('./server.js').Answers} Answers */

// The rooms that the page has from the start.
const $ = (/** @type {string} */ id) => /** @type {Room} */ (document.getElementById(id));
/** @param {string} words */
const tell = (/** @type {string} */ words) => {
  $('said').textContent = words;
};
/** @param {string} words */
const complain = (/** @type {string} */ words) => {
  $('wrong').textContent = words;
};
/** @type {List | null} */
let shown = null;
let turn = 0; // of what is to stand here: what was asked for before may come later
let opening = '';
/** @type {((answers: Answers) => Answers)[]} */
let changes = []; // answers that the server has not been told of
/** @type {Promise<void> | null} */
let sending = null;
let working = '';

// What is on its way is said for as long as it is, and unsays nothing else.
function work() {
  const words = opening || (sending ? say('Reading again …') : '');
  if (words || $('said').textContent === working) tell(words);
  working = words;
  if (words) $('room').setAttribute('aria-busy', 'true');
  else $('room').removeAttribute('aria-busy');
}
/** @param {List} list */
function draw(list) {
  const other = shown?.id !== list.id;
  const had = /** @type {Room} */ (document.activeElement);
  shown = list;
  if (other) {
    changes = [];
    $('room').replaceChildren();
  }
  document.title = `${list.name} · Rollout`;
  refill(
    $('heading'),
    ...heading(list),
    actions(
      list,
      tell,
      file => open(file, file.name),
      () => sending,
    ),
  );
  refill(
    $('room'),
    el('div', {class: 'view'}, picture.room, events(list)),
    questions(list.questions, (id, value) => answer(answers => ({...answers, [id]: value}))),
    el(
      'div',
      {class: 'more'},
      warnings(list),
      waiting(list),
      refused(list),
      forms(list),
      columns(list, (name, role) => answer(answers => withColumn(answers, name, role))),
    ),
  );
  $('room').dataset.list = list.id;
  const question = had.dataset?.clearAnswer; // an answer that was taken back: the focus goes to its question
  if (question && !had.isConnected && document.activeElement === document.body)
    /** @type {Room | null} */ ($('room').querySelector(`[data-question="${CSS.escape(question)}"]`))?.focus({
      preventScroll: true,
    });
  picture.show(list);
}
/**
 * @param {Answers} answers
 * @param {string} name
 * @param {string} role
 * @returns {Answers}
 */
function withColumn(answers, name, role) {
  const given = typeof answers.columns === 'object' ? answers.columns : {};
  const lane = role === 'lane' ? name : answers.lane === name ? '' : answers.lane || '';
  return {...answers, lane, columns: {...given, [name]: role}};
}
/** @param {unknown} error */
const explain = error => complain(error instanceof Error ? error.message : String(error));
/**
 * Do what brings a list, and show it; where it cannot be had what stands stays, and the reason is said.
 * @param {() => Promise<List | null>} act
 * @param {string} words
 * @returns {Promise<List | null | undefined>} nothing where something else was asked for meanwhile
 */
async function bring(act, words) {
  const mine = ++turn;
  /** @type {List | null} */
  let list = null;
  complain('');
  opening = words;
  work();
  try {
    list = await act();
  } catch (error) {
    if (mine === turn) explain(error);
  }
  if (mine !== turn) return;
  if (list) draw(list);
  opening = '';
  work();
  return list;
}
// One after another, each with all before it: whichever the server reads last knows of all.
/** @param {(answers: Answers) => Answers} change */
function answer(change) {
  changes.push(change);
  complain('');
  sending ||= send();
  work();
}
async function send() {
  while (shown && changes.length && (await sent(shown)));
  sending = null;
  work();
}
/** @param {List} list @returns {Promise<boolean>} whether what was answered meanwhile can be sent too */
async function sent(list) {
  const mine = changes;
  changes = [];
  const here = () => shown?.id === list.id;
  try {
    const found = await server.answer(
      list.id,
      mine.reduce((all, change) => change(all), list.answers),
    );
    if (!here()) return true;
    if (changes.length) shown = found;
    else draw(found);
    return true;
  } catch (error) {
    if (!here()) return true;
    explain(error);
    const lost = !(error instanceof Error && error.cause === server.REFUSAL);
    if (lost)
      changes = [...mine, ...changes]; // they go with the next one
    else draw(list);
    return !lost;
  }
}

/**
 * @param {Blob} file
 * @param {string} name
 */
async function open(file, name) {
  if (server.most && file.size > server.most) {
    tell('');
    return complain(
      say('{name} is larger than {n} MB. Split it, or raise --max-rows.', {name, n: Math.round(server.most / 1e6)}),
    );
  }
  const list = await bring(() => server.send(file, name), say('Reading {name} …', {name}));
  if (list) history.pushState(null, '', spoken(`/import?list=${list.id}`));
}
async function begin() {
  const id = new URLSearchParams(location.search).get('list') || server.own;
  const list = await bring(
    async () => {
      await sending;
      return id ? server.known(id) : null;
    },
    id ? say('Reading …') : '',
  );
  if (list !== null) return;
  shown = null;
  $('heading').replaceChildren(el('h1', {}, say('Any list becomes a timeline')));
  $('room').replaceChildren(welcome(open));
}
export function start() {
  look();
  onDrop(([file]) => open(file, file.name));
  addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text') || '';
    if (targetOf(event).closest?.('input, textarea')) return;
    if (text.trim()) open(new Blob([text]), 'pasted.txt');
  });
  addEventListener('popstate', begin);
  picture.follow();
  begin();
}
