import {$} from '../dom.js';

// The first view gives its place to the live one, and the page is the reader's.
export function stepIn() {
  const first = $('first');
  if (!first) return;
  $('still')?.remove();
  first.removeAttribute('inert');
  first.removeAttribute('id');
  delete document.documentElement.dataset.first;
}
