// What is said aloud to whoever hears the page: each word of the file in its language.
import {$, tellIn} from '../dom.js';
import {spoken} from './heard.js';
import {laneTongue, own, tongue} from './language.js';
import {find, state} from './state.js';

let told = 0;
/** @param {Content} words */
export const announce = words => {
  told++;
  tellIn($('said'), words);
};
// What a move leads to is said once it stands, unless something else was said or begun meanwhile.
/** @param {Promise<unknown>} stands @param {() => Content} words */
export async function announceThen(stands, words) {
  const mine = ++told;
  await stands;
  if (mine === told) announce(words());
}
// An event of the page as it is heard.
/** @param {string} id */
export function aloud(id) {
  const fact = /** @type {Fact} */ (find(id));
  return spoken(fact, state.lanes[fact.lane], {title: tongue(fact, 'title'), own: own(), lane: laneTongue(fact.lane)});
}
