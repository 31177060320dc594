// Filters and search by the rules of rollout/timeline/view.py.
import {folded, wanted} from './folding.js';

// All that a search looks into, of one event; found: its date and its figure as the file has them.
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
// Which events an address lets through, by their identifiers. What the evidence does not have is no wish; a list of all there is
// hides nothing.
export function chooser(facts, {found, kinds, lanes, choices}) {
  const texts = facts.map((fact, i) => hay(fact, found[i]));
  const known = (query, name) =>
    new Set(query.getAll(name).filter(one => choices[name].some(([value]) => value === one)));
  const asked = (set, value) => !set.size || set.has(value);
  return query => {
    const parts = wanted(query.get('q') || '');
    const disputed = query.get('disputed') === '1';
    const [inLanes, statuses, who, tags] = ['lane', 'status', 'who', 'tag'].map(name => known(query, name));
    const passes = (fact, i) =>
      asked(inLanes, lanes[fact.lane]) &&
      asked(statuses, fact.status) &&
      kinds[i].some(kind => asked(who, kind)) &&
      (!tags.size || fact.tags.some(tag => tags.has(tag))) &&
      (!disputed || fact.dispute) &&
      parts.every(part => texts[i].includes(part));
    return new Set(facts.filter(passes).map(fact => fact.id));
  };
}
