// What the presenter points at, on the audience's screen: a spot and a line that follow the pointer of the presenter's window.
import {$, el} from '../dom.js';

const SILENT = 4000; // ms without a word of the presenter's window, after which nobody points any more
let fading = 0;

// spot, line: which of them are seen; x, y: where, as parts of the screen.
/** @param {{spot?: boolean, line?: boolean, x?: number, y?: number}} said */
export function point({spot = false, line = false, x = 0, y = 0}) {
  clearTimeout(fading);
  const shown = {'talk-spot': spot, 'talk-line': line};
  for (const [name, seen] of Object.entries(shown)) {
    const node = $(name) || document.body.appendChild(el('div', {id: name, 'aria-hidden': 'true'}));
    node.hidden = !seen;
    node.style.setProperty('--x', String(x));
    node.style.setProperty('--y', String(y));
  }
  if (spot || line) fading = setTimeout(() => point({}), SILENT);
}
