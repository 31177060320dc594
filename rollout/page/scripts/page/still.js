import {$} from '../dom.js';

// What is of no use before the picture is live: the rest is the reader's as soon as its rooms are furnished.
const parts = () => /** @type {NodeListOf<Room>} */ (document.querySelectorAll('#timeline, .below'));

export function open() {
  for (const part of parts()) part.inert = true;
  $('first').inert = false;
}
// The first view gives its place to the live one, and all of the page is the reader's.
export function stepIn() {
  const first = $('first');
  if (!first) return;
  $('still')?.remove();
  for (const part of [first, ...parts()]) part.inert = false;
  first.removeAttribute('id');
  delete document.documentElement.dataset.first;
}
