// Counts are heard once, when the window rests, and not at all over the events that the arrow keys lead through.
import {$} from '../dom.js';

const QUIET = 700; // ms
let resting = 0;
/** @param {Meta} meta @param {Now} now */
export function rest({counts}, {window}) {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const first = $('rested').dataset.counted === undefined; // what a page begins with nobody has asked for
    const words = $('counts').textContent;
    // The window and the sums: beside details more are ticks, and nobody has asked for that.
    const asked = JSON.stringify([window.map(Math.round), counts]);
    const news = asked !== $('rested').dataset.asked && words !== $('rested').dataset.counted;
    $('rested').dataset.asked = asked;
    if (!first && news && document.activeElement?.id !== 'plot') $('rested').textContent = words;
    countsHeard();
  }, QUIET);
}
// Whoever says the window has said them.
export function countsHeard() {
  $('rested').dataset.counted = $('counts').textContent;
}
