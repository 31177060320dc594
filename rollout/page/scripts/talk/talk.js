// Giving a talk: scenes of the one chart, by the keys that clickers send. The place is in the address.
import * as address from '../address.js';
import {fetchAnswer} from '../answer.js';
import {onAnyClick, onClick} from '../clicks.js';
import {ends} from '../days.js';
import {$} from '../dom.js';
import {asked, inIt} from '../page/language.js';
import {go} from '../page/view.js';
import {busy, stop} from '../picture/glide.js';
import {timeline} from '../picture/timeline.js';
import * as audience from './audience.js';
import {heed} from './foot.js';
import * as full from './full.js';
import {endBy, hear, key, press, tapped, type} from './keys.js';
import {forget, want} from './lit.js';
import {recall} from './pace.js';
import {clear, connect, disconnect, draw, pause, say, set, tick} from './place.js';
import {report, reportOn, unreachable} from './report.js';
import {given, giving, tell} from './scene.js';
import * as screens from './screens.js';
import * as taps from './taps.js';
import {DRAFT, HEADLINES, askWhich} from './which.js';

/** @type {WakeLockSentinel | null} */
let lock = null;
/** @typedef {{some: () => boolean, csv: () => string, make: () => Promise<Talk>}} Drafts */
/** @type {Drafts | null} */
let drafts = null;
let spoken = ''; // the language that the talk was asked for in

const root = document.documentElement.dataset;

async function awake() {
  lock?.release();
  lock =
    giving() && !document.hidden && navigator.wakeLock
      ? await navigator.wakeLock.request('screen').catch(() => null)
      : null;
}

// ---- beginning and ending
/** @param {string} name */
async function load(name) {
  spoken = asked();
  if (name === DRAFT) {
    if (!drafts?.some()) return null;
    audience.prepared(drafts.csv());
    return drafts.make();
  }
  const clock = address.read().get('clock') || '';
  const answer = await fetchAnswer(`talk?name=${encodeURIComponent(name)}&clock=${clock}${inIt()}`, {
    cache: 'no-store',
  });
  return answer.ok ? answer.json() : null;
}
/** @param {URLSearchParams} query */
const wantedAt = query => Math.trunc(Number(query.get('scene')) || 1) - 1;
const leaveAddress = () => go({talk: null, scene: null, kiosk: null}, false);
let turn = 0; // what was asked for before may come later
async function follow() {
  const query = address.read();
  const name = query.get('talk');
  if (name === null) return given.talk && end();
  const at = wantedAt(query);
  if (given.talk && (given.talk.name === name || name === '')) return at !== given.at && set(at);
  const mine = ++turn;
  const found = await load(name).catch(error => error);
  if (mine === turn && address.read().get('talk') === name) open(name, found, at);
}
// The same talk in another language, while it is given: the scene that stands stays; what does not come leaves the words that were there.
async function translated() {
  const mine = ++turn;
  const found = await load(given.talk.name).catch(() => null);
  if (mine !== turn || !found?.scenes.length || !giving()) return;
  given.talk = found;
  given.at = Math.min(given.at, found.scenes.length - 1);
  reportOn(found.name, found);
  draw(true);
  screens.again();
  say();
}
/** @param {string} name @param {Talk | Error | null} found @param {number} at */
function open(name, found, at) {
  if (found instanceof Error) {
    leaveAddress();
    return unreachable();
  }
  reportOn(name, found);
  if (found?.scenes.length) enter(found, at);
  else leaveAddress();
}
/** @param {Talk} found @param {number} at */
function enter(found, at) {
  given.talk = found;
  given.at = Math.min(Math.max(at, 0), found.scenes.length - 1);
  recall();
  $('caption').hidden = false;
  reachable(false);
  connect(hear);
  forget();
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
    if (!screens.covered()) heed();
  }
}
// The keyboard does not enter the picture of a talk: the window would follow it.
/** @param {boolean} yes */
function reachable(yes) {
  $('plot').tabIndex = yes ? 0 : -1;
  if (!yes) $('plot').blur();
}
function end() {
  turn++;
  stop();
  pause();
  clear();
  disconnect();
  lock?.release();
  given.talk = /** @type {never} */ (null);
  lock = null;
  type('');
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
/** @param {string} name @param {number} [scene] */
function begin(name, scene = 1) {
  go({talk: name, scene: String(scene), event: null});
  return follow();
}
// Which talk is given is asked where there are several; the headlines are one only where there is no other.
async function offer() {
  const mine = ++turn;
  const answer = await fetchAnswer('talk', {cache: 'no-store'}).catch(() => null);
  /** @type {Talk | null} */
  const found = answer?.ok ? await answer.json() : null;
  if (mine !== turn) return; // it was pressed once more
  if (!found) return unreachable();
  const {name, names = [name]} = found;
  const draft = drafts?.some();
  if (draft || names.filter(one => one !== HEADLINES).length > 1)
    askWhich([...(draft ? [DRAFT] : []), ...names], begin);
  else begin(name);
}

function start() {
  screens.furnish();
  full.start();
  endBy(leave);
  taps.listen(tapped);
  addEventListener('keydown', key, true);
  addEventListener(
    'wheel',
    event => {
      if (giving()) event.stopPropagation();
    },
    {capture: true, passive: true},
  );
  addEventListener('popstate', follow, true); // a talk ends before the page follows the address
  document.addEventListener('visibilitychange', awake);
  document.addEventListener('problems', report);
  document.addEventListener('view', () => giving() && asked() !== spoken && translated());
  onClick('#present', offer);
  onAnyClick(event => {
    if (giving()) press(event);
  });
  timeline.listenFirst(
    (/** @type {Meta} */ meta, /** @type {Now} */ now, /** @type {boolean} */ fresh) => fresh && settle(),
  );
  follow();
}
export const talk = {
  start,
  drafts: (/** @type {Drafts} */ source) => {
    drafts = source;
  },
  get now() {
    return given.talk && {talk: given.talk, at: given.at, screen: screens.covered(), gliding: busy()};
  },
};
