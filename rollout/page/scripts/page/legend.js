// What the marks of the picture mean: the legend, and a mark beside each word that a filter has.
import {el, isolated} from '../dom.js';
import {draw, statuses} from '../picture/marks.js';
import {later, say} from '../say.js';
import {begun} from './clock.js';

const MEANINGS = [
  ['month', later('A thin bar through a mark: the date is a month, a season or a year, and that is how wide it is.')],
  ['range', later('A light bar: a range of days, from its firm left edge to its last day.')],
  ['vague', later('Paler at an end: that end is only known to the month or year.')],
  ['about', later('Dotted whiskers: about this date. The span is not widened, no day is invented.')],
  ['unsure', later('Dashed whiskers: the source is not sure of the date, or an end is not known.')],
  ['open', later('A dark arrow at the end of a bar: open, no end is given, or no beginning.')],
  [
    'tick',
    later(
      'The strip under each lane holds every event; rows above it label as many as can be read. Zoom in to read more.',
    ),
  ],
  ['empty', later('Dots in a strip: no event there; beside the name of the lane, how far it was searched.')],
  ['era', later('A bar under the dates: a stretch of time that the timeline gives a name to.')],
  [
    'target',
    later(
      'In the figures: a hollow mark is a target or forecast, tied to the figure that answers it. Dotted line: no figure was found in between.',
    ),
  ],
];

/** @param {string[]} names */
export const short = names => names.map(name => el('span', {class: 'short'}, draw(name), say(name)));

/** @param {Record<string, string>} words @param {Facts['terms']} terms */
export const legend = (words, terms) =>
  [
    ...statuses.map(name => [name, say('{place}: {words}', {place: begun(say(name)), words: say(words[name] || '')})]),
    [
      'disputed',
      say('Disputed: a stroke through any mark. A named counter-source contradicts it; the details say which.'),
    ],
    ...MEANINGS.map(([name, meaning]) => [name, say(meaning)]),
  ]
    .map(([name, meaning]) =>
      el('p', {}, draw(...(name === 'disputed' ? ['claimed', 'disputed'] : [name])), el('span', {}, meaning)),
    )
    .concat(terms.map(([lane, called]) => el('p', {}, el('b', {}, isolated(lane)), isolated(called))));
