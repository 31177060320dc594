// Where what a scene lights happened: the map over the whole screen, its marks dark and all others pale; a region only by its name.
import {fetchAnswer} from '../answer.js';
import {el, isolated} from '../dom.js';
import {draw, pale} from '../where/drawn.js';

const WIDE = 0.62; // of the screen
const LARGER = 1.9; // a px of the map on the screen: its marks and names are read from the last row
/** @param {Fact} fact @param {MapAnswer | null} map */
function line(fact, map) {
  const on = map?.marks.some(mark => mark.ids.includes(fact.id));
  const place = fact.place ? isolated(fact.place) : 'no place given';
  return el(
    'p',
    {},
    el('b', {}, fact.short_date),
    ' ',
    isolated(fact.words),
    el('span', {class: 'when'}, ' · ', place, !map || on || !fact.place ? '' : ' (no point)'),
  );
}
/** @param {Room} room @param {Fact[]} facts @param {() => boolean} still */
export async function show(room, facts, still) {
  const query = new URLSearchParams({
    width: String(Math.round((innerWidth * WIDE) / LARGER)),
    height: String(Math.round((innerHeight * 0.8) / LARGER)),
  });
  const map = /** @type {MapAnswer | null} */ (
    await fetchAnswer(`map?${query}`)
      .then(answer => (answer.ok ? answer.json() : null))
      .catch(() => null)
  );
  if (!still()) return;
  const drawn = map && draw(map, 'Map: what the scene lights is dark', () => '', 'talk-map');
  const lit = new Set(facts.map(({id}) => id));
  if (drawn) pale(drawn.marks, mark => !mark.ids.some(id => lit.has(id)));
  room.replaceChildren(
    el('h2', {}, 'Where'),
    el(
      'div',
      {class: 'places'},
      drawn?.picture || '',
      el(
        'div',
        {},
        facts.map(fact => line(fact, map)),
        (map?.said || []).map(words => el('p', {class: 'when'}, words)),
      ),
    ),
  );
}
