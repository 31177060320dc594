// The page: what it shows when the picture has settled, and what it is told of the file. Everything that knows of the server is in `served.js`.
import * as address from '../address.js';
import {$, el, isolated, painted} from '../dom.js';
import * as letters from '../picture/letters.js';
import * as overview from '../picture/overview.js';
import {timeline} from '../picture/timeline.js';
import {NAMES, inParts, language, say, sayMany} from '../say.js';
import {counts, headsMoved} from './counts.js';
import {clock, inOrder} from './clock.js';
import {choices} from './filters.js';
import {choice} from './language.js';
import {listen} from './input.js';
import {legend} from './legend.js';
import {filterList, gain, gather, gatherSoon, heading, hold, inSightFirst, write} from './list.js';
import {REST, apart, arrived, moved} from './moving.js';
import {halo, pick} from './picked.js';
import {asking, state} from './state.js';
import {stepIn} from './still.js';
import {pending, redraw} from './view.js';

/** @type {number[]} */
let last = [];

// The rooms around the first view, before Plotly is there: the same words at the same places.
/** @param {Meta} meta @param {Now} now */
export function preview(meta, now) {
  $('search').value = address.read().get('q') || '';
  clock.name = meta.clock || '';
  choices(meta);
  choice(meta);
  counts(meta, now, true);
  overview.draw(meta, now, true);
}
/** @param {Meta} meta */
function renewed(meta) {
  if (clock.name !== (meta.clock || '')) turned(meta.clock || '');
  state.shownIds = new Set(meta.labels.id);
  heading(meta);
  choices(meta);
  choice(meta);
  speak(meta);
  if (pending.crossed) return; // what is listed is gathered when the window rests
  if (meta.crowd || state.partial) gatherSoon(meta, pending.wanted ? REST : 0);
  else filterList();
}
// The picture stands by another clock than before: so does all that is said.
/** @param {string} name */
function turned(name) {
  clock.name = name;
  state.facts = inOrder(state.all);
  write();
  pick(state.picked);
}
// The picture is in another language than what the page says of its events: that is asked for.
/** @param {Meta} meta */
async function speak({spoken}) {
  if (!spoken || state.language === null || state.language === spoken.language) return;
  const before = known;
  const data = await asking.all().catch(() => null);
  if (before !== known) return; // the file was another since: what was asked of it before is not what stands in it
  if (data && data.language === timeline.meta.spoken?.language) furnish(data);
}
// Whether nothing that is said of events is in sight but the picture, and nobody is in the list.
export const unseen = () =>
  !state.picked && $('list').getBoundingClientRect().top > innerHeight && !$('events').contains(document.activeElement);
// The page speaks another language: what is said of events is asked for, where it is not at hand. What is out of sight follows a little later.
/** @param {Facts | null} ready @param {boolean} later */
export async function retold(ready, later) {
  delete $('card').dataset.shows;
  if (ready) {
    const mine = (known = ready);
    return later ? painted(() => known === mine && know(mine)) : inSightFirst(() => know(mine));
  }
  hold(false);
  state.language = null; // of the events: not known before they are
  const own = language();
  const data = await asking.all().catch(() => null);
  if (data && own === language()) furnish(data);
}
/** @param {Meta} meta @param {Now} now @param {boolean} fresh */
function settled(meta, now, fresh) {
  if (fresh) renewed(meta);
  else if (meta.scene) headsMoved(meta);
  if (!fresh && !meta.crowd && address.read().has('talk')) return; // nothing else is on screen
  counts(meta, now, fresh);
  overview.draw(meta, now, fresh);
  stepIn();
  halo();
  const {crossed} = pending;
  const stirred = crossed || (!fresh && apart(now.window, last));
  pending.crossed = false;
  last = now.window;
  if (fresh) arrived(meta, now, crossed);
  if (stirred) moved(meta, now);
  else gain(meta, REST);
}

// ---- facts and problems from the file
/** @param {Facts} data */
export function furnish(data) {
  know(data);
  if (timeline.meta) speak(timeline.meta);
}
/** @type {Facts | null} the latest */
let known = null;
/** @param {Facts} data */
function know(data) {
  known = data;
  const {facts, lanes: keys, named: lanes = keys} = data;
  Object.assign(state, {
    facts: inOrder(facts),
    all: facts,
    keys,
    lanes,
    statusWords: data.status_words,
    language: data.language,
    own: data.own,
    partial: !facts.length && lanes.length > 0,
    byId: new Map(facts.map(fact => [fact.id, fact])),
  });
  // The list is in a language of its own, or all of it would be laid out anew before it is told in another.
  $('events').lang = document.documentElement.lang;
  write();
  if (timeline.meta) filterList();
  $('legend').replaceChildren(...legend(state.statusWords, data.terms));
  if (state.partial && timeline.meta) gather(timeline.meta);
  pick(address.read().get('event') || '');
  document.dispatchEvent(new Event('facts'));
}
/** @param {State} given */
export function problems({name, problems: found, count = found.length, refused_edit, lost, notices}) {
  const warned = $('alert').hasChildNodes();
  $('alert').replaceChildren(
    ...(lost
      ? [el('p', {}, lost)]
      : refused_edit
        ? [
            el(
              'p',
              {},
              inParts('{name} was changed, but it now has {problems}. The picture still shows the last good data.', {
                name: isolated(name),
                problems: sayMany('{n} problem', '{n} problems', count),
              }),
              ' ',
              el('a', {href: '#problems'}, say('See what to mend')),
            ),
          ]
        : []),
  );
  if (warned !== refused_edit) redraw(); // the picture makes room
  $('problems').hidden = !count && !notices.length;
  $('problems').replaceChildren(
    el(
      'h2',
      {},
      count
        ? inParts('{problems} in {name}', {
            problems: sayMany('{n} problem', '{n} problems', count),
            name: isolated(name),
          })
        : inParts('{name}: no problems', {name: isolated(name)}),
    ),
    count
      ? el(
          'ol',
          {},
          found.map(one => el('li', {}, one)),
        )
      : '',
    notices.length
      ? el(
          'ul',
          {class: 'notices'},
          notices.map(one => el('li', {}, one)),
        )
      : '',
  );
  document.dispatchEvent(new Event('problems'));
}

// Whether the server answers: what is on screen stays in any case, and what is asked for meanwhile is kept in the address.
/** @param {boolean} gone */
export function unanswered(gone) {
  $('gone').replaceChildren(
    ...(gone
      ? [
          el(
            'p',
            {},
            say(
              'The server does not answer. What is on screen stays; what you ask for meanwhile is shown when it answers again.',
            ),
          ),
        ]
      : []),
  );
}

// Its words are measured when it is on the screen, but not for a page that is only on its way to their language.
/** @param {Meta} meta */
function gauge(meta) {
  const own = (tongue = '') => tongue === language() || !(tongue in NAMES);
  if (meta === timeline.source && own(meta.spoken?.language)) letters.check(meta, timeline.graph.layout.font.size);
}
// picture, facts and what else is asked: as in `state.js`.
/** @param {Partial<typeof asking>} asked */
export function start(asked) {
  Object.assign(asking, asked);
  timeline.listen(settled);
  listen();
  timeline.listen((meta, now, fresh) => fresh && painted(() => gauge(meta)));
  letters.watch(redraw);
  pending.drawn = address.drawn();
  redraw();
}
