// The presenter's notes, and by the keyboard: Shift and an arrow scroll them, as all other keys are those of the talk.
import {$, el, inTongue} from '../dom.js';
import {inParts, say} from '../say.js';

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

/** @param {string} text @param {string} [lang] */
const lines = (text, lang) =>
  text
    .split(/\n+|(?=TRAP:)/)
    .filter(part => part.trim())
    .map(part => el('p', {class: part.startsWith('TRAP:') ? 'trap' : ''}, inTongue(part.trim(), lang)));
/** @param {Scene} scene @param {Talk} talk */
export function notes({notes: said, focus, tongues}, {traps: warned, facts}) {
  const traps = focus
    .filter(id => warned[id])
    .map(id => ({words: warned[id], fact: facts[id]}))
    .map(({words, fact}) => ({
      place: el('b', {}, inTongue(fact.words, fact.tongues?.words)),
      words: inTongue(words, fact.tongues?.own),
    }))
    .map(trap => el('p', {}, inParts('{place}: {words}', trap)));
  return [
    el('h2', {}, say('Notes')),
    ...(said ? lines(said, tongues?.notes) : [el('p', {}, say('No notes to this scene.'))]),
    traps.length ? el('div', {class: 'traps'}, el('h2', {}, say('To the events')), traps) : '',
  ];
}
