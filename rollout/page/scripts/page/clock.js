// Two clocks: when it happened, and when it became known. Which of them marks stand by, and what is said of a date then.
import * as address from '../address.js';
import {dayOf, dayWords} from '../days.js';
import {say} from '../say.js';

export const KNOWN = 'known';
// name: the clock of the picture on the screen, the first one has none; offered: whether somebody can draw the other.
export const clock = {name: '', offered: false};

// By which clock and of which day the picture is, where it is not the usual: name of the field of the address, and words.
export function stands() {
  const day = knownOn();
  return [
    ['clock', clock.name ? say('By when it became known') : ''],
    ['as_known', Number.isNaN(day) ? '' : say('As it was known on {day}', {day: dayWords(day)})],
  ].filter(([, words]) => words);
}
// The day of whose knowledge the page is; NaN where it is of today's.
export const knownOn = () => dayOf(address.read().get('as_known'));
// Whether it was not known yet on a day, or only its cited text is dated and is later; empty where it was, or there is no such day.
/** @param {Fact} fact */
export function unknown({second, known: own}, day = knownOn()) {
  if (Number.isNaN(day) || (second && second.days[0] < day + 1)) return '';
  if (!second) return say('nobody says since when it is known');
  return own ? say('known only later') : say('cited text is later');
}
/** @param {string} text */
export const begun = text => text.slice(0, 1).toUpperCase() + text.slice(1);
// When an event became known; where nobody says so, of when the cited text is, and called that.
/** @param {Fact} fact */
export const known = ({second, source}) => second && (second.words || say('cited text of {date}', {date: source.date}));
// The date of an event by the clock; by the second one with both, each named.
/** @param {Fact} fact @param {string} [happened] */
export const when = (fact, happened = fact.date) =>
  clock.name === KNOWN && fact.second
    ? say('{known}; happened {happened}', {known: begun(String(known(fact))), happened})
    : happened;

// How late that is: a bound; nothing is made of a date that nobody has.
/** @param {Fact} fact */
export function knownWords(fact) {
  const said = known(fact);
  const lag = fact.second?.lag ? `, ${fact.second.lag}` : '';
  if (fact.known) return `${begun(fact.known)}${lag}`;
  return said
    ? say('Nobody says when; {said}', {said: `${said}${lag}`})
    : say('Nobody says when, and no cited text is dated');
}

/** @param {Fact} fact @returns {Span} */
const standing = fact => (clock.name === KNOWN && fact.second ? fact.second.days : fact.days);
// Events by the clock; those without a date on it keep their place by the other.
/** @param {Fact[]} facts */
export const inOrder = facts =>
  clock.name === KNOWN
    ? [...facts].sort((a, b) => standing(a)[0] - standing(b)[0] || standing(a)[1] - standing(b)[1])
    : facts;
/** @param {Fact} fact */
export const yearOf = fact =>
  clock.name === KNOWN && fact.second ? new Date(fact.second.days[0] * 86400000).getUTCFullYear() : fact.year;
// Where an event stands by the clock that the picture does not show; null where nobody says.
/** @param {Fact} fact @returns {{days: Span, words: string} | null} */
export function other(fact) {
  if (!fact.second) return null;
  if (clock.name === KNOWN) return {days: fact.days, words: say('happened')};
  return {days: fact.second.days, words: fact.known ? say('known') : say('cited text')};
}
