// @ts-check
// The page of a list: what is sent is shown, and shown again with each answer.
import {spoken} from '../answer.js';
import {el, targetOf} from '../dom.js';
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
const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} words */
const tell = (/** @type {string} */ words) => {
  $('said').textContent = words;
};
/** @param {string} words */
const complain = (/** @type {string} */ words) => {
  $('wrong').textContent = words;
};
// What stands for the same control before and after a list is drawn anew.
/** @param {Room} node */
const same = node => [node.id, node.value, node.type === 'text', JSON.stringify(node.dataset)].join(' ');
const controls = () => /** @type {Room[]} */ ([...$('room').querySelectorAll('input, select, button, a')]);

// The focus stays on what stands for the same control; where an answer was taken back, it goes to its question.
function refocus(/** @type {Room | null} */ had) {
  const found = controls();
  const again = found.find(node => had && same(node) === same(had));
  const asked = had?.dataset?.clearAnswer;
  (again || found.find(node => asked && node.dataset.question === asked))?.focus({preventScroll: true});
}
/** @param {List} list */
function draw(list) {
  const had = /** @type {Room | null} */ (document.activeElement);
  document.title = `${list.name} · Rollout`;
  $('heading').replaceChildren(
    ...heading(list),
    actions(list, tell, file => open(file, file.name)),
  );
  $('room').replaceChildren(
    el('div', {class: 'view'}, picture.room, events(list)),
    questions(list.questions, (id, value) => answer(list, {...list.answers, [id]: value})),
    el(
      'div',
      {class: 'more'},
      warnings(list),
      waiting(list),
      refused(list),
      forms(list),
      columns(list, (name, role) => answer(list, withColumn(list.answers, name, role))),
    ),
  );
  $('room').dataset.list = list.id;
  refocus(had);
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
let sent = 0;
/**
 * Do what brings a list, and show it; where it cannot be had what stands stays, and the reason is said.
 * @param {() => Promise<List>} act
 * @param {string} words
 */
async function bring(act, words) {
  const mine = ++sent;
  complain('');
  tell(words);
  $('room').setAttribute('aria-busy', 'true');
  try {
    const list = await act();
    if (mine !== sent) return;
    draw(list);
    tell('');
    return list;
  } catch (error) {
    if (mine !== sent) return;
    tell('');
    complain(error instanceof Error ? error.message : String(error));
  } finally {
    if (mine === sent) $('room').removeAttribute('aria-busy');
  }
}
/**
 * @param {List} list
 * @param {Answers} answers
 */
const answer = (list, answers) => bring(() => server.answer(list.id, answers), say('Reading again …'));

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
  if (!id || !(await bring(() => server.known(id), say('Reading …')))) {
    $('heading').replaceChildren(el('h1', {}, say('Any list becomes a timeline')));
    $('room').replaceChildren(welcome(open));
  }
}
export function start() {
  look();
  onDrop(file => open(file, file.name));
  addEventListener('paste', event => {
    const text = event.clipboardData?.getData('text') || '';
    if (targetOf(event).closest?.('input, textarea')) return;
    if (text.trim()) open(new Blob([text]), 'pasted.txt');
  });
  addEventListener('popstate', begin);
  picture.follow();
  begin();
}
