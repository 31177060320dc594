// Where what a scene lights happened: a map beside the list of it, read from the last row; all other events are pale dots, and a region is only a name.
import {fetchAnswer} from '../answer.js';
import {el, isolated, whole} from '../dom.js';
import {MAP_TYPE} from '../measures.js';
import {say} from '../say.js';
import {onPhone} from '../stage.js';
import {draw} from '../where/drawn.js';

const [WIDE, HIGH] = [0.58, 0.86]; // of the screen; upright the map stands above the list
const [NARROW, LOW] = [0.92, 0.42];
const LEAST = 3.6; // hundredths of the screen's height, which the last row reads
const SIZES = [4.6, 4.1, LEAST]; // of the list's type, the largest that has room
const PHONE = 15; // px
/** @param {Fact} fact @param {MapAnswer | null} map */
function line(fact, map) {
  const on = map?.marks.some(mark => mark.ids.includes(fact.id));
  const place = fact.place ? isolated(fact.place) : say('no place given');
  return el(
    'article',
    {},
    el('p', {}, el('b', {}, fact.short_date), ' ', whole(fact.words)),
    el('p', {class: 'when'}, place, !map || on || !fact.place ? '' : ` (${say('named, no point')})`),
  );
}
// The size of the map that is asked for, in its own px: so many that its type is as large as the last row needs.
/** @param {string[]} ids */
function question(ids) {
  const phone = onPhone();
  const unit = Math.min(innerHeight / 100, innerWidth * 0.0075);
  const larger = (phone ? PHONE : LEAST * unit) / MAP_TYPE;
  const [wide, high] = innerWidth < innerHeight ? [NARROW, LOW] : [WIDE, HIGH];
  const asked = new URLSearchParams({
    width: String(Math.round((innerWidth * wide) / larger)),
    height: String(Math.round((innerHeight * high) / larger)),
  });
  asked.set('search', `?${new URLSearchParams(ids.map(id => ['tell', id]))}`);
  return asked;
}
/** @param {Room} room @param {Fact[]} facts @param {() => boolean} still */
export async function show(room, facts, still) {
  const map = /** @type {MapAnswer | null} */ (
    await fetchAnswer(`map?${question(facts.map(({id}) => id))}`)
      .then(answer => (answer.ok ? answer.json() : null))
      .catch(() => null)
  );
  if (!still()) return;
  const drawn = map && draw(map, say('Map of what the scene lights'), 'map-of-scene');
  room.replaceChildren(
    el(
      'div',
      {class: 'places'},
      drawn?.picture || '',
      el(
        'div',
        {},
        el('h2', {}, say('Where')),
        facts.map(fact => line(fact, map)),
        (map?.said || []).map(words => el('p', {class: 'credit'}, words)),
      ),
    ),
  );
  SIZES.some(size => {
    room.style.setProperty('--size', String(size));
    return room.scrollHeight <= room.clientHeight;
  });
}
