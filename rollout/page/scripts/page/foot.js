// The line under the picture as it comes out in a language that is tried on: it may be higher than the one that stands, and it is known
// only when its picture has come.
import {$} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {counted} from './counts.js';
import {marks} from './filters.js';

// Its words stand there for no longer than something takes.
/** @template T @param {Drawing} drawing @param {() => T} act @returns {T} */
export function underIt({layout: {meta, xaxis}}, act) {
  const rooms = [$('counts'), $('marks')];
  const stood = rooms.map(room => [...room.childNodes]);
  const words = [counted(meta, timeline.reading(meta, xaxis.range)), marks(meta)];
  rooms.forEach((room, at) => room.replaceChildren(...words[at]));
  try {
    return act();
  } finally {
    rooms.forEach((room, at) => room.replaceChildren(...stood[at]));
  }
}
