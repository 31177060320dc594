// The screens over the picture of a talk: black, white, the sources of a scene, their codes, its beginning and its end, and a number that is being
// typed.
import {$, el, heardIn} from '../dom.js';
import * as audience from './audience.js';
import * as caption from './caption.js';
import * as codes from './codes.js';
import {DIALOGS, entitle, tell} from './covers.js';
import {say} from '../say.js';
import * as ends from './ends.js';
import * as keylist from './keylist.js';
import {given} from './scene.js';
import * as where from './where.js';

const SCREENS = ['black', 'white', 'sources', 'code', 'where', 'keys', 'audience', 'opening', 'ending'];
let screen = '';
let turn = 0; // what one that was put away and shown again has asked for comes but once
export const covered = () => screen;

// Whether the same stands there, when something comes for it.
const stands = () => {
  const mine = turn;
  return () => mine === turn;
};
// Asked for twice it goes away again.
/** @param {string} name */
export function cover(name) {
  const had = screen !== '';
  turn++;
  screen = screen === name ? '' : name;
  for (const one of SCREENS) $(`talk-${one}`).hidden = one !== screen;
  write();
  tell(screen, had);
}
function write() {
  if (screen === 'sources') caption.sources($('talk-sources'), given.talk, given.at);
  if (screen === 'code') lit(codes.show, 'code');
  if (screen === 'where') lit(where.show, 'where');
  if (screen === 'keys') keylist.show($('talk-keys'), audience.offered());
  if (screen === 'audience') audience.show($('talk-audience'), stands());
  if (screen === 'opening') opening($('talk-opening'));
  if (screen === 'ending') ends.ending($('talk-ending'), given.talk);
}
// What covers the picture says itself anew: the talk is in another language.
export function again() {
  write();
  entitle(screen);
}
// What is asked for when it is shown, of what the scene lights.
/** @param {(room: Room, facts: Fact[], still: () => boolean) => unknown} show @param {string} name */
function lit(show, name) {
  const shown = given.at;
  const still = stands();
  show(
    $(`talk-${name}`),
    given.talk.scenes[given.at].focus.map((/** @type {string} */ id) => given.talk.facts[id]).filter(Boolean),
    () => still() && given.at === shown,
  );
}
// Before a talk those who follow it come to their page.
/** @param {Room} room */
function opening(room) {
  room.classList.toggle('with-code', audience.offered());
  ends.opening(room);
  if (audience.offered()) audience.join(room, stands());
}
let typing = '';
/** @param {string} typed */
export function number(typed) {
  const room = $('talk-number');
  const comes = room.hidden;
  typing = typed;
  room.hidden = !typed;
  const fill = () => {
    room.textContent = say('Scene {typed}: Enter', {typed: typing});
  };
  if (comes) heardIn(room, fill);
  else fill();
}

export function furnish() {
  /** @param {string} name @param {Attributes} attributes */
  const room = (name, attributes) => document.body.append(el('div', {id: `talk-${name}`, hidden: true, ...attributes}));
  for (const name of SCREENS) room(name, DIALOGS[name] ? {role: 'dialog', 'aria-modal': 'true', tabindex: -1} : {});
  room('number', {role: 'status'});
}
