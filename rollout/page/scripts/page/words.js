// What the page says of events: cards, details, list, legend. Text goes in as text, never as markup.
import {el, inTongue, isolated, saying} from '../dom.js';
import {draw} from '../picture/marks.js';
import {inParts, say} from '../say.js';
import {sayer} from '../sayer.js';
import {extra, tags} from './besides.js';
import {knownWords, when, yearOf} from './clock.js';
import {laneTongue, own, tongue} from './language.js';
import {pictured} from './pictured.js';

/** @param {Link | null} target @param {string} [words] */
const link = (target, words) =>
  target &&
  el(
    'a',
    {href: target.url, target: '_blank', rel: 'noopener noreferrer'},
    words || target.host,
    el('span', {class: 'host'}, words ? ` (${target.host})` : ''),
  );

/** @param {Fact} fact */
const mark = fact =>
  el('span', {class: `mark lane-${fact.lane}`}, draw(fact.status, ...(fact.dispute ? ['disputed'] : [])));
/** @param {Fact} fact */
export const standing = fact =>
  fact.dispute ? say('{status}, disputed', {status: say(fact.status)}) : say(fact.status);
/** @param {Fact} fact */
const who = fact => [saying(sayer(fact.says))];
/** @param {Fact} fact */
const due = fact => `${fact.due}${fact.outcome ? `: ${fact.outcome}` : ''}`;

/** @param {Fact} fact */
export const card = fact =>
  [
    el('p', {class: `card-date lane-${fact.lane}`}, when(fact)),
    el('p', {class: 'card-title'}, mark(fact), el('span', {lang: tongue(fact, 'title')}, isolated(fact.title))),
    el('p', {class: 'card-who'}, inParts('{status} · says {who}', {status: standing(fact), who: who(fact)})),
    fact.dispute
      ? el('p', {class: 'card-dispute'}, inParts('Disputed: {words}', {words: inTongue(fact.dispute.words, own())}))
      : null,
    fact.quantity ? el('p', {class: 'card-figure'}, figure(fact)) : null,
    fact.due ? el('p', {}, say('Due {due}', {due: due(fact)})) : null,
  ].filter(Boolean);
// A figure with its unit, what kind it is and over whom it counts, and the source it is from.
/** @param {Fact} fact */
const figure = fact => [
  inParts('{figure} · source: {source}', {
    figure: el('bdi', {dir: 'ltr'}, fact.quantity),
    source: isolated(fact.source.short),
  }),
  fact.source.read ? ` (${fact.source.read})` : '',
];

// How a source was read, and what else is said of it.
/** @param {{read: string, more: string}} given */
export const how = ({read, more}) =>
  read || more
    ? el('p', {class: 'how'}, read ? el('strong', {}, read) : '', read && more ? '; ' : '', isolated(more))
    : null;

/** @param {string} text */
const note = text => (text ? el('p', {class: 'note'}, inTongue(text, own())) : null);
/** @param {string} words @param {Link | null} to */
const held = (words, to) => (to ? el('p', {}, words, link(to)) : null);
/** @param {Source} given */
const source = ({title, publisher, date, link: to, archive, note: remark, read, more}) =>
  [
    el('p', {}, el('cite', {}, isolated(title)), publisher ? ', ' : '', isolated(publisher), date ? `, ${date}` : ''),
    how({read, more}),
    held('', to),
    held(`${say('Kept copy:')} `, archive),
    note(remark),
  ].filter(Boolean);

/** @param {Fact | undefined} fact */
const jump = fact =>
  fact &&
  el(
    'button',
    {type: 'button', class: 'jump', 'data-go': fact.id},
    mark(fact),
    el('span', {lang: tongue(fact, 'title')}, isolated(fact.title), el('span', {class: 'when'}, ` ${fact.short_date}`)),
  );

/** @param {Fact} given */
const dispute = ({dispute: found}) =>
  found ? [el('p', {}, inTongue(found.words, own())), held(`${say('Counter-source:')} `, found.link), how(found)] : [];
// Why an event answers a target that counts something else.
/** @param {Fact} fact @param {Fact | undefined} other */
const tied = (fact, other) => (other ? [jump(other), note(fact.answers_note)] : []);

