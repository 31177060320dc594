// The keyboard: the timeline is one stop, arrows go through its events, the question mark lists every key.
import {onClick} from '../clicks.js';
import {days} from '../days.js';
import {$, el, targetOf} from '../dom.js';
import {meant} from '../keynames.js';
import {SHORT, glide} from '../picture/glide.js';
import {markAt} from '../picture/labels.js';
import {inParts, later, say} from '../say.js';
import {timeline} from '../picture/timeline.js';
import {aloud, announce, announceThen} from './aloud.js';
import {choose} from './details.js';
import {hall, turnClock} from './filters.js';
import {tip} from './input.js';
import {help, resting, tell} from './keylist.js';
import {counted} from './moving.js';
import {bring, mark} from './picked.js';
import {countsHeard} from './rested.js';
import {find, state, visible} from './state.js';

let at = '';
/** @type {HTMLElement | null} */
let ring = null;

const inPlot = () => document.activeElement?.id === 'plot';

// Every event of the view in date order, told or only counted, with its lane from the top and its day.
const all = () =>
  visible().flatMap(({id}) => {
    const label = timeline.place(id)?.label;
    return label ? [{id, lane: label.lane, day: markAt(label)}] : [];
  });

/** @param {Step[]} events @param {Step} one @param {number} by */
function beside(events, one, by) {
  const lanes = new Set(events.map(other => other.lane));
  let lane = one.lane + by;
  while (lane >= 0 && lane < timeline.meta.lanes.length && !lanes.has(lane)) lane += by;
  /** @param {Step} other */
  const far = other => Math.abs(other.day - one.day);
  return events
    .filter(other => other.lane === lane)
    .reduce((best, other) => (best && far(best) <= far(other) ? best : other), /** @type {Step | null} */ (null));
}
/** @type {Record<string, [(events: Step[], i: number) => Step | null | undefined, string]>} */
const STEPS = {
  ArrowRight: [(events, i) => events[i + 1], later('No event after this one.')],
  ArrowLeft: [(events, i) => events[i - 1], later('No event before this one.')],
  ArrowDown: [(events, i) => beside(events, events[i], 1), later('No lane below this one.')],
  ArrowUp: [(events, i) => beside(events, events[i], -1), later('No lane above this one.')],
  Home: [(events, i) => events.find(one => one.lane === events[i].lane), ''],
  End: [(events, i) => events.filter(one => one.lane === events[i].lane).pop(), ''],
};

// ---- the event that the keyboard is at
// Around the mark and the words of an event that is told, around the tick of one that is counted.
/** @param {Place} given */
function surround({x, y, reach}) {
  const [from, to] = reach
    ? [Math.max(0, reach[0] - 3), Math.min(timeline.graph.clientWidth, reach[1] + 5)]
    : [x - 11, x + 11];
  const high = reach ? timeline.meta.row + 2 : 22;
  return {left: `${from}px`, width: `${to - from}px`, top: `${y - high / 2}px`, height: `${high}px`};
}
function draw() {
  const place = at && inPlot() && timeline.meta ? timeline.place(at) : null;
  if (!ring) ring = $('timeline').appendChild(el('div', {id: 'ring', hidden: true}));
  ring.hidden = !place || place.x < 0 || place.x > timeline.graph.clientWidth;
  if (!place || ring.hidden) return tip(null);
  Object.assign(ring.style, surround(place));
  tip(find(at), place.x, place.y);
}
/** @param {string} id @param {Step[]} [events] */
function goTo(id, events = all()) {
  at = id;
  mark(id);
  bring(id);
  draw();
  announce(
    inParts('{event}. {at} of {n}.', {
      event: aloud(id),
      at: events.findIndex(one => one.id === id) + 1,
      n: events.length,
    }),
  );
}
// Where the keyboard enters: where it was, else at the event with details, else at the first one of the window.
let early = false; // the focus came before anything could be said of what is there
function enter() {
  early = !timeline.meta || state.language === null;
  if (early) return;
  const events = all();
  /** @param {string} id */
  const has = id => events.some(one => one.id === id);
  const first = events.find(one => one.day >= timeline.window[0]) || events[0];
  if (first) goTo([at, state.picked].find(has) || first.id, events);
  else announce(say('No event in this view.'));
}
/** @param {KeyboardEvent} event */
function walk(event) {
  const step = STEPS[event.key];
  const events = all();
  const i = events.findIndex(one => one.id === at);
  if (!step || !events.length) return false;
  const next = i < 0 ? events[0] : step[0](events, i);
  if (next) goTo(next.id, events);
  else announce(`${say(step[1])}${timeline.meta.crowd ? ` ${say('Zoom in to read more labels.')}` : ''}`);
  return true;
}

