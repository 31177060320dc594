// The stretches of time that pictures of very many events hold, as rollout/timeline/time_tile.py cuts them. Numbers in, numbers out.
const OVER = 1.25; // how much longer than the longest of its own a window of the stretch above is
const PLACES = [1 / 2, 1 / 4, 3 / 4]; // where in a window the shorter ones stand that a wheel may lead to

// Whether the picture tells of a window all that there is to tell. Windows are told apart by whole days, as in an address.
/** @param {Pick<Meta, 'crowd' | 'span'>} meta @param {Span} window */
export function holds({crowd, span: [least, most]}, [from, to]) {
  if (!crowd) return true;
  const {
    begins: [first, after],
    days: [shortest, longest],
  } = crowd;
  const start = Math.max(Math.round(from), least);
  const days = Math.min(Math.round(to), most) - start;
  return first <= start && start < after && shortest < days && days <= longest;
}
// A window of each stretch that one step may lead to: shorter ones, the one after and the one before, a longer one.
/** @param {Pick<Meta, 'crowd' | 'span' | 'least_days'>} meta @param {Span} window @returns {Span[]} */
export function beside(meta, [from, to]) {
  if (!meta.crowd) return [];
  const {
    crowd: {
      begins: [first, after],
      days: [shortest, longest],
    },
    span: [least, most],
    least_days: still,
  } = meta;
  const days = to - from;
  /** @param {number} start @param {number} long @returns {Span} */
  const at = (start, long) => {
    const length = Math.min(Math.max(long, still), most - least);
    const begin = Math.min(Math.max(start, least), most - length);
    return [Math.round(begin), Math.round(begin + length)];
  };
  const short = Math.min(days, shortest);
  const long = longest * OVER;
  const found = [
    ...PLACES.slice(0, 1).map(place => at(from + (days - short) * place, short)),
    at(Math.ceil(after), days),
    at(first - 1, days),
    at((from + to - long) / 2, long),
    ...PLACES.slice(1).map(place => at(from + (days - short) * place, short)),
  ];
  return found.filter(window => window[0] < window[1] && !holds(meta, window));
}
