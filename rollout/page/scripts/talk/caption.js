// What a talk says of a scene: the caption under the picture, and the sources of what is lit, large.
import {el, isolated} from '../dom.js';
import {how} from '../page/words.js';
import {draw} from '../picture/marks.js';

const mark = fact => el('span', {class: 'mark'}, draw(fact.status, ...(fact.dispute ? ['disputed'] : [])));
const SIZES = [2.5, 2.2, 1.9]; // of the caption's type, in hundredths of the screen's height: the last is 20 px of 1080
const who = fact => [isolated(fact.says)];

// One event in the caption. The tighter, the fewer words: first the title's, then the dispute's, never who says so.
function line(fact, scene, tight) {
  const title = tight ? fact.words : fact.title;
  const date = tight ? fact.short_date : fact.date;
  return el(
    'p',
    {'data-event-id': fact.id},
    mark(fact),
    el(
      'span',
      {},
      el('b', {}, date),
      ...(fact.title === scene.title ? [] : [' · ', isolated(title)]),
      el(
        'span',
        {class: 'says'},
        ' · says ',
        who(fact),
        ' · ',
        el('b', {}, fact.status),
        fact.dispute ? [', ', el('b', {}, 'disputed'), ...(tight > 1 ? [] : [': ', isolated(fact.dispute.words)])] : '',
      ),
    ),
  );
}

// Try each way of saying it until all of it stands in its room; true once it does.
function fit(room, ways) {
  return ways.some(way => {
    way();
    return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
  });
}

// What keys do, for whoever has none: each name can be tapped or clicked.
const KEYS = [
  ['ArrowLeft', '←', 'back', 'Back'],
  ['ArrowRight', '→', 'next', 'Next'],
  ['s', 'S', 'source and dispute', 'Source and dispute'],
  ['b', 'B', 'black', 'Black screen'],
  ['Escape', 'Esc', 'leave', 'Leave the talk'],
];
const control = ([key, sign, words, title]) =>
  el('button', {type: 'button', 'data-key': key, 'aria-label': title}, el('b', {}, sign), ' ', el('span', {}, words));

export function show(room, talk, at) {
  // Who goes through the controls by Tab stays where they are; a mouse leaves none focused.
  const had = room.contains(document.activeElement) && document.activeElement.dataset.key;
  const scene = talk.scenes[at];
  const facts = scene.focus.map(id => talk.facts[id]).filter(Boolean);
  const gone = scene.gone.map(id => el('p', {class: 'gone'}, `No longer in the evidence: ${id}`));
  const body = el('div', {class: 'said'});
  const lines =
    (tight, size, count = facts.length) =>
    () => {
      body.style.setProperty('--size', size);
      body.replaceChildren(
        ...facts.slice(0, count).map(fact => line(fact, scene, tight)),
        ...(count < facts.length ? [el('p', {class: 'more'}, `and ${facts.length - count} more: press S`)] : []),
        ...gone,
      );
    };
  room.replaceChildren(
    el('h2', {}, isolated(scene.title)),
    body,
    el(
      'div',
      {class: 'foot'},
      el('div', {class: 'controls'}, KEYS.map(control)),
      el('span', {class: 'place'}, `${at + 1} of ${talk.scenes.length}`),
      el('span', {class: 'caution'}, 'Close in time is not a documented link.'),
    ),
  );
  if (had) room.querySelector(`[data-key='${had}']`).focus();
  // Smaller type before fewer words.
  fit(body, [
    ...[0, 1, 2].flatMap(tight => SIZES.map(size => lines(tight, size))),
    ...facts.map((_, i) => lines(2, SIZES.at(-1), facts.length - 1 - i)),
  ]);
}

const address = link =>
  link ? el('a', {href: link.url, target: '_blank', rel: 'noopener noreferrer'}, link.host) : null;

const row = (name, ...content) => (content.some(Boolean) ? [el('dt', {}, name), el('dd', {}, ...content)] : []);
// The further sources one by one, or, where they have no room, how many there are.
const further = (fact, brief) =>
  brief
    ? row('Further sources', fact.further.length ? `${fact.further.length}: the details list them` : '')
    : fact.further.flatMap(([role, words, to, , read]) =>
        row(role, isolated(words), read ? [', ', el('b', {}, read)] : '', to ? [' ', address(to)] : ''),
      );

function proof(fact, lane, brief) {
  const {source, dispute} = fact;
  return el(
    'article',
    {'data-event-id': fact.id},
    el('p', {class: 'when'}, fact.date, ' · ', isolated(lane)),
    el('h3', {}, mark(fact), el('span', {}, isolated(fact.title))),
    el(
      'dl',
      {},
      row('Says', who(fact)),
      row('Claim status', el('b', {}, fact.status), ` – ${fact.status_words}`),
      row('Disputed', dispute ? isolated(dispute.words) : 'No counter-source is named.'),
      row('Counter-source', dispute && address(dispute.link), dispute && how(dispute)),
      row('Sources', fact.glance !== source.read && fact.glance ? el('b', {}, isolated(fact.glance)) : null),
      row(
        'Source',
        el('cite', {}, isolated(source.title)),
        ', ',
        isolated(source.publisher),
        source.date ? `, ${source.date}` : '',
        how(source),
      ),
      row(
        'Link',
        address(source.link),
        source.archive ? [source.link ? ' · kept copy: ' : '', address(source.archive)] : null,
      ),
      row('Note', isolated(source.note)),
      further(fact, brief),
      row('Known', isolated(fact.known)),
    ),
  );
}

// The sources of a scene over the whole screen, as large as all of them can stand.
export function sources(room, talk, at) {
  const scene = talk.scenes[at];
  const facts = scene.focus.map(id => talk.facts[id]).filter(Boolean);
  room.style.setProperty('--columns', Math.min(3, Math.max(1, facts.length)));
  const write = brief =>
    room.replaceChildren(
      el('h2', {}, 'Who says so: ', isolated(scene.title)),
      el(
        'div',
        {class: 'proofs'},
        facts.length
          ? facts.map(fact => proof(fact, talk.lanes[fact.lane], brief))
          : el('p', {}, 'This scene lights no event.'),
      ),
    );
  const ways = brief =>
    [3.6, 3.2, 2.8, 2.5, 2.2, 2].map(size => () => {
      write(brief);
      room.style.setProperty('--size', size);
    });
  // Smaller type before fewer words.
  fit(room, [...ways(false), ...ways(true)]);
}
