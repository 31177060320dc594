// What the page does while the window moves and when it rests: the address, the next picture, the counts.
import * as address from '../address.js';
import {ends} from '../days.js';
import * as hand from '../picture/hand.js';
import {timeline} from '../picture/timeline.js';
import {counts} from './counts.js';
import {gather} from './list.js';
import {asking} from './state.js';
import {behind, keep, keepWindow, pending, redraw} from './view.js';

export const REST = 120; // ms without a move
const PATIENCE = 3000; // ms after which an answer is not waited for any more
const SOON = 250; // ms until a window that rests is in the address
const IN = 1 / 4;
const OUT = 2;
const ASIDE = 0.6; // how far a hand may go in a picture that is there: in, nothing is missing but words; else ends are empty
let pictured = [0, 1];
let stirred = -Infinity; // the window that the last picture was drawn for, and when a window last moved

// A window that comes back from Plotly is the same but for the last figures.
/** @param {number[]} one @param {number[]} other */
export const apart = (one, other) => one.some((end, i) => !(Math.abs(end - other[i]) < 1e-6));
// Very many events: a picture holds what the windows of its stretch can show. For another stretch one is asked for at once when a
// hand begins or has gone far, and when it rests; in between the picture floats, for drawing a new one would hold up the hand.
const another = () => timeline.across(timeline.window) || redraw();
const waiting = () => performance.now() - pending.asked < PATIENCE;
/** @param {Span} window */
function requestIfFar(window) {
  const began = performance.now() - stirred > 3 * REST;
  const [from, to] = window;
  const [a, b] = pictured;
  const ratio = (to - from) / (b - a);
  const far = ratio < IN || ratio > OUT || Math.abs(from + to - a - b) / 2 > (to - from) * ASIDE;
  const held = timeline.holds(window);
  stirred = performance.now();
  certain = false;
  clearTimeout(pending.writing);
  pending.writing = setTimeout(() => {
    if (waiting()) return;
    if (!timeline.holds()) return another();
    keepWindow();
    gather(timeline.meta);
  }, REST);
  if (behind()) pending.wanted = window; // however late it comes
  if (!waiting() && !held && (began || far)) Promise.resolve().then(another); // once all have heard of this window
  if (held) recount(window);
}
// How many of very many events lie in a window only the server knows: while a hand goes on it is asked again, but not all the time.
/** @type {(() => void)[]} */
const countWaiters = [];
/** @type {Span | null} */
let uncounted = null;
let counting = false;
let certain = true;
/** @type {() => Promise<void>} */
export const counted = () => new Promise(hear => (certain ? hear() : countWaiters.push(hear))); // when the counts are those of the window
function resolveCounts() {
  certain = true;
  for (const hear of countWaiters.splice(0)) hear();
}
/** @param {Span} window */
function insideOf(window) {
  const query = address.read();
  for (const [name, day] of Object.entries(ends(window))) query.set(name, day);
  return asking.inside(`?${query}`).catch(() => null);
}
// Before a picture is drawn that is at hand: the answer is there when it stands.
/** @type {{window: Span, answer: Promise<number[] | null>} | null} */
let early = null;
/** @param {Span} window */
export function countAhead(window) {
  early = {window, answer: insideOf(window)};
}
/** @param {Span} window */
async function recount(window) {
  uncounted = window;
  if (counting) return;
  for (counting = true; uncounted; await new Promise(done => setTimeout(done, REST))) {
    const {meta} = timeline;
    const own = uncounted;
    const asked = early && !apart(own, early.window) ? early.answer : insideOf(own);
    uncounted = early = null;
    const inside = await asked;
    if (!inside || timeline.meta !== meta || !meta.crowd) continue;
    meta.crowd.inside = inside;
    counts(meta, timeline.now, false);
    if (!apart(own, timeline.window)) resolveCounts(); // the hand may have gone on
  }
  counting = false;
}

// A new picture is there. The window may have moved on since it was asked for; one that was at hand has the counts of another window.
/** @param {Meta} meta @param {Now} now @param {boolean} crossed */
export function arrived(meta, now, crossed) {
  const next = pending.wanted;
  clearTimeout(pending.writing);
  Object.assign(pending, {asked: -Infinity, wanted: null, writing: 0, come: pending.sent, seen: pending.view});
  pictured = now.window;
  if (crossed) return;
  if (!next || !apart(next, now.window)) resolveCounts();
  else if (!meta.crowd) timeline.show(...next);
  else {
    timeline.float(next);
    hand.restSoon();
  }
}
/** @param {Meta} meta @param {Now} now */
export function moved(meta, now) {
  pending.write = () => keep(now.window);
  if (meta.crowd) return requestIfFar(now.window);
  if (behind()) pending.wanted = now.window; // the picture that is on its way was asked for another
  clearTimeout(pending.writing);
  pending.writing = setTimeout(keepWindow, SOON);
}
