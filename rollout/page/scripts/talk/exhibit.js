// What a scene shows in the place of the timeline: a figure with its series, a quotation, a picture, words alone.
import {pictureAt} from '../answer.js';
import {el, inTongue, isolated} from '../dom.js';
import {say} from '../say.js';
import {chart} from './chart.js';

// Sizes of the type, in hundredths of the screen's height, the largest that fits; none is below what a last row reads.
/** @type {Record<string, number[]>} */
const SIZES = {
  number: [21, 18, 15.5, 13, 11, 9, 7.5],
  quotation: [6.8, 6, 5.3, 4.7, 4.1, 3.6],
  picture: [3.6],
  text: [7.6, 6.8, 6, 5.3, 4.7, 4.1, 3.6],
};
const AIMS = 2; // targets that are said beside a figure; the others are in the chart

/** @param {Numbered} number @param {Record<string, Fact>} facts */
function numbered(number, facts) {
  const own = [...number.points, ...number.targets].find(({id}) => id === number.event);
  const fact = facts[number.event];
  const aims = number.targets.filter(({id}) => id !== number.event).slice(-AIMS);
  const aim = number.targets.find(({id}) => id === number.event);
  const plotted = number.points.length + number.targets.length > 1;
  return [
    el(
      'div',
      {class: 'figure'},
      el('div', {class: 'value'}, own?.said || ''),
      el('p', {class: 'unit'}, isolated(number.unit)),
      el('p', {class: 'date'}, aim ? isolated(aim.words) : fact.date),
      aims.map(({words}) => el('p', {class: 'aim'}, isolated(words))),
    ),
    plotted ? el('div', {class: 'plotted'}, el('p', {}, isolated(number.title)), el('div', {class: 'room'})) : '',
  ];
}
/** @param {Quoted} quote @param {Scene['tongues']} tongues */
const quoted = ({words, english, language, who, when, source}, tongues) => [
  el(
    'blockquote',
    {},
    el('p', {lang: language || null, dir: 'auto'}, `“${words}”`),
    english ? el('p', {class: 'english', lang: 'en'}, `“${english}”`) : '',
  ),
  el('p', {class: 'by'}, el('b', {}, inTongue(who, tongues?.who)), when ? `, ${when}` : ''),
  el('p', {class: 'from'}, isolated(source)),
];
/** @param {Pictured} picture @param {Scene['tongues']} tongues */
function pictured({file, alt, credit}, tongues) {
  const image = el('img', {src: pictureAt(file), alt, lang: tongues?.own});
  image.addEventListener('error', () =>
    image.replaceWith(el('p', {class: 'absent'}, say('The picture cannot be shown.'))),
  );
  return [
    el('div', {class: 'photo'}, image),
    el(
      'div',
      {class: 'shows'},
      el('p', {class: 'alt', 'aria-hidden': 'true'}, inTongue(alt, tongues?.own)),
      el('p', {class: 'credit'}, inTongue(credit, tongues?.own)),
    ),
  ];
}
/** @param {Scene} scene @param {Talk} talk @returns {Content[] | null} */
function content({kind, title, words, number, quote, picture, tongues}, {facts}) {
  if (number) return numbered(number, facts);
  if (quote) return quoted(quote, tongues);
  if (picture) return pictured(picture, tongues);
  if (kind !== 'text') return null;
  return [
    el('h1', {}, inTongue(title, tongues?.title)),
    ...words.split(/\n+/).map(part => el('p', {}, inTongue(part, tongues?.words))),
  ];
}

// The room of a scene that is not of the timeline; null for one that is.
/** @param {Scene} scene @param {Talk} talk */
export function exhibit(scene, talk) {
  const found = content(scene, talk);
  return found && el('div', {class: `exhibit of-${scene.kind}`}, ...found);
}
// What stands in its room is made as large as that allows, and a series is drawn.
/** @param {Room | null} room @param {Scene} scene */
export function settle(room, {kind, number}) {
  if (!room) return;
  const within = /** @type {Room} */ (room.querySelector('.figure') || room);
  SIZES[kind].some(size => {
    room.style.setProperty('--size', String(size));
    return within.scrollHeight <= within.clientHeight && within.scrollWidth <= within.clientWidth;
  });
  const plot = room.querySelector('.room');
  if (plot && number)
    plot.replaceChildren(
      chart(number, plot.clientWidth, plot.clientHeight, parseFloat(getComputedStyle(plot).fontSize)),
    );
}
