// Where the event that is picked stands by the other clock: as wide as that date is, tied to its mark.
import {$, el} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {other} from './clock.js';

const LEAST = 8; // px
const AIR = 6; // px between its mark and its name, which stand at one height

/** @returns {Room} */
const made = () =>
  $('other') ||
  /** @type {Room} */ ($('heads').parentElement).appendChild(el('div', {id: 'other'}, el('span', {}), el('i', {})));
/** @param {Element} named */
function meetsWords(named) {
  const own = named.getBoundingClientRect();
  return [...document.querySelectorAll('#timeline .textpoint, #heads h2')].some(words => {
    const {left, right, top, bottom, width} = words.getBoundingClientRect();
    return width > 0 && left < own.right && right > own.left && top < own.bottom && bottom > own.top;
  });
}
/** @param {Room} box @param {Span} given @param {Place} place @param {string} words */
function set(box, [from, to], place, words) {
  const [left, right] = [Math.min(from, place.x), Math.max(from, to, place.x)];
  const below = timeline.meta.row / 2; // a line through the middle would strike out what stands in the row
  Object.assign(box.style, {left: `${left}px`, width: `${right - left}px`, top: `${place.y}px`, height: `${below}px`});
  const [mark, named] = /** @type {Iterable<HTMLElement>} */ (box.children);
  named.textContent = words;
  Object.assign(mark.style, {left: `${from - left}px`, width: `${Math.max(to - from, LEAST)}px`});
  const at = place.x <= from ? to + AIR : Math.max(0, from - AIR - named.offsetWidth);
  Object.assign(named.style, {left: `${at - left}px`, visibility: ''});
  if (meetsWords(named)) named.style.visibility = 'hidden'; // the details say it too
}
// Nothing where nobody says when, or where it lies beyond the window.
/** @param {Place | null} place @param {Fact | undefined} fact */
export function beside(place, fact) {
  const there = place && fact ? other(fact) : null;
  const days = /** @type {Span} */ (there ? there.days.map(day => timeline.at(day)) : [-1, -1]);
  const box = made();
  box.hidden = days[0] < 0 || days[1] > timeline.graph.clientWidth;
  if (place && there && !box.hidden) set(box, days, place, there.words);
}