/** @param {Fact} fact @returns {[Content, Content[]][]} */
const further = fact =>
  fact.further.map(([role, words, to, kept, read]) => [
    role,
    [el('p', {}, isolated(words)), how({read, more: ''}), held('', to), held(`${say('Kept copy:')} `, kept)],
  ]);
// What is said of an event, row by row; those with nothing in them are left out.
/** @param {Fact} fact @param {(id: string) => Fact | undefined} find */
function rowsOf(fact, find) {
  /** @type {[Content, Content[]][]} */
  const rows = [
    [say('Says'), who(fact)],
    [say('Claim status'), [el('strong', {}, say(fact.status)), ` – ${say(fact.status_words)}`]],
    [say('Disputed'), dispute(fact)],
    [say('Place'), [fact.place && el('span', {lang: tongue(fact, 'place')}, isolated(fact.place))]],
    [say('Figure'), [fact.quantity && el('bdi', {dir: 'ltr'}, fact.quantity)]],
    [say('Due'), [fact.due && due(fact)]],
    [say('Answers'), tied(fact, find(fact.answers))],
    [
      say('Answered by'),
      fact.answered_by
        .map(find)
        .filter(Boolean)
        .flatMap(one => tied(/** @type {Fact} */ (one), one)),
    ],
    // At a glance before the sources one by one; of one source alone there is nothing to sum up.
    [say('Sources'), [fact.glance !== fact.source.read && el('strong', {}, isolated(fact.glance))]],
    [say('Source'), source(fact.source)],
    ...further(fact),
    [say('Became known'), [isolated(knownWords(fact))]],
    [say('Tags'), tags(fact)],
    ...extra(fact),
  ];
  return rows
    .filter(([, content]) => content.some(Boolean))
    .flatMap(([name, content]) => [el('dt', {}, name), el('dd', {}, ...content)]);
}

/** @param {Fact} fact @param {(id: string) => Fact | undefined} find @param {string[]} lanes */
export function details(fact, find, lanes) {
  return [
    el(
      'div',
      {class: 'details-bar'},
      el('span', {class: `lane-name lane-${fact.lane}`}, inTongue(lanes[fact.lane], laneTongue(fact.lane))),
      el('button', {type: 'button', 'data-step': '-1', 'aria-label': say('Previous event')}, '‹'),
      el('button', {type: 'button', 'data-step': '1', 'aria-label': say('Next event')}, '›'),
      el('button', {type: 'button', 'data-close': true, 'aria-label': say('Close the details')}, '×'),
    ),
    el('p', {class: 'details-date'}, when(fact)),
    el('h2', {}, mark(fact), el('span', {lang: tongue(fact, 'title')}, isolated(fact.title))),
    el('p', {class: 'summary', lang: tongue(fact, 'summary')}, isolated(fact.summary)),
    ...pictured(fact),
    el('dl', {}, rowsOf(fact, find)),
  ];
}

/** @param {Fact} fact @param {string[]} lanes */
const item = (fact, lanes) =>
  el(
    'li',
    {'data-event-id': fact.id, class: `lane-${fact.lane}${fact.headline ? ' headline' : ''}`},
    el('span', {class: 'year', 'aria-hidden': 'true'}, String(yearOf(fact) ?? '')),
    el(
      'button',
      {type: 'button', 'data-go': fact.id},
      mark(fact),
      el(
        'span',
        {class: 'item'},
        el('span', {class: 'item-date'}, when(fact)),
        el('span', {class: 'item-title', lang: tongue(fact, 'title')}, isolated(fact.title)),
        el(
          'span',
          {class: 'item-who'},
          inTongue(lanes[fact.lane], laneTongue(fact.lane)),
          ` · ${standing(fact)} · `,
          who(fact),
        ),
        fact.quantity ? el('span', {class: 'item-figure'}, figure(fact)) : null,
      ),
    ),
  );

/** @param {Fact[]} facts @param {string[]} lanes */
export const list = (facts, lanes) => years(facts.map(fact => item(fact, lanes)));
// The first of those shown of each year says the year.
/** @param {Room[]} items */
export function years(items) {
  let last;
  for (const one of items) {
    const year = /** @type {Room} */ (one.firstElementChild);
    year.hidden = one.hidden || year.textContent === last;
    if (!one.hidden) last = year.textContent;
  }
  return items;
}
