// The picture stands as the server drew it until somebody reaches for it: who only reads is spared Plotly, a third of all the page's work
// and most of its memory. What a hand, a wheel or a key does until Plotly is there is kept, and done then.
import {$, targetOf} from '../dom.js';
import * as stage from '../stage.js';
import {SPARING} from './neighbours.js';
import {bring} from './picked.js';
import {state} from './state.js';
import * as wheel from './wheel.js';

const MOST = 200; // things done that are kept
const SOON = 1500; // ms after which a machine with a mouse has the live picture though nobody has moved it: its first key is answered at once
const POINTED = '(hover: hover)';
const PICTURE = '#timeline .nsewdrag';
const WAYS = '#plot, #overview'; // where keys move something
const BUTTONS = '.below button';
const READING = '#list, #details'; // where a press reads on
const BESIDE = ['event', 'map']; // in an address, what the first view does not show
const MODIFIERS = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Escape', 'Tab'];

/** @type {import('./wheel.js').Stands | null} what stands there meanwhile */
let stands = null;
let reached = false;
let live = false;
/** @type {() => void} */
let begin = () => {};
export const reaching = /** @type {Promise<void>} */ (new Promise(done => (begin = done)));
export const isReached = () => reached;
export function reach() {
  reached = true;
  begin();
}

/** @typedef {{event: Event, at: () => Element | null}} Done */
/** @type {Done[]} */
const kept = [];
let revealed = false; // whether an event was chosen that the window must be brought to
/** @type {Done | null} where a pointer rests */
let hovers = null;
const pressed = new Set();

/** @param {Event} event */
function refuse(event) {
  if (event.cancelable) event.preventDefault();
  event.stopImmediatePropagation();
}
// Who holds something down, or points at it, does so to what stands at that place then.
/** @param {MouseEvent} event */
function placed({target, clientX, clientY}) {
  const own = /** @type {Element} */ (target);
  return own.closest(PICTURE) ? () => under(clientX, clientY) : () => (own.isConnected ? own : $('overview'));
}
/** @param {number} x @param {number} y */
function under(x, y) {
  const found = document.elementFromPoint(x, y);
  return found?.closest('#timeline') ? found : document.querySelector(PICTURE);
}
/** @param {Event} event @param {Done['at']} at */
function keep(event, at) {
  reach();
  refuse(event);
  if (kept.length < MOST) kept.push({event, at});
}
/** @param {PointerEvent} event */
function press(event) {
  const held = targetOf(event).closest(`${PICTURE}, #overview`);
  if (!held) return;
  pressed.add(event.pointerId);
  keep(event, placed(event));
  if (held.matches(PICTURE)) $('timeline').setPointerCapture(event.pointerId); // what it is on goes when Plotly comes
}
/** @param {PointerEvent} event */
function hover(event) {
  const over = targetOf(event).closest?.(PICTURE);
  if (event.pointerType !== 'touch' && (over || stage.seen())) reach();
  hovers = over ? {event, at: placed(event)} : null;
}
/** @param {PointerEvent} event */
function move(event) {
  const {pointerId} = event;
  if (!pressed.has(pointerId)) return hover(event);
  const last = kept.findLast(one => /** @type {PointerEvent} */ (one.event).pointerId === pointerId);
  if (last?.event.type === event.type) kept.splice(kept.indexOf(last), 1);
  keep(event, last?.at ?? placed(event));
}
/** @param {PointerEvent} event */
function lift(event) {
  if (!pressed.delete(event.pointerId)) return;
  keep(event, () => $('timeline'));
}
/** @param {WheelEvent} event */
function turn(event) {
  if (!targetOf(event).closest(PICTURE)) return;
  reach();
  if (stands && wheel.takes(event, stands)) keep(event, placed(event));
}
// What is pressed beside the picture moves its window; the buttons are others once the picture is there. Any other press says as well that somebody goes on,
// but one in the list where that stands alone.
/** @param {MouseEvent} event */
function click(event) {
  const button = targetOf(event).closest(BUTTONS);
  const at = [...document.querySelectorAll(BUTTONS)].indexOf(/** @type {Element} */ (button));
  if (button) keep(event, () => document.querySelectorAll(BUTTONS)[at]);
  else if (stage.seen() || !targetOf(event).closest(READING)) reach();
  revealed ||= !!targetOf(event).closest('[data-go]');
}
/** @param {KeyboardEvent} event */
const foreign = event =>
  event.ctrlKey || event.metaKey || event.altKey || targetOf(event).closest('input, select, textarea, dialog');
/** @param {KeyboardEvent} event */
function key(event) {
  if (MODIFIERS.includes(event.key)) return;
  reach();
  if (foreign(event)) return;
  const own = targetOf(event).closest(WAYS) ?? (event.key.length === 1 && event.key !== ' ');
  if (own) keep(event, () => document.activeElement);
}
/** @param {FocusEvent} event */
function focus(event) {
  if (targetOf(event).closest(WAYS)) reach();
}

/** @type {[string, (event: any) => void][]} */
const HEARD = [
  ['pointerdown', press],
  ['pointermove', move],
  ['pointerup', lift],
  ['pointercancel', lift],
  ['wheel', turn],
  ['click', click],
  ['keydown', key],
  ['focusin', focus],
  ['dragover', reach],
];
/** @param {Done} done */
function again({event, at}) {
  const Kind = /** @type {typeof Event} */ (event.constructor);
  at()?.dispatchEvent(new Kind(event.type, event));
}
// From an event to the next, and to what is said of one, leads only what is said of them.
/** @param {Done} done */
const speaks = ({event}) => event.type === 'keydown' && targetOf(event).closest('#plot');
/** @param {Done[]} all */
function onceTold(all) {
  if (state.language !== null) return all.forEach(again);
  document.addEventListener('facts', () => all.forEach(again), {once: true});
}
// A pointer that goes on is somewhere else.
/** @param {Done} done */
function pointed(done) {
  let rests = state.language === null;
  const gone = () => (rests = false);
  again(done);
  addEventListener('pointermove', gone, {capture: true, once: true});
  document.addEventListener('facts', () => rests && again(done), {once: true});
}
// Plotly is there: all that was done meanwhile is done, in its order.
export function arrive() {
  if (live) return;
  live = true;
  for (const [kind, act] of HEARD) removeEventListener(kind, act, true);
  const all = kept.splice(0);
  const rests = all.length ? null : hovers;
  const at = all.findIndex(speaks);
  all.splice(0, at < 0 ? all.length : at).forEach(again);
  if (all.length) onceTold(all);
  else if (rests) pointed(rests);
  if (revealed && state.picked) bring(state.picked);
}
// given: the first view, where there is one; else the picture is wanted at once, as it is in a talk.
/** @param {import('./wheel.js').Stands | null} given */
export function start(given) {
  stands = given;
  if (!given || stage.query().has('talk')) return reach();
  for (const [kind, act] of HEARD) addEventListener(kind, act, {capture: true, passive: false});
  if (BESIDE.some(name => stage.query().has(name))) reach();
  else if (matchMedia(POINTED).matches && stage.seen() && !SPARING?.saveData) setTimeout(reach, SOON);
}