// ---- the window
// A key that is held down moves at each turn: a glide would never get anywhere.
/** @param {KeyboardEvent} given @param {number} from @param {number} to @param {number} [long] */
const move = ({repeat}, from, to, long) => (repeat ? timeline.show(from, to) : glide(from, to, long));
/** @param {KeyboardEvent} event @param {number} factor */
function zoom(event, factor) {
  const [from, to] = timeline.window;
  const place = inPlot() && at && timeline.place(at);
  const day = place ? markAt(place.label) : (from + to) / 2;
  const middle = day >= from && day <= to ? day : (from + to) / 2;
  return tellWindow(move(event, ...timeline.about(factor, middle), SHORT));
}
// With its counts, which are then not said once more when it rests.
/** @param {unknown} stands */
function tellWindow(stands) {
  const counts = () => $('counts').textContent.split(' · ').slice(1, 3).join(', ');
  return announceThen(Promise.resolve(stands).then(counted), () => {
    countsHeard();
    return `${days(timeline.window)}. ${counts()}.`;
  });
}
/** @param {KeyboardEvent} event */
const everything = event => tellWindow(move(event, .../** @type {Span} */ (timeline.meta.span)));

// ---- the keys that work anywhere on the page
/** @type {Record<string, (event: KeyboardEvent) => unknown>} */
const ANYWHERE = {
  '/': () => $('search').focus(),
  h: () => hall(),
  k: () => turnClock(),
  '+': event => zoom(event, 0.7),
  '=': event => zoom(event, 0.7),
  '-': event => zoom(event, 1 / 0.7),
  0: everything,
  '?': help,
};
// One more key that works anywhere, for a part that not every page has.
/** @param {string} name @param {string} words @param {() => unknown} act */
export function add(name, words, act) {
  ANYWHERE[name] = act;
  tell(name, words);
}

// Whether a key is somebody else's: done with, of the browser, or written into a field.
/** @param {KeyboardEvent} event */
const foreign = event =>
  event.defaultPrevented ||
  event.ctrlKey ||
  event.metaKey ||
  event.altKey ||
  targetOf(event).closest?.('input, select, textarea, dialog');
/** @param {KeyboardEvent} event */
function anywhere(event) {
  const act = timeline.meta && ANYWHERE[meant(event, one => one in ANYWHERE)];
  act?.(event);
  return !!act;
}
/** @param {KeyboardEvent} event */
function press(event) {
  if (foreign(event)) return;
  const own = inPlot() && (walk(event) || open(event));
  if (own || ((inPlot() || !resting()) && anywhere(event))) event.preventDefault();
}
/** @param {KeyboardEvent} event */
function open(event) {
  if ((event.key !== 'Enter' && event.key !== ' ') || !at) return false;
  choose(at);
  return true;
}

export function start() {
  timeline.listen((/** @type {Meta} */ meta, /** @type {Now} */ now, /** @type {boolean} */ fresh) => {
    if (!inPlot()) return;
    if (early) return enter();
    if (fresh && at && !timeline.place(at)) at = '';
    draw();
  });
  document.addEventListener('keydown', press);
  document.addEventListener('facts', () => early && inPlot() && enter());
  document.addEventListener('focusin', event => {
    const target = targetOf(event);
    if (target.id === 'plot') return enter();
    const id = target.closest('#events') && target.dataset.go;
    if (id) {
      at = id;
      mark(id);
    }
  });
  document.addEventListener('focusout', event => targetOf(event).id === 'plot' && draw());
  document.addEventListener(
    'shown',
    () => {
      const other = at !== state.picked;
      at = state.picked;
      if (other && document.activeElement !== document.body) Promise.resolve().then(() => announce(aloud(at))); // once the focus is there
    },
    true,
  );
  onClick('#show-keys', help);
}
