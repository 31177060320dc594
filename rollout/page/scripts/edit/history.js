// What was saved, the latest first: who did what and when; any of it can be taken back.
import {$, SPEAKS, el, isolated} from '../dom.js';
import {alone} from './busy.js';
import * as drafts from './drafts.js';
import {called} from './fields.js';
import * as server from './server.js';
import {say} from '../say.js';

/** @param {string} when as the history has it: the moment in UTC */
const moment = when => `${when.slice(0, 'YYYY-MM-DDThh:mm'.length).replace('T', ' ')} UTC`;
/** @param {import('./server.js').Past} change */
const line = ({number, when, words, fields, sources, open}) =>
  el(
    'li',
    {},
    el(
      'div',
      {},
      el('p', {}, isolated(words)),
      el(
        'p',
        {class: 'note'},
        [moment(when), ...fields.map(called), ...(sources ? [say('Further sources')] : [])].join(' · '),
      ),
    ),
    open
      ? el(
          'button',
          {type: 'button', 'data-history-undo': number, 'aria-label': say('Undo: {change}', {change: words})},
          say('Undo'),
        )
      : el('span', {class: 'note'}, say('taken back')),
  );
/** @param {string} words */
function tell(words) {
  const said = document.querySelector('#history .history-said');
  if (said) said.textContent = words;
}
async function fill() {
  const {status, wrong, changes} = await server.history();
  const list = document.querySelector('#history ol');
  if (!list) return; // it was closed meanwhile
  if (status !== 200) return tell(wrong || '');
  if (!changes.length) tell(say('Nothing was saved in this page yet.'));
  list.replaceChildren(...changes.toReversed().map(line));
}
export async function show() {
  const close = el('button', {type: 'button', 'aria-label': say('Close')}, '×');
  const dialog = el(
    'dialog',
    {id: 'history', 'aria-labelledby': 'history-head'},
    el('div', {class: 'keys-bar'}, el('h2', {id: 'history-head'}, say('What was changed')), close),
    el('p', {class: 'history-said', ...SPEAKS}),
    el('ol', {}),
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  $('page').append(dialog);
  dialog.showModal();
  await fill();
}
/** @param {Pressed} node */
export const undo = node =>
  alone('undo', async () => {
    const found = await server.undo(Number(node.dataset.historyUndo), drafts.who());
    if (!$('history')) return;
    tell(found.status === 200 ? say('Taken back.') : found.wrong || '');
    if (found.status !== 200) return;
    await fill();
    /** @type {HTMLElement | null} */ (document.querySelector('#history [data-history-undo]'))?.focus();
  });
