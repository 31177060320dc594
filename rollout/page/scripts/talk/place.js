// The place in the talk that is given: which scene stands, and what covers it. The presenter's window is told of each change.
import * as address from '../address.js';
import {$} from '../dom.js';
import {asked, inIt} from '../page/language.js';
import {glide, jump} from '../picture/glide.js';
import {timeline} from '../picture/timeline.js';
import * as audience from './audience.js';
import * as caption from './caption.js';
import {openCopy} from './copied.js';
import {exhibit, settle} from './exhibit.js';
import {give} from './link.js';
import {fits, off, want} from './lit.js';
import {pace, turn} from './pace.js';
import {given, giving, stageNow, windowOf} from './scene.js';
import {served} from '../stage.js';
import {point} from './pointer.js';
import * as screens from './screens.js';
import {DRAFT} from './which.js';

const GLIDE = 400; // ms
let waiting = 0;
/** @type {ReturnType<typeof give> | null} */
let link = null;

/** @param {number} next @param {boolean} [cut] */
export function set(next, cut) {
  const last = given.talk.scenes.length - 1;
  given.at = Math.min(Math.max(next, 0), last);
  address.write({scene: String(given.at + 1)}, false);
  turn();
  draw(cut);
  tick();
  say();
}
/** @param {boolean} [cut] */
export function draw(cut) {
  /** @type {Scene} */
  const scene = given.talk.scenes[given.at];
  caption.show($('caption'), given.talk, given.at);
  exhibited(scene);
  const window = windowOf(scene);
  timeline.light(scene.focus, off(scene), window);
  if (cut || !fits()) jump(...window);
  else glide(...window, GLIDE, true);
  want();
}

// What is not of the timeline stands over it.
/** @param {Scene} scene */
function exhibited(scene) {
  const room = exhibit(scene, given.talk);
  $('caption').dataset.kind = scene.kind;
  if (room) $('caption').prepend(room);
  settle(room, scene);
}

// ---- the screens over the picture
/** @param {string} name */
export function cover(name) {
  screens.cover(name);
  say();
}
export const clear = () => screens.covered() && cover(screens.covered());

// ---- kiosk: on by itself, round and round, until somebody touches a key
const kiosk = () => address.read().get('kiosk') === '1';
export function tick() {
  clearTimeout(waiting);
  if (giving() && kiosk())
    waiting = setTimeout(() => {
      clear();
      set((given.at + 1) % given.talk.scenes.length);
    }, given.talk.scenes[given.at].seconds * 1000);
}
export function touched() {
  if (!kiosk()) return;
  clearTimeout(waiting);
  address.write({kiosk: null}, false);
}
export const pause = () => clearTimeout(waiting);

// ---- the presenter's window
// hear: what to do with what it says.
/** @param {(message: Message) => void} hear */
export function connect(hear) {
  link = give(given.talk.name, hear);
}
export function disconnect() {
  say({over: true});
  point({});
  link?.close();
  link = null;
}
/** @param {Message} [more] */
export function say(more) {
  audience.tell(screens.covered(), !!more?.over);
  link?.say({
    kind: 'state',
    at: given.at,
    screen: screens.covered(),
    stage: stageNow(),
    clock: address.read().get('clock') || '',
    language: asked(),
    ...pace,
    ...(given.talk?.name === DRAFT && {talk: given.talk}),
    ...more,
  });
}
export function presenter() {
  const view = `talk=${encodeURIComponent(given.talk.name)}&tab=${link?.tab}${inIt()}`;
  const name = `rollout-presenter-${link?.tab}`;
  const features = 'popup,width=1100,height=760';
  const disk = location.protocol === 'file:'; // a file from disk is the presenter's window too
  const place = disk ? `${location.pathname}#?presenter=1&${view}` : `presenter?${view}`;
  link?.know(served || disk ? window.open(place, name, features) : openCopy(`?presenter=1&${view}`, name, features));
}
