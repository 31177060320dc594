// Giving a talk: scenes of the one chart, by the keys that clickers send. The place is in the address.
import * as address from '../address.js';
import {fetchAnswer} from '../answer.js';
import {onAnyClick, onClick} from '../clicks.js';
import {ends} from '../days.js';
import {$, apart, el} from '../dom.js';
import * as kept from '../kept.js';
import {meant} from '../keynames.js';
import {find} from '../page/state.js';
import {go, redraw} from '../page/view.js';
import {busy, glide, stop} from '../picture/glide.js';
import {timeline} from '../picture/timeline.js';
import * as caption from './caption.js';
import * as codes from './codes.js';
import {give} from './link.js';
import {given, giving, lanesOf, tell} from './scene.js';
import {DRAFT, HEADLINES, askWhich} from './which.js';

const GLIDE = 400;
const KEEP = 'rollout-talk';
let screen = '';
let typed = '';
let waiting = 0;
let asked = null;
let link = null;
let lock = null;
let began = 0;
let turned = 0;
let drafts = null;

const root = document.documentElement.dataset;

function off(scene) {
  const statuses = new Set(scene.statuses);
  const {
    labels: {id, lane},
  } = timeline.meta;
  if (!scene.lanes.length && !statuses.size) return [];
  return id.filter(
    (event, i) =>
      event &&
      !scene.focus.includes(event) &&
      ((scene.lanes.length && !scene.lanes.includes(timeline.meta.lanes[lane[i]]?.name)) ||
        (statuses.size && !statuses.has(find(event)?.status))),
  );
}
// The picture of a scene tells what the talk lights, and has the scene's lanes; where it is another one, ours is asked for, once.
const sorts = scene => lanesOf(scene).join('\n') || given.talk.lanes.join('\n');
function fits() {
  const {meta} = timeline;
  return (
    meta.scene &&
    meta.tell.join() === tell().join() &&
    meta.lanes.map(lane => lane.name).join('\n') === sorts(given.talk.scenes[given.at])
  );
}
function want() {
  const wanted = [...tell(), sorts(given.talk.scenes[given.at])].join();
  if (fits() || asked === wanted) return;
  asked = wanted;
  redraw();
}

function set(next, cut) {
  const last = given.talk.scenes.length - 1;
  given.at = Math.min(Math.max(next, 0), last);
  turned = Date.now();
  address.write({scene: String(given.at + 1)}, false);
  remember();
  draw(cut);
  tick();
  say();
}
function draw(cut) {
  const scene = given.talk.scenes[given.at];
  caption.show($('caption'), given.talk, given.at);
  timeline.light(scene.focus, off(scene), scene.window);
  if (cut || !fits()) timeline.show(...scene.window);
  else glide(...scene.window, GLIDE, true);
  want();
}

// ---- the screens over the picture
const SCREENS = ['black', 'white', 'sources', 'code'];
function cover(name) {
  screen = screen === name ? '' : name;
  for (const one of SCREENS) $(`talk-${one}`).hidden = one !== screen;
  if (screen === 'sources') caption.sources($('talk-sources'), given.talk, given.at);
  if (screen === 'code') code();
  say();
}
const clear = () => screen && cover(screen);
function code() {
  const shown = given.at;
  codes.show(
    $('talk-code'),
    given.talk.scenes[given.at].focus.map(id => given.talk.facts[id]).filter(Boolean),
    () => screen === 'code' && given.at === shown,
  );
}

// ---- kiosk: on by itself, round and round, until somebody touches a key
const kiosk = () => address.read().get('kiosk') === '1';
function tick() {
  clearTimeout(waiting);
  if (giving() && kiosk())
    waiting = setTimeout(() => {
      clear();
      set((given.at + 1) % given.talk.scenes.length);
    }, given.talk.scenes[given.at].seconds * 1000);
}
function touched() {
  if (!kiosk()) return;
  clearTimeout(waiting);
  address.write({kiosk: null}, false);
}

async function awake() {
  lock?.release();
  lock =
    giving() && !document.hidden && navigator.wakeLock
      ? await navigator.wakeLock.request('screen').catch(() => null)
      : null;
}

