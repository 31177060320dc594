// The presenter's notes by the keyboard: Shift and an arrow scroll them, as all other keys are those of the talk.
import {$} from '../dom.js';

/** @type {Record<string, number>} */
const WAYS = {ArrowDown: 1, ArrowUp: -1};
const SOME = 0.8; // of what is seen of them

// Whether a key has scrolled them, or in a low window, where all is one page, that page.
/** @param {KeyboardEvent} event */
export function scrolled(event) {
  const by = event.shiftKey && WAYS[event.key];
  if (!by) return false;
  const room = $('notes');
  const own = room.scrollHeight > room.clientHeight + 1 && getComputedStyle(room).overflowY === 'auto';
  const moved = own ? room : /** @type {Element} */ (document.scrollingElement);
  moved.scrollBy({top: by * SOME * moved.clientHeight});
  event.preventDefault();
  return true;
}
