// Those who follow a talk on their phones: told where it stands, by the page that gives it alone; and the code of the address that
// they open. Only a server that was started for it has any.
import {fetchAnswer} from '../answer.js';
import {el} from '../dom.js';
import {say} from '../say.js';
import {draw} from './codes.js';
import {given} from './scene.js';
import {DRAFT} from './which.js';

let token = '';
let told = '';
let draft = '';
/** @type {Promise<unknown>} */
let telling = Promise.resolve();

/** @returns {Promise<Reached | null>} */
const ask = () =>
  fetchAnswer('audience', {cache: 'no-store'})
    .then(answer => (answer.ok ? answer.json() : null))
    .catch(() => null);

/** @type {Record<string, string>} */
const STATES = {opening: 'before', ending: 'over'};
/** @param {string} csv */
export function prepared(csv) {
  draft = csv;
}
// The scenes of a talk in preparation are in no file of the server's: it is told them.
/** @param {string} screen @param {boolean} over */
const standing = (screen, over) => ({
  talk: given.talk.name,
  at: given.at,
  state: over ? 'over' : STATES[screen] || 'on',
  ...(given.talk.name === DRAFT && {draft}),
});
/** @param {string} text */
async function post(text) {
  if (text !== told) return; // it moved on meanwhile
  token ||= (await ask())?.token || '';
  const body = JSON.stringify({...JSON.parse(text), token});
  const headers = {'Content-Type': 'application/json'};
  const answer = await fetchAnswer('audience', {method: 'POST', body, headers}).catch(() => null);
  if (answer?.ok) return;
  token = ''; // of a server that was started anew
  if (told === text) told = ''; // so that it is told again
}
// Where the talk stands now; nothing is said twice.
/** @param {string} screen @param {boolean} over */
export function tell(screen, over) {
  if (!given.talk?.followed) return;
  const text = JSON.stringify(standing(screen, over));
  if (text === told) return;
  told = text;
  telling = telling.then(() => post(text));
}

// The code of their address, and the others by which it can be reached.
/** @param {Reached | null} found @returns {Content[]} */
function code(found) {
  const [first, ...others] = found?.addresses || [];
  if (!found?.code) return [el('h2', {}, say('This computer is in no network that a phone could reach'))];
  const under = el(
    'figcaption',
    {},
    el('b', {}, first),
    others.map(one => el('span', {}, say('or {address}', {address: one}))),
  );
  return [
    el('h2', {}, say('Follow on your phone, in your language')),
    el('div', {class: 'codes'}, el('figure', {}, draw(found.code), under)),
  ];
}
// For the whole screen; still: whether it stands there yet when the answer comes.
/** @param {Room} room @param {() => boolean} still */
export async function show(room, still) {
  const found = await ask();
  if (still()) room.replaceChildren(.../** @type {Node[]} */ (code(found)));
}
// Beside what stands there.
/** @param {Room} room @param {() => boolean} still */
export async function join(room, still) {
  const found = await ask();
  if (still()) room.append(el('div', {class: 'join'}, code(found)));
}
export const offered = () => !!given.talk?.followed;
