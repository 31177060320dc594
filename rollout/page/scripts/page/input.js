// What a reader does: points, presses, types, goes back. All clicks on buttons go through one router.
import * as address from '../address.js';
import {onClick} from '../clicks.js';
import {span} from '../days.js';
import {$, el, here, painted, targetOf} from '../dom.js';
import {SHORT, glide} from '../picture/glide.js';
import * as hand from '../picture/hand.js';
import {timeline} from '../picture/timeline.js';
import {say} from '../say.js';
import * as stage from '../stage.js';
import {giving} from '../talk/scene.js';
import {choose, reveal, step} from './details.js';
import {hall, inHall, toggle, turnClock, unfold} from './filters.js';
import {near, opened, written} from './language.js';
import * as menu from './menu.js';
import * as several from './several.js';
import {find, state} from './state.js';
import {go, goneBack, onScreen, redraw} from './view.js';
import * as wheel from './wheel.js';
import {card} from './words.js';

/** @param {PointerEvent} event */
function hover(event) {
  if (!timeline.graph || event.buttons) return; // a hand moves the picture, and asking for places would hold it up
  const box = timeline.graph.getBoundingClientRect();
  const x = event.clientX - box.left;
  const y = event.clientY - box.top;
  const hit = giving() ? null : timeline.find(x, y);
  $('timeline').classList.toggle('hit', !!hit);
  if (!hit) return tip(null);
  tip(several.open() ? null : find(hit.id), x, hit.y, hit.ids.length - 1);
}
// The card of an event beside a place of the picture; of none: no card.
/** @param {Fact | null | undefined} fact @param {number} [x] @param {number} [y] @param {number} [more] */
export function tip(fact, x = 0, y = 0, more = 0) {
  const node = $('card');
  node.hidden = !fact;
  if (!fact) return;
  const box = timeline.graph.getBoundingClientRect();
  const shows = `${fact.id} ${more}`;
  const others = more
    ? [el('p', {class: 'card-who'}, say('and {n} more at this place: click to choose', {n: Number(more)}))]
    : [];
  if (node.dataset.shows !== shows) node.replaceChildren(.../** @type {Node[]} */ (card(fact)), ...others);
  node.dataset.id = fact.id;
  node.dataset.shows = shows;
  const left = Math.min(Math.max(8, x - 40), box.width - node.offsetWidth - 8);
  const above = y - node.offsetHeight - 16;
  Object.assign(node.style, {left: `${left}px`, top: `${above + box.top > 4 ? above : y + 18}px`});
}
// Where a browser keeps the clipboard from scripts, what is selected can still be copied as by hand.
/** @param {string} text */
function selected(text) {
  const field = $('page').appendChild(el('textarea', {class: 'unseen', readonly: true}, text));
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}
let copied = 0; // the timer after which the button says what it does
/** @param {Room} button */
async function copy(button) {
  const still = here();
  const link = address.link(onScreen());
  const done = await navigator.clipboard.writeText(link).then(
    () => true,
    () => selected(link),
  );
  if (still()) button.focus();
  if (done) {
    button.textContent = say('Link copied');
    button.dataset.furnished = ''; // a language that is tried on meanwhile, or gone over to, says nothing of it
  } else prompt(say('Copy this address:'), link);
  clearTimeout(copied);
  copied = setTimeout(() => {
    button.textContent = say('Copy link');
    delete button.dataset.furnished;
  }, 2000);
}
const COMPOSING = 229; // what WebKit calls a key with which a word was ended just before
// A key by which a word is typed by its sound, as Chinese is, or given up, is none of the page's: Escape would close what it is typed into.
/** @param {KeyboardEvent} event */
function unheard(event) {
  if (event.isComposing || event.keyCode === COMPOSING) event.stopImmediatePropagation();
}
// Escape closes one thing at a time, the nearest first; every other key is in `keys.js`.
/** @param {KeyboardEvent} event */
function escape(event) {
  if (event.key !== 'Escape' || event.defaultPrevented || targetOf(event).closest?.('dialog')) return;
  OPEN.find(([open]) => open())?.[1]();
}
/** @type {[() => unknown, () => unknown][]} */
const OPEN = [
  [several.open, several.close],
  [menu.open, menu.close],
  [
    () => !$('filters').hidden,
    () => {
      unfold(false);
      $('filter').focus();
    },
  ],
  [() => state.picked, () => choose('')],
  [
    () => !$('card').hidden,
    () => {
      $('card').hidden = true;
    },
  ],
  [inHall, hall],
];

