// What few need stands behind one button; a choice there, a press elsewhere and Escape close it.
import {onAnyClick} from '../clicks.js';
import {$} from '../dom.js';

export const open = () => !$('others').hidden;
/** @param {boolean} shown */
function unfold(shown) {
  $('more').setAttribute('aria-expanded', String(shown));
  $('others').hidden = !shown;
}
export function close() {
  const within = $('others').contains(document.activeElement);
  unfold(false);
  if (within) $('more').focus();
}
export const start = () =>
  onAnyClick(({target}) => {
    if (target.closest?.('#more')) unfold(!open());
    else if (open() && !target.closest?.('#copy')) close(); // which says that the link is copied
  });
