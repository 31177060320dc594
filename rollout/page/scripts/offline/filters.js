// Filters and search by the rules of rollout/timeline/view.py.
import {dayOf} from '../days.js';
import {finder} from './alike.js';
import {folded, wanted} from './folding.js';
import {areaOf} from './maps.js';

// All that a search looks into, of one event; found: its date and its figure as the file has them.
/** @param {Fact} fact @param {string} found */
const hay = (fact, found) =>
  folded(
    [
      fact.id,
      fact.words,
      fact.title,
      fact.summary,
      fact.place,
      fact.asserted_by,
      fact.dispute?.words || '',
      fact.source.title,
      fact.source.publisher,
      fact.status,
      found,
      ...fact.extra.map(([, text]) => text),
      ...fact.tags,
      ...fact.further.map(([, words]) => words),
      fact.source.more,
      fact.dispute?.more || '',
    ].join('\0'),
  );
// What its place is called, in every language that the file says it in.
/** @param {Fact} fact */
const placeNames = fact => [
  fact.place,
  ...fact.extra.filter(([name]) => /^place@/i.test(name.trim())).map(([, text]) => text),
];
// Whether an event may have been known before a day ended; one that has no such date was not.
/** @param {Fact} fact @param {number} day */
export const knownBy = ({second}, day) => !!second && second.days[0] < day + 1;
// Which events an address lets through, by their identifiers. What the evidence does not have is no wish; a list of all there is
// hides nothing.
/** @param {Fact[]} facts @param {{found: string[], kinds: string[][], points: (Span | null)[], lanes: string[], choices: Choices, alike: string[][]}} other */
export function chooser(facts, {found, kinds, points, lanes, choices, alike}) {
  const texts = facts.map((fact, i) => hay(fact, found[i]));
  /** @param {URLSearchParams} query @param {'lane' | 'status' | 'who' | 'tag'} name */
  const known = (query, name) =>
    new Set(query.getAll(name).filter(one => choices[name].some(([value]) => value === one)));
  /** @param {Set<string>} set @param {string} value */
  const asked = (set, value) => !set.size || set.has(value);
  /** @param {Set<string>} set @param {string[]} values */
  const shared = (set, values) => !set.size || values.some(value => set.has(value));
  return (/** @type {URLSearchParams} */ query) => {
    const parts = wanted(query.get('q') || '').map(part => finder(part, alike));
    const disputed = query.get('disputed') === '1';
    const places = new Set(query.getAll('place'));
    const inside = areaOf(query.get('area'));
    const day = dayOf(query.get('as_known'));
    const [inLanes, statuses, who, tags] = /** @type {Filter[]} */ (['lane', 'status', 'who', 'tag']).map(name =>
      known(query, name),
    );
    /** @param {Fact} fact @param {number} i */
    const there = (fact, i) => shared(places, placeNames(fact)) && inside(points[i]);
    /** @param {Fact} fact @param {number} i */
    const passes = (fact, i) =>
      asked(inLanes, lanes[fact.lane]) &&
      asked(statuses, fact.status) &&
      there(fact, i) &&
      kinds[i].some(kind => asked(who, kind)) &&
      shared(tags, fact.tags) &&
      (!disputed || fact.dispute) &&
      (Number.isNaN(day) || knownBy(fact, day)) &&
      parts.every(holds => holds(texts[i]));
    return new Set(facts.filter(passes).map(fact => fact.id));
  };
}
