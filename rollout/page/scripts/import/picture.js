// @ts-check
// The picture of the list, drawn by the server as it draws a timeline's first view.
import {el} from '../dom.js';
import {say} from '../say.js';
import {look, wishes} from '../stage.js';
import {drawn} from './server.js';
/** @typedef {import('./server.js').List} List */

const LEAST = 300; // px of height
const NARROW = 700;
const PEEK = 64; // px below the picture, so that one sees that the page goes on
let wanted = 0;
/** @type {List | null} */
let shown = null;

export const room = el('figure', {id: 'picture'});

async function draw() {
  room.setAttribute('aria-label', say('The timeline of this list'));
  const mine = ++wanted;
  if (!shown?.files.length) {
    const why = shown?.waits ? say('The picture comes with the first answer.') : say('No row can be shown.');
    room.replaceChildren(el('p', {class: 'none'}, why));
    return;
  }
  const width = Math.round(room.clientWidth);
  const top = room.getBoundingClientRect().top + scrollY;
  const height = Math.round(Math.max(LEAST, innerWidth < NARROW ? innerHeight * 0.5 : innerHeight - top - PEEK));
  try {
    const picture = await drawn(shown.id, {width: String(width), height: String(height), theme: look()});
    if (mine === wanted) room.replaceChildren(picture);
  } catch (error) {
    if (mine === wanted)
      room.replaceChildren(el('p', {class: 'none'}, String(error instanceof Error && error.message)));
  }
}
/** @param {List} list */
export function show(list) {
  shown = list;
  return draw();
}
export function follow() {
  let sizing = 0;
  addEventListener('resize', () => {
    clearTimeout(sizing);
    sizing = setTimeout(draw, 200);
  });
  for (const wish of wishes) matchMedia(wish).addEventListener('change', draw);
}
