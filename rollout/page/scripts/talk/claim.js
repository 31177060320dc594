// What the caption of a scene says of one event that it lights.
import {el, isolated, saying, whole} from '../dom.js';
import {unknown, when} from '../page/clock.js';
import {inParts, say} from '../say.js';
import {sayer} from '../sayer.js';
import {draw} from '../picture/marks.js';

/** @param {Fact} fact */
export const mark = fact => el('span', {class: 'mark'}, draw(fact.status, ...(fact.dispute ? ['disputed'] : [])));
/** @param {Fact} fact */
export const who = fact => [saying(sayer(fact.says))];
// Of what kind is who says so: "state media"; empty where there are several, or none is said.
/** @param {Fact} fact */
const sort = ({says, asserted_by: name}) => (says.startsWith(`${name} (`) ? says.slice(name.length + 2, -1) : '');
/** @param {Fact} fact @param {number} less */
function speaker(fact, less) {
  if (less >= KIND) return less === KIND && sort(fact) ? [' · ', sort(fact)] : [];
  return [' · ', ...inParts('says {who}', {who: less < NAME ? who(fact) : isolated(sayer(fact.asserted_by))})];
}

// One event in the caption: date and claim, who says so and its status as one badge, and what is said against it. The tighter, the
// fewer words, which S then shows: the claim's long ones, then of who says so the kind and the name; where what is said against it has no room
// even so, who says it stands in its place, and who says so is back; then that it is disputed; at last who says so is left to S; never
// date, claim, status, or that it is disputed.
const NAME = 1; // who says so, without the kind
const KIND = 2; // the kind alone
const NOBODY = 3;
const WORDS = 2; // of the dispute what is said
const WHO = 1; // who says it
const FLAG = 0;
/** @type {[number, number][]} how much is said of the dispute, and how little of who says so */
const LEVELS = [
  [WORDS, 0],
  [WORDS, 0],
  [WORDS, NAME],
  [WORDS, KIND],
  [WHO, 0],
  [WHO, NAME],
  [FLAG, 0],
  [FLAG, NAME],
  [WHO, KIND],
  [FLAG, KIND],
  [FLAG, NOBODY],
];
export const SHORT = 1; // from here on the claim is said in its label
export const BARE = LEVELS.length - 1;
export const TIGHTER = LEVELS.map((_, tight) => tight).slice(SHORT);
/** @param {Fact} fact @param {number} less @param {boolean} said whether the dispute has a line of its own */
const badge = (fact, less, said) =>
  el(
    'p',
    {class: 'badge says'},
    mark(fact),
    el(
      'span',
      {},
      el('b', {}, say(fact.status)),
      unknown(fact) && [', ', el('b', {}, unknown(fact))],
      fact.dispute && !said ? [', ', el('b', {}, say('disputed'))] : '',
      ...speaker(fact, less),
    ),
  );
// What is said against it, or who says it; nothing where it is only marked as disputed.
/** @param {Fact} fact @param {number} told */
const against = ({dispute, tongues}, told) =>
  !dispute || told === FLAG
    ? null
    : told === WORDS
      ? whole(dispute.words, tongues?.own)
      : dispute.who && isolated(dispute.who);
/** @param {Fact} fact @param {Scene} scene @param {number} tight */
export function line(fact, scene, tight) {
  const title = tight < SHORT ? 'title' : 'words';
  const date = when(fact, tight < SHORT ? fact.date : fact.short_date);
  const [told, less] = LEVELS[tight];
  const words = against(fact, told);
  return el(
    'article',
    {'data-event-id': fact.id, class: unknown(fact) ? 'later' : false},
    el(
      'p',
      {},
      el('b', {}, date),
      ...(fact.title === scene.title ? [] : [' · ', whole(fact[title], fact.tongues?.[title])]),
    ),
    badge(fact, less, !!words),
    words ? el('p', {class: 'says'}, inParts('{place}: {words}', {place: el('b', {}, say('Disputed')), words})) : '',
  );
}
