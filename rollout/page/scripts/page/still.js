import {$} from '../dom.js';

// All of the page is the reader's as soon as its rooms are furnished.
export function open() {
  $('first').inert = false;
}
// The first view gives its place to the live one.
export function stepIn() {
  const first = $('first');
  if (!first) return;
  $('still')?.remove();
  first.inert = false;
  first.removeAttribute('id');
  delete document.documentElement.dataset.first;
}
