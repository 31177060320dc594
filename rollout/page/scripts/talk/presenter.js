// The presenter's window: this scene and the next, notes, clock and time; in step with the page that is projected.
import {dayOf} from '../days.js';
import {$, apart, el, inTongue, saying, sentences, targetOf} from '../dom.js';
import {meant} from '../keynames.js';
import {unknown} from '../page/clock.js';
import {draw} from '../picture/marks.js';
import {inParts, language as ours, say, tongueFor} from '../say.js';
import {sayer} from '../sayer.js';
import {query, served} from '../stage.js';
import {covering} from './covers.js';
import * as keylist from './keylist.js';
import {ask} from './learn.js';
import {join} from './link.js';
import {notes, scrolled} from './notes.js';
import * as pointing from './pointing.js';
import * as small from './small.js';
import {left, span, two} from './times.js';
import {DRAFT} from './which.js';

const name = query().get('talk') || '';
const GONE = 3500; // ms without a word from the page
/** @type {Pick<ReturnType<typeof join>, 'say'>} */
let link;
/** @type {Talk} */
let talk;
let state = {at: 0, screen: '', began: Date.now(), turned: Date.now()};
let heard = 0;
const opened = Date.now();
let over = false;
let shown = '';
let clock = '';
let language = query().get('language') || '';
/** @type {Stage} */
let stage = small.USUAL;

const planned = () => talk.scenes.reduce((sum, scene) => sum + scene.seconds, 0) * 1000;

// What speaks when it is written is written when it changes, and not each second.
/** @param {string} id @param {string} words */
function write(id, words) {
  if ($(id).textContent !== words) $(id).textContent = words;
}
function tick() {
  const now = new Date();
  $('clock').textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
  const near = heard && now.getTime() - heard < GONE;
  write('joined', over ? say('The talk is over.') : near ? '' : say('The page is not connected'));
  $('joined').classList.toggle('over', over);
  if (!talk?.scenes.length) return;
  aloud();
  $('elapsed').textContent = span(now.getTime() - state.began);
  $('planned').textContent = span(planned());
  left($('remaining'), planned() - (now.getTime() - state.began));
  $('scene-elapsed').textContent = span(now.getTime() - state.turned);
  left($('scene-remaining'), talk.scenes[state.at].seconds * 1000 - (now.getTime() - state.turned));
}

/** @param {Fact} fact */
function lit(fact) {
  const later = unknown(fact, dayOf(stage.known));
  const said = [say(fact.status), ...(later ? [later] : []), ...(fact.dispute ? [say('disputed')] : [])].join(', ');
  return el(
    'p',
    {},
    el('span', {class: 'mark'}, draw(fact.status, ...(fact.dispute ? ['disputed'] : []))),
    el(
      'span',
      {},
      `${fact.date} · `,
      inTongue(fact.title, fact.tongues?.title),
      ' · ',
      inParts('says {who}', {who: saying(sayer(fact.says))}),
      ` · ${said}`,
    ),
  );
}

