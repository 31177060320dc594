// Review: through what a person has not judged, one event after another, each in its details beside its sources.
import {$, el, retell} from '../dom.js';
import {choose} from '../page/details.js';
import {state} from '../page/state.js';
import * as drafts from './drafts.js';
import {tell} from './form.js';
import * as server from './server.js';
import {later, say, sayMany} from '../say.js';

/** @typedef {import('./server.js').Reviewed} Reviewed */
/** @type {Reviewed | null} */
let at = null;
const VERDICTS = {agrees: later('I agree'), disagrees: later('I disagree'), unsure: later('I am unsure')};
const MINE = {agrees: later('you agreed'), disagrees: later('you disagreed'), unsure: later('you were unsure')};

/** @type {Record<string, (n: number) => string>} */
const JUDGED = {
  agrees: n => sayMany('{n} agrees', '{n} agree', n),
  disagrees: n => sayMany('{n} disagrees', '{n} disagree', n),
  unsure: n => sayMany('{n} is unsure', '{n} are unsure', n),
  lapsed: n => say('{n} on words that have changed since', {n}),
};
/** @param {Reviewed} found */
function said({left, all, mine, others}) {
  const judged = Object.entries(others)
    .filter(([, many]) => many)
    .map(([name, many]) => JUDGED[name](many));
  return [
    say('{n} of {of} to look at', {n: left, of: all}),
    ...(judged.length ? [say('so far {judged}', {judged: judged.join(', ')})] : []),
    ...(mine ? [say(MINE[mine])] : []),
  ].join(' · ');
}
const button = (/** @type {string} */ words, /** @type {string} */ what) =>
  el('button', {type: 'button', 'data-review': what}, words);
/** @param {Reviewed} found */
function bar(found) {
  const who = el('input', {id: 'review-who', type: 'text', maxlength: 60, autocomplete: 'off'});
  who.value = drafts.who();
  who.addEventListener('change', () => drafts.call(who.value));
  return el(
    'section',
    {id: 'review', 'aria-labelledby': 'review-head'},
    el('h3', {id: 'review-head', tabindex: -1}, say('Review')),
    el('p', {class: 'note', role: 'status'}, said(found)),
    el('div', {class: 'review-fields'}, el('label', {for: 'review-who'}, say('Your name or initials')), who),
    el(
      'div',
      {class: 'review-fields'},
      el('label', {for: 'review-remark'}, say('Remark: what is wrong or unsure')),
      el('input', {id: 'review-remark', type: 'text', maxlength: 500, autocomplete: 'off'}),
    ),
    el('p', {class: 'review-wrong', role: 'alert'}),
    el(
      'div',
      {class: 'edit-acts'},
      Object.entries(VERDICTS).map(([name, words]) => button(say(words), name)),
      button(say('Skip'), 'skip'),
      button(say('End the review'), 'end'),
    ),
  );
}
// The bar stands in the details of the event that is looked at, and in no others.
export function furnish() {
  const room = document.querySelector('#details .details-bar');
  const there = $('review');
  if (at && room && state.picked === at.event) {
    if (!there) room.after(bar(at));
  } else there?.remove();
}
// In another language: a remark that is begun stays.
export const again = () => at && retell($('review'), bar(at));
let turn = 0;
/** @param {Promise<Reviewed>} asked */
async function look(asked) {
  const mine = ++turn;
  const found = await asked;
  if (mine !== turn) return; // it was ended, or another was asked for
  if (found.status !== 200) return tell(() => [found.wrong || say('The review cannot go on.')]);
  at = found.event ? found : null;
  $('review')?.remove();
  if (!at)
    return tell(() => [
      found.left ? say('That was the last; those that were skipped are left.') : say('Nothing is left to look at.'),
    ]);
  $('edit-done')?.remove(); // it tells of the event before, and would lie over this one
  await choose(at.event);
  furnish();
  $('review-head')?.focus({preventScroll: true});
}
export const begin = () => look(server.review(drafts.who()));
const next = () => look(server.review(drafts.who(), at?.event || ''));
let judging = false; // a press twice on one event must not be one on the next
/** @param {string} verdict */
async function judge(verdict) {
  if (!at || judging) return;
  const mine = turn;
  judging = true;
  const who = $('review-who').value.trim();
  drafts.call(who);
  const found = await server.judge({
    event: at.event,
    digest: at.digest,
    who,
    verdict,
    remark: $('review-remark').value,
  });
  if (found.status === 200 && mine === turn) await next();
  judging = false;
  const line = mine === turn && document.querySelector('#review .review-wrong');
  if (line) line.textContent = found.wrong || '';
}
/** @param {string} what */
export function act(what) {
  if (what === 'skip') return next();
  if (what !== 'end') return judge(what);
  at = null;
  turn++;
  furnish();
  $('review-begin').focus();
}
