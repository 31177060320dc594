// The view in the address, and the picture that is asked for it.
import * as address from '../address.js';
import {ends} from '../days.js';
import {$} from '../dom.js';
import {request} from '../talk/scene.js';
import {know} from './list.js';
import {pick} from './picked.js';
import {asking, find, state} from './state.js';
import {stop} from '../picture/glide.js';
import {rest} from '../picture/hand.js';
import {timeline} from '../picture/timeline.js';

// asked: when a picture was asked for that has not come yet; wanted: where the window has gone since; drawn: the address of the last;
// crossed: whether the picture of another stretch is drawn that was at hand;
// writing: the timer after which `write` puts a window that has moved into the address. sent, come: how often a picture was asked for,
// and which of them stands on the screen; view, seen: the address of the one asked for, and of the one that stands.
/** @type {{asked: number, wanted: Span | null, drawn: string | null, writing: number, write: () => void, sent: number, come: number, view: string, seen: string, crossed: boolean}} */
export const pending = {
  asked: -Infinity,
  wanted: null,
  drawn: null,
  writing: 0,
  write: () => {},
  sent: 0,
  come: 0,
  view: '',
  seen: '',
  crossed: false,
};

function begun() {
  Object.assign(pending, {asked: performance.now(), wanted: null, view: address.drawn()});
  pending.sent++;
}
export function redraw() {
  keepWindow();
  begun();
  asking.picture(request(/** @type {Room} */ ($('page').parentElement)));
}
// Whether what is asked for is not what stands on the screen.
export const behind = () => pending.sent !== pending.come;
// The view that stands on the screen, as an address has it: while another is on its way, still the one before.
export function onScreen() {
  keepWindow();
  const query = address.read();
  // Asked for anew, as letters have come or the room is another, it is the same view.
  if (!behind() || pending.view === pending.seen || !timeline.meta) return query;
  const seen = new URLSearchParams(pending.seen);
  for (const [name, day] of Object.entries(ends(timeline.window))) seen.set(name, day);
  if (query.has('event')) seen.set('event', String(query.get('event')));
  return seen;
}
// A new window goes into the address once it rests, or at once when something else is about to change the address.
export function keepWindow() {
  if (!pending.writing) return;
  clearTimeout(pending.writing);
  pending.writing = 0;
  pending.write();
}
/** @param {Span} window */
export function keep(window) {
  address.write(ends(window), false);
  pending.drawn = address.drawn();
}
/** @param {Changes} changes @param {boolean} [push] */
export function go(changes, push = true) {
  keepWindow();
  if (!address.write(changes, push)) return;
  follow();
}
// What goes over to the language of the address, and gives what has the page be in it and wear it; where that is not at hand yet, says
// when to ask again. And the picture of the view in it, where that is at hand: it is drawn before, as it measures what stands, and the
// page is in its language before its words are written, or they would be laid out twice.
/** @typedef {{be: () => void, wear: () => void}} Turn */
/** @type {() => Promise<unknown> | Turn | null} */
let turn = () => null;
/** @type {() => Drawing | null} */
let drawing = () => null;
/** @param {typeof turn} over @param {typeof drawing} ready */
export const turnBy = (over, ready) => ([turn, drawing] = [over, ready]);
/** @param {Turn | null} turned */
function renew(turned) {
  // A picture that was asked for while no server answered has come in the language of before.
  const other = !!turned || pending.drawn !== address.drawn();
  pending.drawn = address.drawn();
  const own = other && drawing();
  if (own) begun();
  if (own) timeline.draw(own, turned?.be);
  turned?.wear();
  if (other && !own) redraw();
}
export function follow() {
  const turned = turn();
  if (turned instanceof Promise) return void turned.then(there => there && follow());
  renew(turned);
  const id = address.read().get('event') || '';
  pick(id);
  // Of very many events only those told are known: what is said of another is asked for first.
  if (id && state.partial && !find(id)) know([id]).then(() => address.read().get('event') === id && pick(id));
  document.dispatchEvent(new Event('view'));
}
// The address has changed by itself: the picture may have moved on from it.
export function goneBack() {
  stop(); // nothing that still moves leads away from it
  rest();
  address.gone();
  if (pending.writing) pending.drawn = null;
  clearTimeout(pending.writing);
  pending.writing = 0;
  $('search').value = address.read().get('q') || '';
  follow();
}