function route() {
  onClick('button[data-go]', ({dataset}) => reveal(dataset.go));
  onClick('button[data-step]', ({dataset}) => step(Number(dataset.step)));
  onClick('button[data-close]', () => choose(''));
  onClick('button[data-filter]', ({dataset}) => toggle(/** @type {Filter} */ (dataset.filter), dataset.value));
  onClick('button[data-toggle]', () => go({disputed: address.read().get('disputed') === '1' ? null : '1'}));
  onClick('button[data-clear]', () => {
    $('search').value = '';
    go({
      lane: null,
      status: null,
      who: null,
      tag: null,
      place: null,
      area: null,
      disputed: null,
      q: null,
      as_known: null,
    });
  });
  onClick('button[data-from]', ({dataset}) => glide(...span(dataset.from, dataset.to)));
  onClick('button[data-zoom]', ({dataset}) => glide(...timeline.about(Number(dataset.zoom)), SHORT));
  onClick('button[data-theme]', ({dataset}) => go({theme: dataset.theme}, false));
  onClick('button[data-back]', ({dataset}) => go({[dataset.back]: null}));
  onClick('button[data-language]', ({dataset}) => go({language: dataset.language}));
  onClick('#more', opened);
  onClick('#hall', hall);
  onClick('#clock', turnClock);
  onClick('#filter', button => unfold(button.getAttribute('aria-expanded') !== 'true'));
  onClick('#copy', copy);
  menu.start();
}
export function listen() {
  route();
  addEventListener('keydown', unheard, true);
  addEventListener('keydown', escape); // on the window: after whoever has something of its own to close
  document.addEventListener('submit', event => event.preventDefault()); // the search shows what it finds as one types
  document.addEventListener('change', event => {
    const target = targetOf(event);
    if (target.id === 'series') go({series: target.value});
    if (target.id === 'tongue') go({language: written(target.value) || null});
    if (target.id === 'as-known' && !(target.value < '1000')) go({as_known: target.value});
  });
  document.addEventListener('tongue', () => painted(() => $('others').hidden || opened())); // somebody may go on choosing
  for (const how of ['pointerover', 'focusin']) $('others').addEventListener(how, event => near(targetOf(event)));
  let typing = 0;
  let sizing = 0;
  /** @type {Span | null} */
  let down = null;
  Object.assign($('search'), {value: address.read().get('q') || '', dir: 'auto'});
  $('search').addEventListener('input', event => {
    clearTimeout(typing);
    typing = setTimeout(() => go({q: targetOf(event).value.trim()}, false), 160);
  });
  const picture = $('timeline');
  several.listen();
  wheel.attach(picture);
  hand.attach(picture);
  picture.addEventListener('pointermove', hover);
  picture.addEventListener('pointerleave', () => {
    $('card').hidden = true;
  });
  picture.addEventListener(
    'pointerdown',
    event => {
      down = [event.clientX, event.clientY];
      $('card').hidden = true;
    },
    true,
  );
  // Plotly lays a cover over the whole page while a button is down: the pointer is let go on that.
  addEventListener(
    'pointerup',
    event => {
      if (
        !down ||
        targetOf(event).closest('button, select, a, #several') ||
        Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 5
      )
        return;
      const box = timeline.graph.getBoundingClientRect();
      const hit = giving() ? null : timeline.find(event.clientX - box.left, event.clientY - box.top);
      down = null;
      if (hit && hit.ids.length > 1) several.show(hit);
      else if (hit) choose(hit.id);
    },
    true,
  );
  addEventListener('popstate', goneBack);
  for (const wish of stage.wishes) matchMedia(wish).addEventListener('change', redraw);
  addEventListener('resize', () => {
    clearTimeout(sizing);
    sizing = setTimeout(redraw, 200);
  });
}
