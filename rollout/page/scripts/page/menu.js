// What few need stands behind a button; a choice there, a press elsewhere and Escape close it.
import {onAnyClick} from '../clicks.js';
import {$, targetOf} from '../dom.js';

/** @type {Record<string, string>} */
const ROOMS = {more: 'others', about: 'imprint'};
const shown = () => Object.keys(ROOMS).find(name => !$(ROOMS[name]).hidden);

export const open = () => Boolean(shown());
/** @param {string} name @param {boolean} wanted */
function unfold(name, wanted) {
  $(name).setAttribute('aria-expanded', String(wanted));
  $(ROOMS[name]).hidden = !wanted;
}
export function close() {
  for (const name of Object.keys(ROOMS)) {
    const within = $(ROOMS[name]).contains(document.activeElement);
    unfold(name, false);
    if (within) $(name).focus();
  }
}
// Each is closed by its own button too, and the one that says of itself that a link is copied stays to be read.
export const start = () =>
  onAnyClick(event => {
    const target = targetOf(event);
    const pressed = Object.keys(ROOMS).find(name => target.closest?.(`#${name}`));
    const wanted = pressed && $(ROOMS[pressed]).hidden;
    if (open() && !target.closest?.('#copy, #imprint, #tongue')) close();
    if (wanted) unfold(pressed, true);
  });
