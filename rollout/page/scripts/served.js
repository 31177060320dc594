// The served page until its picture is live, and the file is looked at every second. What else there is comes with `rest.js`.
import {fetchAnswer, spoken} from './answer.js';
import * as clicks from './clicks.js';
import {expose} from './debug.js';
import {$} from './dom.js';
import * as ahead from './page/ahead.js';
import * as bring from './page/bring.js';
import {clock} from './page/clock.js';
import * as coming from './page/coming.js';
import * as dash from './page/dash.js';
import * as drawing from './page/drawing.js';
import {reface} from './page/faces.js';
import * as keys from './page/keys.js';
import {asked as tongue, inIt, language} from './page/language.js';
import * as leaf from './page/leaf.js';
import * as named from './page/named.js';
import {hold} from './page/list.js';
import {countAhead} from './page/moving.js';
import * as near from './page/near.js';
import * as narrow from './page/narrow.js';
import * as neighbours from './page/neighbours.js';
import * as over from './page/over.js';
import * as page from './page/page.js';
import * as reach from './page/reach.js';
import * as still from './page/still.js';
import {behind, follow, pending, redraw, turnBy} from './page/view.js';
import * as glide from './picture/glide.js';
import {timeline} from './picture/timeline.js';
import {onPhone} from './stage.js';

const EVERY = 1000; // ms between two looks at the file, where the server does not say sooner
const LATE = 15000; // ms after which it does not answer
const AT_ONCE = 60; // some servers take no address longer than 4 kB
let digest = '';
let shown = ''; // the digest, and what of reviews, of which that says nothing, that the page tells of
let wanted = ''; // the same of which a picture was asked for
let said = '';

// Nobody who asks for a picture says anything of a question that was lost on its way: it is heard of here, as any other.
let gone = false;
let lost = false;
const ask = window.fetch;
window.fetch = async (...given) => {
  const answer = await ahead.answered(...given).catch(error => error);
  const own = `${given[0] instanceof Request ? given[0].url : given[0]}`.includes('_dash-update-component');
  if (own && (answer instanceof Error || [502, 503, 504].includes(answer.status))) {
    lost = true;
    // Whoever says when to ask again is there; what holds the evidence is not, and the look says so.
    if (answer instanceof Error || !answer.headers.has('retry-after')) missing(true);
  }
  if (answer instanceof Error) throw answer;
  return answer;
};
// The server is gone, or it is back: then what was asked for meanwhile is shown.
/** @param {boolean} now */
function missing(now) {
  const back = gone && !now;
  if (gone !== now) page.unanswered((gone = now));
  if (back) document.dispatchEvent(new Event('view')); // whoever heeds the address asks again
  if (now || (!lost && !behind() && !timeline.meta?.crowd)) return;
  lost = false;
  redraw();
}

// All that is said of events, in the language of the address.
/** @param {string} of */
const everything = async of =>
  (await fetchAnswer(`facts?${of}${inIt()}`, {signal: AbortSignal.timeout(4 * LATE)})).json();

// What is said of each event is as much again as what the picture needs: it comes after the picture, or after all that this needs where
// nobody has reached for it; but at once where the list stands alone.
const pictured = new Promise(done => {
  timeline.listen(done);
  bring.ahead().then(() => reach.isReached() || done(null));
  setTimeout(done, onPhone() ? 0 : LATE);
});
let looking = 0;
// The file is another than the one that the page tells of, or somebody has judged what is in it: its picture is asked for, and what is
// said of its events meanwhile.
/** @param {string} now @param {string} mark */
async function renew(now, mark) {
  await pictured;
  const before = wanted || timeline.meta?.digest || stood?.meta.digest; // the first picture may be older than the first look
  const same = before === (wanted ? mark : now);
  wanted = mark;
  if (before && !same) {
    reach.reach(); // the first view does not tell of it
    ahead.forget();
    neighbours.forget();
    near.forget();
    reface(mark);
    redraw();
  }
  page.furnish(await everything(now));
  digest = now;
  shown = mark;
}
// Who only reads is spared three of four looks.
/** @param {Response} answer */
const soon = answer => (reach.isReached() && Number(answer.headers.get('look-again'))) || EVERY;
async function look() {
  looking = 0;
  let pause = EVERY;
  try {
    const answer = await fetch(spoken('state'), {cache: 'no-store', signal: AbortSignal.timeout(LATE)});
    const text = await answer.text();
    if (!answer.ok) throw answer;
    pause = soon(answer);
    if (gone) missing(false);
    if (text !== said) {
      const state = JSON.parse(text);
      page.problems(state);
      const mark = state.digest + (state.reviewed ?? '');
      if (shown !== mark) await renew(state.digest, mark);
      said = text; // only now: what was lost on the way is asked for again
    }
    if (lost && !JSON.parse(text).lost) {
      lost = false;
      redraw();
    }
  } catch {
    missing(true); // what is on screen stays, and the next look may find it again
  }
  looking = setTimeout(look, pause);
}

/** @param {string[]} ids */
async function told(ids) {
  const found = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const asked = ids
      .slice(at, at + AT_ONCE)
      .map(id => `id=${encodeURIComponent(id)}`)
      .join('&');
    found.push(...(await (await fetchAnswer(`facts?${asked}${inIt()}`)).json()).facts);
  }
  return found;
}
// Another language of the interface takes the place of the one that stands: with its picture, or without where none can be had.
let unseen = false;
/** @type {string | null} */
let awaited = null;
turnBy(
  () => {
    if (gone || !over.behind()) return null;
    const waits = !near.there() && awaited !== location.search;
    awaited = waits ? location.search : null;
    const turned = waits ? null : over.turn();
    if (!turned) return near.ask(tongue()).then(there => there || missing(true));
    hold((unseen = page.unseen()));
    return turned;
  },
  () => near.drawing(),
);
document.addEventListener('view', () => !gone && over.behind() && follow());
document.addEventListener('tongue', () => {
  said = ''; // what is wrong with the file is told in it too
  if (looking) clearTimeout(looking);
  if (looking) look();
  page.retold(near.told(), unseen);
});

clock.offered = true;
Object.assign(language, {offered: true, faces: () => reface(shown), near: near.hear});
clicks.start();
glide.start();
keys.start();
narrow.start();
named.start();
coming.start(pictured);
expose();

// The rooms around the first view are furnished as soon as this is here; Plotly comes after it.
const first = $('still');
const stood =
  first && /** @type {{meta: Meta, window: Span}} */ (JSON.parse(first.querySelector('metadata')?.textContent ?? ''));
if (stood) page.preview(stood.meta, timeline.reading(stood.meta, stood.window));
timeline.supply(window => {
  const found = behind() ? null : neighbours.ready(window);
  pending.crossed = !!found;
  if (found) countAhead(window);
  return found;
});
ahead.start(ask);
pictured.then(() => reach.isReached() || drawing.fetchAhead());
timeline.listen((meta, _, fresh) => fresh && ahead.look(meta));
drawing.start(dash.come, first?.dataset.asked);
leaf.start();
page.start({
  picture: drawing.ask,
  facts: told,
  listed: async (search, at) => (await fetchAnswer(`listed?at=${at}&search=${encodeURIComponent(search)}`)).json(),
  inside: async search => (await (await fetchAnswer(`inside?search=${encodeURIComponent(search)}`)).json()).inside,
  all: async () => near.told() ?? everything(digest),
});
look();
reach.start(stood);
if (stood) still.open();
