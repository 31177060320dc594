// What covers the picture of a talk, in words: for the presenter's window, and for whoever hears the talk.
import {$} from '../dom.js';
import {later, say} from '../say.js';

/** @type {Record<string, string>} */
const COVERS = {
  black: later('the screen is black'),
  white: later('the screen is white'),
  code: later('the screen is showing the code'),
  sources: later('the screen is showing the sources'),
  where: later('the screen is showing the map'),
  keys: later('the screen is showing the keys'),
  audience: later('the screen is showing the code for phones'),
  opening: later('the screen is showing the title'),
  ending: later('the screen is showing the end'),
};

// What covers the picture, in words; empty where nothing does.
/** @param {string} screen */
export const covering = screen => say(COVERS[screen] || '');

// What has words of its own is a dialog, and has a name.
/** @type {Record<string, string>} */
export const DIALOGS = {
  sources: later('Sources and disputes'),
  code: later('Codes of the sources'),
  where: later('Where it happened'),
  keys: later('Keys'),
  audience: later('The code for phones'),
  opening: later('The title'),
  ending: later('The end'),
};
/** @param {string} screen */
export function entitle(screen) {
  if (DIALOGS[screen]) $(`talk-${screen}`).setAttribute('aria-label', say(DIALOGS[screen]));
  return screen in DIALOGS;
}
/** @type {HTMLElement | null} */
let before = null;
/** @type {(() => void) | null} */
let moving = null;
function led() {
  moving?.();
  moving = null;
}
// The focus moves in a window that has it: in one behind the presenter's, Orca would take that for a move in the presenter's, and keep its letters.
/** @param {() => void} move */
function lead(move) {
  moving = move;
  if (document.hasFocus()) led();
  else addEventListener('focus', led, {once: true});
}
// What covers the picture now is said; a dialog takes the focus itself, and gives it back when it goes: led to a heading in it, Orca 43 says nothing and
// keeps giving the arrow keys to the talk.
/** @param {string} screen @param {boolean} had whether something covered it before */
export function tell(screen, had) {
  $('said').textContent = covering(screen) || say('the screen is showing the picture');
  if (!had) before = /** @type {HTMLElement | null} */ (document.activeElement);
  if (entitle(screen)) lead(() => $(`talk-${screen}`).focus({preventScroll: true}));
  else if (!screen && before?.isConnected) lead(() => before?.focus({preventScroll: true}));
}