/** @param {{at: number, screen: string}} given */
function placeOf({at, screen}) {
  return [say('{n} of {of}', {n: at + 1, of: talk.scenes.length}), covering(screen)].filter(Boolean).join(' · ');
}
// Where the talk is, once that is known: it may have begun before this window.
function aloud() {
  if (!talk?.scenes.length || !(heard || Date.now() - opened > GONE)) return;
  const {title, tongues} = talk.scenes[state.at];
  const words = el('p', {}, sentences(placeOf(state), inTongue(title, tongues?.title)));
  if ($('said').textContent !== words.textContent) $('said').replaceChildren(...words.childNodes);
}
function show() {
  const key = JSON.stringify([state.at, state.screen, talk?.scenes.length, stage, innerWidth]);
  if (!talk || key === shown) return;
  shown = key;
  if (!talk.scenes.length) return $('title').replaceChildren(say('This talk has no scenes'));
  const scene = talk.scenes[state.at];
  const next = talk.scenes[state.at + 1];
  const facts = scene.focus.map((/** @type {string} */ id) => talk.facts[id]).filter(Boolean);
  $('place').textContent = placeOf(state);
  $('title').replaceChildren(inTongue(scene.title, scene.tongues?.title));
  aloud();
  $('lit').replaceChildren(
    ...facts.map(lit),
    ...scene.gone.map((/** @type {string} */ id) =>
      el('p', {class: 'late'}, say('No longer in the evidence: {id}', {id})),
    ),
  );
  $('notes').replaceChildren(...notes(scene, talk));
  $('next-title').replaceChildren(next ? inTongue(next.title, next.tongues?.title) : say('The end'));
  document.documentElement.dataset.theme = stage.theme;
  small.show($('picture-now'), talk, scene, stage);
  small.show($('picture-next'), talk, next, stage);
  $('black').setAttribute('aria-pressed', String(state.screen === 'black'));
  $('sources').setAttribute('aria-pressed', String(state.screen === 'sources'));
  $('audience').setAttribute('aria-pressed', String(state.screen === 'audience'));
  $('audience').hidden = !talk.followed;
  $('jump').value = String(state.at);
}
/** @param {Talk} found */
function know(found) {
  talk = found;
  shown = '';
  state.at = Math.min(state.at, Math.max(0, talk.scenes.length - 1));
  $('jump').replaceChildren(
    ...talk.scenes.map((scene, i) =>
      el('option', {value: String(i), lang: scene.tongues?.title}, `${i + 1} ${apart(scene.title)}`),
    ),
  );
  show();
  tick();
}

// Another language of the interface is another page.
function anew() {
  const asked = query();
  asked.set('language', language);
  location.search = String(asked);
}
// By another clock or in another language than before the talk is asked for once more.
/** @param {Message} message */
function follow({clock: told = clock, language: spoken = language}) {
  if (told === clock && spoken === language) return;
  [clock, language] = [told, spoken];
  if (served && tongueFor(spoken) !== ours()) return anew();
  if (name !== DRAFT) learn();
}
/** @param {Message} message */
const placeIn = ({at = 0, screen = '', began = 0, turned = 0}) => ({at, screen, began, turned});
/** @param {Message} message */
function hear(message) {
  if (message.kind !== 'state') return;
  [heard, over] = [Date.now(), !!message.over];
  if (message.talk && !talk) know(message.talk);
  stage = message.stage ?? stage;
  follow(message);
  const told = placeIn(message);
  if (talk && told.at < talk.scenes.length) state = told;
  show();
  tick();
}
const learn = () => ask({name, clock, language}, know);
/** @param {string} key */
const press = key => link.say({kind: 'key', key});

const KEYS = /^(PageDown|PageUp|Arrow(Right|Left|Up|Down)|Home|End|[bwsqaol.,?]| )$/;

/** @type {Record<string, () => unknown>} what nobody but the presenter sees, or where the pointer goes */
const OWN = {o: () => pointing.turn('spot'), l: () => pointing.turn('line'), '?': () => keylist.open(!!talk?.followed)};
/** @param {KeyboardEvent} event */
const foreign = event => event.ctrlKey || event.metaKey || event.altKey || targetOf(event).matches('select, dialog *');
/** @param {KeyboardEvent} event */
function keyed(event) {
  const key = meant(event, one => KEYS.test(one));
  if (foreign(event) || scrolled(event) || !KEYS.test(key) || (key === ' ' && targetOf(event).matches('button')))
    return;
  if (OWN[key]) OWN[key]();
  else press(key === ' ' ? (event.shiftKey ? 'PageUp' : 'PageDown') : key);
  event.preventDefault();
}

export function start() {
  $('presenter-keys').focus();
  link = join(name, query().get('tab') || '', hear);
  addEventListener('keydown', keyed);
  document.addEventListener('click', event => {
    const {key, point} = targetOf(event).dataset;
    if (key) press(key);
    else if (point) pointing.turn(point);
    else if (targetOf(event).id === 'again') link.say({kind: 'again'});
  });
  $('jump').addEventListener('change', event => link.say({kind: 'go', at: Number(targetOf(event).value)}));

  pointing.start(message => link.say(message));
  addEventListener('resize', show);
  // Said again and again, so that either side finds the other after a reload.
  const call = () => {
    link.say({kind: 'hello'});
    tick();
  };
  setInterval(call, 1000);
  call();
  if (name !== DRAFT) learn();
}
