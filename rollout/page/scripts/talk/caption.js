// What a talk says of a scene: the caption under the picture, and the sources of what is lit, large.
import {$, el, inTongue, isolated, sentences, whole} from '../dom.js';
import {stands, unknown, when} from '../page/clock.js';
import {inParts, say} from '../say.js';
import {spoken} from '../page/heard.js';
import {how} from '../page/words.js';
import {BARE, SHORT, TIGHTER, line, mark, who} from './claim.js';
import {furnish} from './foot.js';
import {lost} from './full.js';

const SIZES = [4.1, 3.6]; // of the caption's type, in hundredths of the screen's height: the last a last row still reads
const LONG = 60; // letters of a title that is set a little smaller
const CUT_ELSE = [3.1, 2.7]; // of the fewest words in tall letters, as Tibetan has them: small rather than cut
const COLUMNS = 3; // beside each other; of more events there are two, a line each

// Try each way of saying it until all of it stands in its room; true once it does.
/** @param {Room} room @param {(() => void)[]} ways */
function fit(room, ways) {
  return ways.some(way => {
    way();
    return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
  });
}

// In which languages the words of an event are, where that is not the page's.
/** @param {Pick<Talk, 'lanes' | 'named'>} talk @param {Fact} fact */
const tonguesOf = ({lanes, named = lanes}, {lane, tongues: {title, own} = {}}) => ({
  title,
  own,
  lane: named[lane] === lanes[lane] ? own : null,
});
/** @param {Talk} talk @param {Fact} fact */
const laneOf = (talk, fact) => inTongue((talk.named || talk.lanes)[fact.lane], tonguesOf(talk, fact).lane);
// What a scene says is heard once, without the names of keys: its place, its title, and of each event what a reader of the page hears.
let heard = '';
/** @param {Talk} talk @param {number} at @param {Fact[]} facts */
function hear({scenes, lanes, named = lanes}, at, facts) {
  const {title, words, tongues} = scenes[at];
  const place = say('{n} of {of}', {n: at + 1, of: scenes.length});
  const all = el(
    'span',
    {},
    sentences(
      place,
      inTongue(title, tongues?.title),
      inTongue(words, tongues?.words),
      ...facts.map(fact => spoken(fact, named[fact.lane], tonguesOf({lanes, named}, fact), title)),
    ),
  );
  const text = all.textContent || '';
  if (text !== heard) $('said').replaceChildren(...all.childNodes);
  heard = text;
}
// By which clock and of which day all this is, and of how many that are lit it was not known yet.
/** @param {Fact[]} facts */
function standing(facts) {
  const later = facts.filter(fact => unknown(fact)).length;
  const words = stands().map(([, one]) => one);
  if (later) words.push(say('{n} of the {of} lit: known or cited only later', {n: later, of: facts.length}));
  return words.length ? el('span', {class: 'stands'}, ` ${words.join('. ')}.`) : '';
}
/** @param {Room} room @param {Talk} talk @param {number} at */
export function show(room, talk, at) {
  const scene = talk.scenes[at];
  const facts = scene.focus.map(id => talk.facts[id]).filter(Boolean);
  const gone = scene.gone.map(id => el('p', {class: 'gone'}, say('No longer in the evidence: {id}', {id})));
  const body = el('div', {class: 'said'});
  /** @param {number[]} tights @param {number} size @param {number} [count] */
  const lines =
    (tights, size, count = facts.length) =>
    () => {
      body.style.setProperty('--size', String(size));
      body.style.setProperty('--columns', String(facts.length > COLUMNS ? 2 : Math.max(1, facts.length)));
      body.classList.toggle('brief', facts.length > COLUMNS && tights.every(tight => tight === BARE));
      body.replaceChildren(
        ...facts.slice(0, count).map((fact, i) => line(fact, scene, tights[i])),
        ...(count < facts.length
          ? [el('p', {class: 'more'}, say('and {n} more: press S', {n: facts.length - count}))]
          : []),
        ...gone,
      );
    };
  furnish(room);
  for (const one of [...room.children]) if (!one.matches('.foot')) one.remove();
  room.prepend(
    el(
      'h1',
      scene.title.length > LONG ? {class: 'long'} : {},
      whole(scene.title, scene.tongues?.title),
      standing(facts),
    ),
    body,
  );
  const place = /** @type {Room} */ (room.querySelector('.place'));
  place.textContent = say('{n} of {of}', {n: at + 1, of: talk.scenes.length});
  /** @type {Room} */ (room.querySelector('[data-key=f]')).toggleAttribute('hidden', !lost());
  hear(talk, at, facts);
  // Smaller type before fewer words; then of each event as many as have room in its own column.
  const least = SIZES[SIZES.length - 1];
  const all = (/** @type {number} */ tight) => facts.map(() => tight);
  if (fit(body, [lines(all(0), SIZES[0]), lines(all(0), least)])) return;
  if (facts.length <= COLUMNS && !gone.length) {
    for (const size of [least, ...CUT_ELSE]) if (columns(body, all(SHORT), tights => lines(tights, size)())) return;
    return;
  }
  fit(body, [
    ...TIGHTER.map(tight => lines(all(tight), least)),
    ...facts.map((_, i) => lines(all(BARE), least, facts.length - 1 - i)),
  ]);
}
// Each column in the fewest words less that let it stand in the room; returns whether all do.
/** @param {Room} body @param {number[]} tights @param {(tights: number[]) => void} write */
function columns(body, tights, write) {
  for (let round = SHORT; round <= BARE; round++) {
    write(tights);
    const foot = body.getBoundingClientRect().bottom - parseFloat(getComputedStyle(body).paddingBottom);
    const over = [...body.children].map(
      one => one.getBoundingClientRect().bottom > foot || one.scrollWidth > one.clientWidth + 1,
    );
    if (!over.some(Boolean)) return true;
    tights = tights.map((tight, i) => (over[i] ? Math.min(tight + 1, BARE) : tight));
  }
  write(tights);
  return false;
}

