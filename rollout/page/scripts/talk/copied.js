// A page that is one file, once more in a window of its own as the presenter's: it was handed over as a text, and its address, if it has
// one, may be gone.
const KEPT = ['#data', '#presenter-page', '#later', '#later + script']; // all that such a window needs

/** @param {string} view */
function textOf(view) {
  const kept = KEPT.map(one => document.querySelector(one)?.outerHTML || '').join('');
  const said = view.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html lang="en" data-view="${said}"><head>${document.head.innerHTML}</head><body>${kept}</body></html>`;
}
// view: what it shows, as an address has it behind its question mark.
/** @param {string} view @param {string} name @param {string} features */
export function openCopy(view, name, features) {
  const text = textOf(view);
  if (self.origin !== 'null')
    return window.open(URL.createObjectURL(new Blob([text], {type: 'text/html'})), name, features);
  // A page without an origin can share an address with no other window, but may write into one that it has opened.
  const other = window.open('', name, features);
  other?.document.open();
  other?.document.write(text);
  other?.document.close();
  return other;
}