// ---- keys: those of clickers and of other programs for talks
const step = by => () => {
  clear();
  set(given.at + by);
};
const KEYS = {
  PageDown: step(1),
  ArrowRight: step(1),
  ArrowDown: step(1),
  n: step(1),
  PageUp: step(-1),
  ArrowLeft: step(-1),
  ArrowUp: step(-1),
  Backspace: step(-1),
  ' ': event => step(event.shiftKey ? -1 : 1)(),
  Home: () => {
    clear();
    set(0);
  },
  End: () => {
    clear();
    set(given.talk.scenes.length - 1);
  },
  b: () => cover('black'),
  '.': () => cover('black'),
  w: () => cover('white'),
  ',': () => cover('white'),
  s: () => cover('sources'),
  q: () => cover('code'),
  f: () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen?.().catch(() => {}),
  p: () => presenter(),
  Enter: () => {
    const wanted = Number(typed);
    clear();
    set(typed ? wanted - 1 : given.at + 1);
  },
  Escape: () => (typed ? null : screen ? clear() : leave()),
};
function type(figures) {
  typed = figures;
  $('talk-number').hidden = !typed;
  $('talk-number').textContent = `Scene ${typed}: Enter`;
}
function key(event) {
  if (!giving()) return;
  touched();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const name = meant(event, one => one in KEYS || /^\d$/.test(one));
  if (/^F\d+$|^(Shift|Control|Alt|Meta|Tab|AudioVolume.*)$/.test(name)) return;
  if (name === 'Enter' && event.target.closest?.('a, button')) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (/^\d$/.test(name)) return type((typed + name).slice(-3));
  KEYS[name]?.(event);
  type('');
}

// ---- fingers: a tap on the right leads on, on the left third back; one on what covers the picture brings it back.
// A mouse does nothing but by the controls: a presenter's hand may lie on it. On a phone, where one reads, there are larger ones.
const NEAR = 10;
const SHORT = 600; // px and ms, for a touch to be a tap
let tap = null;
function down(event) {
  if (giving() && event.target.closest?.('#timeline')) event.stopPropagation(); // nothing but keys moves the picture
  const own = event.target.closest?.('a, button, select, input');
  tap =
    giving() && event.isPrimary && event.pointerType === 'touch' && !own
      ? {x: event.clientX, y: event.clientY, since: event.timeStamp}
      : null;
}
function lift(event) {
  const was = tap;
  tap = null;
  if (
    !was ||
    !giving() ||
    Math.hypot(event.clientX - was.x, event.clientY - was.y) > NEAR ||
    event.timeStamp - was.since > SHORT
  )
    return;
  touched();
  if (screen) clear();
  else if (!matchMedia('(max-width: 700px)').matches) set(given.at + (event.clientX < innerWidth / 3 ? -1 : 1));
}
function press(event) {
  const button = event.target.closest?.('#caption [data-key]');
  touched();
  if (!button) return;
  if (event.detail) button.blur(); // else the next Enter of a clicker would press it again
  KEYS[button.dataset.key](event);
  type('');
}

// ---- beginning and ending
async function load(name) {
  if (name === DRAFT) return drafts?.some() ? drafts.make() : null;
  const answer = await fetchAnswer(`talk?name=${encodeURIComponent(name)}`, {cache: 'no-store'});
  return answer.ok ? answer.json() : null;
}
function remember() {
  kept.write(KEEP, {name: given.talk.name, began, turned, at: given.at});
}
function recall() {
  const was = kept.read(KEEP) || {};
  const same = was.name === given.talk.name;
  began = same ? was.began : Date.now();
  turned = same && was.at === given.at ? was.turned : Date.now();
  remember();
}
async function follow() {
  const query = address.read();
  const name = query.get('talk');
  if (name === null) return given.talk && end();
  if (given.talk && (given.talk.name === name || name === '')) {
    const next = Math.trunc(Number(query.get('scene')) || 1) - 1;
    return next !== given.at && set(next);
  }
  const found = await load(name).catch(error => error);
  if (address.read().get('talk') !== name) return;
  if (found instanceof Error) {
    go({talk: null, scene: null, kiosk: null}, false);
    return $('alert').replaceChildren(
      el('p', {}, 'The talk could not be read, for the server does not answer. Present it again once it does.'),
    );
  }
  [wanted, said] = [name, found];
  report();
  if (!found?.scenes.length) return go({talk: null, scene: null, kiosk: null}, false);
  given.talk = found;
  given.at = Math.min(Math.max(Math.trunc(Number(query.get('scene')) || 1) - 1, 0), given.talk.scenes.length - 1);
  recall();
  $('caption').hidden = false;
  reachable(false);
  link = give(given.talk.name, hear);
  asked = null;
  awake();
  settle();
}
// The picture may still be another one: ask for ours once, and show it when it is there.
function settle() {
  if (!giving() || !timeline.meta) return;
  // A talk that lights nothing has a picture of its own too: of another size than the ordinary one.
  if (!timeline.meta.scene || timeline.meta.tell.join() !== tell().join()) return want();
  const first = root.talk !== '1';
  root.talk = '1';
  draw(true);
  if (first) {
    address.write({scene: String(given.at + 1)}, false);
    tick();
    say();
  }
}
// The keyboard does not enter the picture of a talk: the window would follow it.
function reachable(yes) {
  $('plot').tabIndex = yes ? 0 : -1;
  if (!yes) $('plot').blur();
}
function end() {
  stop();
  clearTimeout(waiting);
  if (screen) cover(screen);
  say({over: true});
  link.close();
  lock?.release();
  given.talk = lock = null;
  typed = '';
  root.talk = '';
  $('caption').hidden = true;
  reachable(true);
  timeline.light(null);
}
function leave() {
  const [from, to] = timeline.window;
  go({talk: null, scene: null, kiosk: null, ...ends([from, to])});
  end();
  $('present').focus();
}
function begin(name, scene = 1) {
  go({talk: name, scene: String(scene), event: null});
  return follow();
}
// Which talk is given is asked where there are several; the headlines are one only where there is no other.
async function offer() {
  const answer = await fetchAnswer('talk', {cache: 'no-store'}).catch(() => null);
  if (!answer?.ok) return;
  const {name, names = [name]} = await answer.json();
  const draft = drafts?.some();
  if (draft || names.filter(one => one !== HEADLINES).length > 1)
    askWhich([...(draft ? [DRAFT] : []), ...names], begin);
  else begin(name);
}