/** @param {Link | null} link */
const address = link =>
  link ? el('a', {href: link.url, target: '_blank', rel: 'noopener noreferrer'}, link.host) : null;

/** @param {string} name @param {...Content} content */
const row = (name, ...content) => (content.some(Boolean) ? [el('dt', {}, name), el('dd', {}, ...content)] : []);
// The further sources one by one, or, where they have no room, how many there are.
/** @param {Fact} fact @param {boolean} brief */
const further = (fact, brief) =>
  brief
    ? row(
        say('Further sources'),
        fact.further.length ? say('{n}: the details list them', {n: fact.further.length}) : '',
      )
    : fact.further.flatMap(([role, words, to, , read]) =>
        row(role, isolated(words), read ? [', ', el('b', {}, read)] : '', to ? [' ', address(to)] : ''),
      );

// Title, whose it is and its date: of these what is known.
/** @param {Fact['source']} source */
const cited = ({title, publisher, date}) => [
  el('cite', {}, isolated(title)),
  publisher ? ', ' : '',
  isolated(publisher),
  date ? `, ${date}` : '',
];

/** @param {Fact} fact @param {Content} lane @param {boolean} brief */
function proof(fact, lane, brief) {
  const {source, dispute, tongues: {title, own} = {}} = fact;
  return el(
    'article',
    {'data-event-id': fact.id},
    el('p', {class: 'when'}, when(fact), ' · ', lane),
    el('h3', {}, mark(fact), el('span', {}, inTongue(fact.title, title))),
    el(
      'dl',
      {},
      row(say('Says'), who(fact)),
      row(say('Claim status'), el('b', {}, say(fact.status)), ` – ${say(fact.status_words)}`),
      row(say('Disputed'), dispute ? inTongue(dispute.words, own) : say('No counter-source is named.')),
      row(say('Counter-source'), dispute && address(dispute.link), dispute && how(dispute)),
      row(say('Sources'), fact.glance !== source.read && fact.glance ? el('b', {}, isolated(fact.glance)) : null),
      row(say('Source'), ...cited(source), how(source)),
      row(
        say('Link'),
        address(source.link),
        source.archive ? [source.link ? ` · ${say('kept copy')}: ` : '', address(source.archive)] : null,
      ),
      row(say('Note'), inTongue(source.note, own)),
      further(fact, brief),
      row(say('Known'), isolated(fact.known)),
    ),
  );
}

// The sources of a scene over the whole screen, as large as all of them can stand.
/** @param {Room} room @param {Talk} talk @param {number} at */
export function sources(room, talk, at) {
  const scene = talk.scenes[at];
  const facts = scene.focus.map(id => talk.facts[id]).filter(Boolean);
  room.style.setProperty('--columns', String(Math.min(3, Math.max(1, facts.length))));
  /** @param {boolean} brief */
  const write = brief =>
    room.replaceChildren(
      el('h2', {}, inParts('Who says so: {title}', {title: inTongue(scene.title, scene.tongues?.title)})),
      el(
        'div',
        {class: 'proofs'},
        facts.length
          ? facts.map(fact => proof(fact, laneOf(talk, fact), brief))
          : el('p', {}, say('This scene lights no event.')),
      ),
    );
  /** @param {boolean} brief */
  const ways = brief =>
    [3.6, 3.2, 2.8, 2.5, 2.2, 2].map(size => () => {
      write(brief);
      room.style.setProperty('--size', String(size));
    });
  // Smaller type before fewer words.
  fit(room, [...ways(false), ...ways(true)]);
}
