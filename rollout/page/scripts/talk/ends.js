// How a talk begins and ends: what it is called and who made it; and at last whose word was shown, and how that can be checked.
import {timeline} from '../picture/timeline.js';
import {$, el, isolated} from '../dom.js';
import {say, sayMany} from '../say.js';

const SIZES = [4.6, 4.1, 3.6, 3.1, 2.6, 2.2]; // of the type, in hundredths of the screen's height
const said = (/** @type {string} */ within) =>
  isolated(/** @type {HTMLElement} */ ($('page').querySelector(within))?.textContent || '');

/** @param {Room} room @param {Content[]} content */
function fill(room, content) {
  room.replaceChildren(...content.map(one => /** @type {Node} */ (one)));
  SIZES.some(size => {
    room.style.setProperty('--size', String(size));
    return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
  });
}
/** @param {Room} room */
export const opening = room => fill(room, [el('h2', {}, said('header h1')), el('p', {}, said('header .title p'))]);

// How many of the events come from whom, the most first.
/** @param {Fact[]} facts @returns {[string, number][]} */
function publishers(facts) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const {source} of facts) {
    const name = source.publisher || source.link?.host || source.title || say('not stated');
    found.set(name, (found.get(name) || 0) + 1);
  }
  return [...found].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}
/** @param {Room} room @param {Talk} talk */
export function ending(room, talk) {
  const facts = [...new Set(talk.scenes.flatMap(scene => scene.focus))].map(id => talk.facts[id]).filter(Boolean);
  const disputed = facts.filter(fact => fact.dispute).length;
  const {digest, newest_source: newest} = timeline.meta;
  fill(room, [
    el('h2', {}, say('Sources, and how to check')),
    el(
      'p',
      {},
      disputed
        ? sayMany(
            '{n} event was shown, {disputed} of them disputed. Whose sources they are from:',
            '{n} events were shown, {disputed} of them disputed. Whose sources they are from:',
            facts.length,
            {disputed},
          )
        : sayMany(
            '{n} event was shown, none of them disputed. Whose sources they are from:',
            '{n} events were shown, none of them disputed. Whose sources they are from:',
            facts.length,
          ),
    ),
    el(
      'ul',
      {},
      publishers(facts).map(([name, many]) => el('li', {}, isolated(name), many > 1 ? `\u00a0·\u00a0${many}` : '')),
    ),
    el(
      'p',
      {},
      [
        say('At every scene S shows the source and what is said against it, Q a code that leads there.'),
        newest
          ? say('Data {digest}, sources to {newest}.', {digest: digest.slice(0, 7), newest})
          : say('Data {digest}.', {digest: digest.slice(0, 7)}),
        say('Close in time is not a documented link.'),
      ].join(' '),
    ),
  ]);
}
