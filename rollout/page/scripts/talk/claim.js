// What the caption of a scene says of one event that it lights.
import {el, isolated, whole} from '../dom.js';
import {unknown, when} from '../page/clock.js';
import {inParts, say} from '../say.js';
import {draw} from '../picture/marks.js';

/** @param {Fact} fact */
export const mark = fact => el('span', {class: 'mark'}, draw(fact.status, ...(fact.dispute ? ['disputed'] : [])));
/** @param {Fact} fact */
export const who = fact => [isolated(fact.says)];
// Of what kind is who says so: "state media"; empty where there are several, or none is said.
/** @param {Fact} fact */
const sort = ({says, asserted_by: name}) => (says.startsWith(`${name} (`) ? says.slice(name.length + 2, -1) : '');
/** @param {Fact} fact @param {number} tight */
function speaker(fact, tight) {
  if (tight >= SORTED) return tight === SORTED && sort(fact) ? [' · ', sort(fact)] : [];
  return [' · ', ...inParts('says {who}', {who: tight < NAMED ? who(fact) : isolated(fact.asserted_by)})];
}

// One event in the caption: date and claim, who says so and its status as one badge, and what is said against it. The tighter, the
// fewer words, which S then shows: the claim's long ones, the dispute's, of what kind is who says so, then all but that kind, at last that too; never
// date, claim, status, or that it is disputed.
export const SHORT = 1;
export const FLAGGED = 2;
export const NAMED = 3;
export const SORTED = 4;
export const BARE = 5;
/** @param {Fact} fact @param {number} tight @param {boolean} said whether the dispute has a line of its own */
const badge = (fact, tight, said) =>
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
      ...speaker(fact, tight),
    ),
  );
/** @param {Fact} fact @param {Scene} scene @param {number} tight */
export function line(fact, scene, tight) {
  const title = tight < SHORT ? fact.title : fact.words;
  const date = when(fact, tight < SHORT ? fact.date : fact.short_date);
  const against = tight < FLAGGED ? fact.dispute : null;
  return el(
    'article',
    {'data-event-id': fact.id, class: unknown(fact) ? 'later' : false},
    el('p', {}, el('b', {}, date), ...(fact.title === scene.title ? [] : [' · ', whole(title)])),
    badge(fact, tight, !!against),
    against
      ? el(
          'p',
          {class: 'says'},
          inParts('{place}: {words}', {place: el('b', {}, say('Disputed')), words: whole(against.words)}),
        )
      : '',
  );
}
