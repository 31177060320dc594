// What can be taken away of the view on screen: made by the server when asked, and told in words when it cannot be.
import {onAnyClick} from '../clicks.js';
import {$, SPEAKS, apart, el, targetOf} from '../dom.js';
import {later, say, sayMany} from '../say.js';
import {onScreen} from './view.js';

const AGAIN = 1000;
const PATIENCE = 30; // ms between two askings of a busy server, and how often
/** @type {[string, string[][]][]} */
const OFFERS = [
  [
    later('Handout'),
    [
      ['PDF, A4', 'pdf', 'a4'],
      [later('A4 upright'), 'pdf', 'a4-portrait'],
      ['Letter', 'pdf', 'letter'],
      [later('Letter upright'), 'pdf', 'letter-portrait'],
      ['A3', 'pdf', 'a3'],
    ],
  ],
  [later('Deck'), [['PowerPoint', 'pptx']]],
  [
    later('Picture'),
    [
      ['PNG, 1080p', 'png', '1080p'],
      ['4K', 'png', '4k'],
      [later('square'), 'png', 'square'],
      [later('card'), 'png', 'card'],
      [later('A3 poster'), 'png', 'a3'],
      ['SVG', 'svg', '1080p'],
    ],
  ],
  [later('One file'), [[later('The page, offline'), 'html']]],
  [
    later('Tables'),
    [
      ['CSV', 'csv'],
      ['Excel', 'xlsx'],
      ['TimelineJS', 'timelinejs.csv'],
      ['JSON', 'json'],
      [later('Calendar'), 'ics'],
    ],
  ],
  [
    later('Sources'),
    [
      ['BibTeX', 'bib'],
      ['CSL-JSON', 'csljson'],
      ['RIS', 'ris'],
    ],
  ],
];

// A site without a server has its files beside it, and only so many.
/** @type {Record<string, string> | null} */
let beside = null;
let called = '';
let pages = ''; // that a handout may have; none: as many as it takes
/** @param {string} ending @param {string | undefined} size */
const fileBeside = (ending, size) => beside?.[`${ending} ${size || ''}`.trim()];
/** @param {string} ending @param {string | undefined} size */
function address(ending, size) {
  if (beside) return fileBeside(ending, size);
  const query = onScreen();
  for (const key of ['event', 'hall', 'size']) query.delete(key);
  if (size) query.set('size', size);
  if (ending === 'pdf' && pages) query.set('pages', pages);
  return `download/events.${ending}?${query}`;
}
let said = ''; // what came of the last one, until the menu is closed over it
/** @type {Set<string>} */
const making = new Set();
const told = () => [said, ...[...making].map(name => say('{name}: being made …', {name}))].filter(Boolean).join(' ');
/** @param {string} name @param {string} [words] */
function announce(name, words) {
  if (words) making.delete(name);
  else making.add(name);
  said = words || '';
  $('download-said').textContent = told();
}

function furnish() {
  /** @param {string[]} given */
  const link = ([words, ending, size]) =>
    el(
      'a',
      {
        href: address(ending, size),
        class: 'offer',
        download: beside ? [called, size].filter(Boolean).join('-') + `.${ending}` : false,
        'data-ending': ending,
        'data-size': size || false,
      },
      say(words),
    );
  /** @type {[string, string[][]][]} */
  const kept = OFFERS.map(([name, offers]) => [
    name,
    offers.filter(([, ending, size]) => !beside || fileBeside(ending, size)),
  ]);
  const offered = kept.filter(([, offers]) => offers.length);
  $('downloads').replaceChildren(
    ...offered.map(([name, offers]) =>
      el(
        'div',
        {class: 'group', role: 'group', 'aria-label': say(name)},
        el('span', {class: 'group-name'}, say(name)),
        offers.map(link),
        offers[0][1] === 'pdf' && !beside ? length() : '',
      ),
    ),
    el(
      'p',
      {class: 'note'},
      beside
        ? say('Of all events of this page; what is drawn has its opening window.')
        : say(
            'Made from the view on screen: its window, filters and search. At the opening view tables hold every event.',
          ),
    ),
    el('p', {id: 'download-said', ...SPEAKS}, told()),
  );
}
// How long a handout may be: chosen before its paper.
const LENGTHS = ['', '1', '2', '3', '4', '6', '8'];
const length = () =>
  el(
    'select',
    {id: 'pages-of', 'aria-label': say('Pages of the handout')},
    LENGTHS.map(one =>
      el(
        'option',
        {value: one, selected: one === pages},
        one ? sayMany('{n} page', '{n} pages', Number(one)) : say('all pages'),
      ),
    ),
  );
/** @param {boolean} open */
function unfold(open) {
  $('download').setAttribute('aria-expanded', String(open));
  $('downloads').hidden = !open;
  if (!open) {
    said = '';
    return;
  }
  if (!$('filters').hidden) $('filter').click(); // one at a time
  furnish();
}

/** @param {string} url */
async function answer(url) {
  for (let left = PATIENCE; ; left--) {
    const found = await fetch(url, {cache: 'no-store'});
    if (found.status !== 503 || !left) return found;
    await new Promise(done => setTimeout(done, AGAIN));
  }
}
/** @param {HTMLAnchorElement} link */
async function take(link) {
  const url = address(String(link.dataset.ending), link.dataset.size);
  link.href = String(url);
  const words = String(link.textContent);
  announce(words);
  try {
    const found = await answer(String(url));
    if (!found.ok) return announce(words, await found.text());
    const name = decodeURIComponent(
      /filename\*=UTF-8''([^;]+)/.exec(found.headers.get('Content-Disposition') || '')?.[1] || 'events',
    );
    const held = URL.createObjectURL(await found.blob());
    el('a', {href: held, download: name}).click();
    setTimeout(() => URL.revokeObjectURL(held), 60000);
    announce(words, say('{name} is in your downloads.', {name: apart(name)}));
  } catch {
    announce(words, say('The server does not answer. Try again once it runs.'));
  }
}

/** @param {MouseEvent} event */
const plain = event => !event.ctrlKey && !event.metaKey && !event.shiftKey;
const isOpen = () => !!$('downloads') && !$('downloads').hidden;
/** @param {MouseEvent} event */
function click(event) {
  const target = targetOf(event);
  if (target.id === 'download') return unfold(target.getAttribute('aria-expanded') !== 'true');
  const link = /** @type {HTMLAnchorElement | null} */ (target.closest?.('.offer'));
  if (link && !beside && plain(event)) {
    event.preventDefault();
    take(link);
  } else if (!target.closest?.('#downloads') && isOpen()) unfold(false);
}

// files: what stands beside a page without a server, by ending and size; name: what it is called when it is taken away.
/** @param {Record<string, string> | null} [files] @param {string} [name] */
export function start(files = null, name = '') {
  [beside, called] = [files, name];
  onAnyClick(click);
  document.addEventListener('change', ({target}) => {
    if (/** @type {Room} */ (target).id !== 'pages-of') return;
    pages = /** @type {Room} */ (target).value;
    furnish();
    $('pages-of').focus();
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOpen()) return;
    event.preventDefault();
    unfold(false);
    $('download').focus();
  });
}
