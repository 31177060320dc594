// Times of a talk as the presenter's window says them.
import {say} from '../say.js';

/** @param {number} n */
export const two = n => String(n).padStart(2, '0');
/** @param {number} ms */
export function span(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}
/** @param {HTMLElement} node @param {number} ms */
export function left(node, ms) {
  node.textContent = ms >= 0 ? say('{time} left', {time: span(ms)}) : say('{time} over', {time: span(-ms)});
  node.classList.toggle('late', ms < 0);
}
