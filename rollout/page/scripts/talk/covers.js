// What covers the picture of a talk, in words: for the presenter's window, and for whoever hears the talk.
import {$} from '../dom.js';
import {say} from '../say.js';

/** @type {Record<string, string>} */
export const COVERS = {
  black: say('the screen is black'),
  white: say('the screen is white'),
  code: say('the screen is showing the code'),
  sources: say('the screen is showing the sources'),
  where: say('the screen is showing the map'),
  keys: say('the screen is showing the keys'),
  audience: say('the screen is showing the code for phones'),
  opening: say('the screen is showing the title'),
  ending: say('the screen is showing the end'),
};

// What has words of its own is a dialog, and has a name.
/** @type {Record<string, string>} */
export const DIALOGS = {
  sources: say('Sources and disputes'),
  code: say('Codes of the sources'),
  where: say('Where it happened'),
  keys: say('Keys'),
  audience: say('The code for phones'),
  opening: say('The title'),
  ending: say('The end'),
};
/** @type {HTMLElement | null} */
let before = null;
// What covers the picture now is said; a dialog takes the focus, and gives it back when it goes.
/** @param {string} screen @param {boolean} had whether something covered it before */
export function tell(screen, had) {
  $('said').textContent = screen ? COVERS[screen] : say('the screen is showing the picture');
  if (!had) before = /** @type {HTMLElement | null} */ (document.activeElement);
  if (DIALOGS[screen]) $(`talk-${screen}`).focus({preventScroll: true});
  else if (!screen && before?.isConnected) before.focus({preventScroll: true});
}
