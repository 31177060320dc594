// The keys of a talk, as a list: over the picture where it is given, and in the presenter's window, which has a few of its own.
import {el} from '../dom.js';
import {keyDialog, listed} from '../keycaps.js';
import {say} from '../say.js';

// followed: whether phones can follow the talk.
/** @param {boolean} followed @returns {[string, string][]} */
const ofTalk = followed => [
  ['PageDown → ↓', say('next scene')],
  ['PageUp ← ↑', say('scene before')],
  ['Home End', say('first, last scene')],
  ['1 2 Enter', say('the scene of that number')],
  ['S', say('who says so, and what is said against it')],
  ['B W', say('black, white screen')],
  ['Q', say('codes of the sources')],
  ['M', say('the map: where it happened')],
  ...(followed ? /** @type {[string, string][]} */ ([['A', say('the code for phones')]]) : []),
  ['P', say("the presenter's window")],
  ['F', say('full screen')],
  ['?', say('this list')],
  ['Escape', say('closes what covers the picture, then leaves the talk')],
];
/** @returns {[string, string][]} */
const ofWindow = () => [
  ['O L', say('a spot, a line on the screen where the pointer is on the small picture')],
  ['Shift ↑', say('the notes scroll')],
];
/** @param {Room} room @param {boolean} followed */
export function show(room, followed) {
  room.replaceChildren(el('h2', {}, say('Keys')), listed(ofTalk(followed)));
}
// In the presenter's window it covers nothing of the audience's.
/** @param {boolean} followed */
export function open(followed) {
  const dialog = keyDialog(listed([...ofWindow(), ...ofTalk(followed)]));
  document.body.append(dialog);
  dialog.showModal();
}