// ---- what is wrong with the talk stands with the problems of the file, and is said again whenever those are
let wanted = null;
let said = null;
function report() {
  $('talk-problems')?.remove();
  if (wanted === null || !$('problems')) return;
  const wrong = said
    ? said.problems
    : [`There is no talk of the name '${apart(wanted)}' in the folder talks beside the file of events.`];
  if (!wrong.length) return;
  $('problems').hidden = false;
  $('problems').append(
    el(
      'div',
      {id: 'talk-problems'},
      el(
        'h2',
        {},
        `${wrong.length} problem${wrong.length === 1 ? '' : 's'} in ${said ? apart(said.file) : 'the address'}`,
      ),
      el(
        'ol',
        {},
        wrong.map(one => el('li', {}, one)),
      ),
    ),
  );
  if (!said?.scenes.length)
    $('alert').replaceChildren(el('p', {}, 'The talk cannot be given. ', el('a', {href: '#problems'}, 'See why')));
}

// ---- the presenter's window
const say = more =>
  link?.say({
    kind: 'state',
    at: given.at,
    screen,
    began,
    turned,
    ...(given.talk?.name === DRAFT && {talk: given.talk}),
    ...more,
  });
function hear(message) {
  if (!given.talk) return;
  if (message.kind === 'hello') say();
  else if (message.kind === 'key' && KEYS[message.key]) {
    touched();
    KEYS[message.key]({});
  } else if (message.kind === 'again') {
    began = turned = Date.now();
    remember();
    say();
  } else if (message.kind === 'go') {
    touched();
    clear();
    set(message.at);
  }
}
function presenter() {
  // A file from disk is the presenter's window too.
  const named = `talk=${encodeURIComponent(given.talk.name)}&tab=${link.tab}`;
  const place = location.protocol === 'file:' ? `${location.pathname}#?presenter=1&${named}` : `presenter?${named}`;
  link.know(window.open(place, `rollout-presenter-${link.tab}`, 'popup,width=1100,height=760'));
}

function rooms() {
  const room = (name, role) => document.body.append(el('div', {id: `talk-${name}`, hidden: true, role}));
  for (const name of SCREENS) room(name, 'dialog');
  room('number', 'status');
}
function start() {
  rooms();
  addEventListener('keydown', key, true);
  addEventListener('pointerdown', down, true);
  addEventListener(
    'wheel',
    event => {
      if (giving()) event.stopPropagation();
    },
    {capture: true, passive: true},
  );
  addEventListener('pointerup', lift, true);
  addEventListener(
    'pointercancel',
    () => {
      tap = null;
    },
    true,
  );
  addEventListener('popstate', follow);
  document.addEventListener('visibilitychange', awake);
  document.addEventListener('problems', report);
  onClick('#present', offer);
  onAnyClick(event => {
    if (giving()) press(event);
  });
  timeline.listen((meta, now, fresh) => fresh && settle());
  const up = () =>
    $('present') && document.querySelector('#react-entry-point #caption') ? follow() : requestAnimationFrame(up);
  up();
}
export const talk = {
  start,
  drafts: source => {
    drafts = source;
  },
  get now() {
    return given.talk && {talk: given.talk, at: given.at, screen, gliding: busy()};
  },
};
