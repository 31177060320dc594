// A listener's phone follows a talk: it asks where the talk stands, and for the words of a scene when that has changed. Whoever leafs
// back stays there until she comes back to the talk.
import {$, el, isolated} from '../dom.js';
import {say} from '../say.js';
import {furnish} from './look.js';
import {said} from './scene.js';

const EVERY = 2000;
const LATE = 8000; // ms between two questions, and after which a server does not answer
const SLOWEST = 16000;
/** @type {{title: string, language: string, languages: [string, string][]}} */
const about = JSON.parse($('about').textContent);
/** @type {Standing | null} */
let standing = null;
/** @type {number | null} the scene that she reads while the talk is elsewhere; null: she is where the talk is */
let away = null;
/** @type {string | null} the scene that stands there; empty: the title, before a talk */
let shown = null;
let failed = 0;
let waiting = 0;
/** @type {Map<number, FollowedScene>} */
let known = new Map(); // of one state of the evidence
let turn = 0;

/** @param {string} path */
const ask = path => fetch(path, {cache: 'no-store', signal: AbortSignal.timeout(LATE)});
/** @param {number} at @returns {Promise<FollowedScene | null>} */
async function sceneAt(at) {
  const own = known;
  const had = own.get(at);
  if (had) return had;
  const answer = await ask(`scene/${at + 1}?language=${encodeURIComponent(about.language)}`);
  if (!answer.ok) return null;
  const found = await answer.json();
  own.set(at, found);
  return found;
}

// Where she is, and where the talk is.
/** @param {Standing} now */
const here = now => away ?? (now.state === 'on' ? now.at : Math.max(0, now.seen - 1));
/** @param {Standing} now */
const begun = now => now.seen > 0 && (now.state !== 'before' || away !== null);
// The scene beside hers that was shown: one that the speaker left out is not hers to read.
/** @param {Standing} now @param {number} by */
function beside(now, by) {
  let at = here(now) + by;
  while (now.skipped.includes(at)) at += by;
  return at;
}
/** @param {Standing} now */
function place(now) {
  if (!begun(now)) return say('The talk has not begun. Its words appear here by themselves.');
  if (now.state === 'over')
    return say('The talk is over. What was shown can be read here until the speaker closes it.');
  return away === null
    ? say('You follow the talk.')
    : say('You read on your own. The talk is at scene {n}.', {n: now.at + 1});
}
// What speaks when it is written is written when it changes: every two seconds Orca read that she follows the talk.
/** @param {string} id @param {string} words */
function write(id, words) {
  if ($(id).textContent !== words) $(id).textContent = words;
}
/** @param {Standing} now */
function steer(now) {
  const at = here(now);
  write('place', place(now));
  $('number').textContent = begun(now) ? say('Scene {n}', {n: at + 1}) : '';
  $('back').disabled = !begun(now) || beside(now, -1) < 0;
  $('next').disabled = !begun(now) || at >= now.seen - 1;
  $('rejoin').hidden = away === null;
}
/** @param {Standing} now */
async function draw(now) {
  const at = here(now);
  const key = begun(now) ? `${now.talk} ${now.data} ${at}` : '';
  const scene = key && key !== shown ? await sceneAt(at) : null;
  if (now !== standing || at !== here(now)) return;
  steer(now);
  if (key === shown || (key && !scene)) return;
  shown = key;
  $('scene').replaceChildren(
    .../** @type {Node[]} */ (
      (scene
        ? [el('h1', {tabindex: -1, lang: scene.title_in}, isolated(scene.title)), ...said(scene)]
        : [el('h1', {}, isolated(about.title))]
      ).filter(Boolean)
    ),
  );
  document.documentElement.scrollTop = 0;
}

/** @param {string} text */
function heard(text) {
  const now = /** @type {Standing} */ (JSON.parse(text));
  const other = !standing || now.talk !== standing.talk || now.data !== standing.data;
  if (other) known = new Map();
  if (now.talk !== standing?.talk) away = null;
  if (away !== null && away >= now.seen) away = null;
  if (JSON.stringify(now) !== JSON.stringify(standing)) standing = now;
}
async function look() {
  clearTimeout(waiting);
  const mine = ++turn; // a phone that is taken out of a pocket asks anew, and an older answer may come later
  try {
    const answer = await ask('now');
    if (!answer.ok) throw answer;
    const text = await answer.text();
    if (mine !== turn) return;
    heard(text);
    await draw(/** @type {Standing} */ (standing));
    failed = 0;
  } catch {
    if (mine !== turn) return;
    failed += 1; // what is on screen stays
  }
  write(
    'lost',
    failed > 1 ? say('The speaker’s computer cannot be reached. Are you in its network? It is asked again.') : '',
  );
  // Not all phones of a hall at the same moment; and none that lies in a pocket.
  const pause = Math.min(EVERY * 2 ** Math.max(0, failed - 1), SLOWEST) * (0.8 + Math.random() * 0.4);
  clearTimeout(waiting);
  if (!document.hidden) waiting = setTimeout(look, pause);
}

/** @param {number | null} to */
async function leaf(to) {
  if (!standing) return;
  away = standing.state === 'on' && to === standing.at ? null : to;
  await draw(standing).catch(look);
  /** @type {Room | null} */ ($('scene').querySelector('h1'))?.focus({preventScroll: true});
}

export function start() {
  furnish(about.languages, about.language);
  document.title = about.title;
  $('back').textContent = say('‹ Back');
  $('next').textContent = say('Next ›');
  $('rejoin').textContent = say('Back to the talk');
  $('caution').textContent = say('Close in time is not a documented link.');
  $('back').addEventListener('click', () => standing && leaf(beside(standing, -1)));
  $('next').addEventListener('click', () => standing && leaf(beside(standing, 1)));
  $('rejoin').addEventListener('click', () => leaf(null));
  document.addEventListener('visibilitychange', () => document.hidden || look());
  look();
}
