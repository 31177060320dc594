// How wide the head of a lane is: its name, and beside that what others call it. Heads are written after the labels have their places.
const BESIDE = 24; // px: the head's own margins, and as much air before words that follow it
const LARGER = 1.25; // a head's type, of the picture's
const CALLED = 17; // px: the least type of what others call it, in a talk

/** @type {CanvasRenderingContext2D | null} */
let pen = null;
/** @type {(words: string, font: string) => number} */
function wide(words, font) {
  pen ||= document.createElement('canvas').getContext('2d');
  /** @type {CanvasRenderingContext2D} */ (pen).font =
    `${font} 'Source Sans Pro', 'Noto Sans', 'Noto Serif Tibetan', sans-serif`;
  return /** @type {CanvasRenderingContext2D} */ (pen).measureText(words).width;
}
// How wide the words are that a scene lights: in a heavier face, and wider where a reader's letters are.
/** @param {Meta} meta @returns {(words: string, size: number) => number} */
export const lettering = meta => (words, size) => (wide(words, `600 ${size}px`) * (meta.letters?.wide ?? 100)) / 100;

/** @param {Lane} lane @param {number} size */
export function headWidth({name, shown = name, called}, size) {
  const type = Math.max(CALLED, size * 1.07);
  return BESIDE + wide(shown, `600 ${size * LARGER}px`) + (called ? BESIDE / 2 + wide(called, `400 ${type}px`) : 0);
}
