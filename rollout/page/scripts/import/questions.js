// @ts-check
// What the list leaves open, as plain controls; a new answer is sent at once.
import {el, isolated, section, targetOf} from '../dom.js';
import {inParts, say, sayMany} from '../say.js';
/** @typedef {import('./server.js').Question} Question */

const MANY = 7; // choices beyond which a menu takes less room
/**
 * @param {Question} question
 * @param {[string, string]} choice
 */
const radio = ({id, answer}, [value, words]) =>
  el(
    'label',
    {class: 'choice'},
    el('input', {type: 'radio', name: `q-${id}`, 'data-question': id, value, checked: value === answer}),
    el('span', {}, isolated(words)),
  );
/** @param {Question} question */
const menu = ({id, ask, answer, choices}) =>
  el(
    'select',
    {'data-question': id, 'aria-label': ask},
    el('option', {value: ''}, say('Choose …')),
    choices.map(([value, words]) => el('option', {value, selected: value === answer}, words)),
  );
/** @param {Question} question */
function written({id, ask, free, choices, answer}) {
  if (!free) return '';
  const own = choices.some(([value]) => value === answer) ? '' : answer;
  return el('input', {
    type: 'text',
    class: 'free',
    'data-question': id,
    value: own,
    placeholder: free,
    'aria-label': `${ask} ${free}`,
    maxlength: 200,
    dir: 'auto',
    autocomplete: 'off',
  });
}
/** @param {Question} question */
function choosing(question) {
  if (!question.choices.length) return '';
  return question.choices.length > MANY ? menu(question) : question.choices.map(one => radio(question, one));
}
/** @param {Question} question */
function standing({answer, rows}) {
  if (answer) return say('answered');
  return rows ? sayMany('{n} row waits', '{n} rows wait', rows) : say('may stay open');
}
/** @param {Question} question */
function card(question) {
  const {id, ask, example, answer, rows} = question;
  const state = answer ? 'answered' : rows ? 'needed' : 'open';
  return el(
    'fieldset',
    {class: `question ${state}`, 'data-id': id},
    el('legend', {}, ask),
    el('p', {class: 'standing'}, standing(question)),
    example
      ? el('p', {class: 'example'}, inParts('The list says {cell}', {cell: el('code', {}, isolated(example))}))
      : '',
    el('div', {class: 'choices'}, choosing(question), written(question)),
    answer
      ? el(
          'button',
          {
            type: 'button',
            class: 'quiet',
            'data-clear-answer': id,
            'aria-label': say('Take back the answer to: {question}', {question: ask}),
          },
          say('Take back'),
        )
      : '',
  );
}
/** @param {Question[]} found */
function heading(found) {
  const needed = found.filter(({rows, answer}) => rows && !answer).length;
  if (needed) return sayMany('{n} question first', '{n} questions first', needed);
  const open = found.filter(({answer}) => !answer).length;
  return open
    ? sayMany('{n} question is open; no row waits for it', '{n} questions are open; no row waits for them', open)
    : say('All is answered');
}
/**
 * @param {Question[]} found
 * @param {(id: string, value: string) => void} act
 */
export function questions(found, act) {
  const room = section(
    'questions',
    heading(found),
    found.length ? found.map(card) : el('p', {class: 'note'}, say('This list leaves nothing open.')),
  );
  room.addEventListener('change', event => {
    const target = targetOf(event);
    if (target.dataset.question) act(target.dataset.question, target.value.trim());
  });
  room.addEventListener('click', event => {
    const pressed = /** @type {Room | null} */ (targetOf(event).closest('[data-clear-answer]'));
    if (pressed) act(String(pressed.dataset.clearAnswer), '');
  });
  return room;
}
