// The map without a server: that of all events is in the file, and what the filters let through is taken from it.

/** @template {{ids: string[], spans: Span[]}} T @param {T[]} given @param {Set<string>} kept @returns {T[]} */
const narrowed = (given, kept) =>
  given
    .map(one => ({
      ...one,
      ids: one.ids.filter(id => kept.has(id)),
      spans: one.spans.filter((_, at) => kept.has(one.ids[at])),
    }))
    .filter(({ids}) => ids.length);
/** @param {MapPlace[]} places @param {(place: MapPlace) => boolean} wanted */
const sum = (places, wanted) => places.filter(wanted).reduce((all, {ids}) => all + ids.length, 0);

// The map of the near events, or of the whole extent where some lie far away: there every point is on it.
/** @param {{near: MapAnswer, all: Omit<MapAnswer, 'places'> | null}} maps @param {boolean} whole @returns {MapAnswer} */
export const asked = ({near, all}, whole) =>
  whole && all ? {...all, places: near.places.map(place => ({...place, on_map: place.point}))} : near;

// A map of the events that are kept, in the frame of all of them.
/** @param {MapAnswer} map @param {Set<string>} kept @returns {MapAnswer} */
export function mapOf(map, kept) {
  const places = narrowed(map.places, kept).sort(
    (one, other) => Number(other.point) - Number(one.point) || other.ids.length - one.ids.length,
  );
  const names = new Set(places.filter(({on_map}) => on_map).map(({name}) => name.split(',')[0].trim()));
  return {
    ...map,
    marks: narrowed(map.marks, kept),
    places,
    words: map.words.filter(([, , words, kind]) => kind !== 'name' || names.has(words)),
    nowhere: kept.size - sum(places, () => true),
    far: sum(places, ({point, on_map}) => point && !on_map),
  };
}

// Whether a point lies in the area of an address: west, south, east, north; one that is none hides nothing.
/** @param {string | null} text @returns {(point: Span | null) => boolean} */
export function areaOf(text) {
  const edges = (text || '').split(',').map(part => (part.trim() ? Number(part) : NaN));
  const [west, south, east, north] = edges.map(edge => Math.round(edge * 100) / 100);
  const known = Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && south <= north && north <= 90;
  if (edges.length !== 4 || !known) return () => true;
  return point => {
    if (!point) return false;
    const [x, y] = point;
    const across = west > east ? x >= west || x <= east : west <= x && x <= east;
    return across && south <= y && y <= north;
  };
}
