// The elements of the page: one by its name, a new one. Text goes in as text, never as markup.
/** @param {string} id */
export const $ = id => /** @type {Room} */ (document.getElementById(id));

// Where something happened: all that the pages listen for happens at elements.
/** @param {Event} event */
export const targetOf = event => /** @type {Room} */ (event.target);

// The language of words as far as their letters tell it, as rollout/layout/scripts.py does; nothing for those of our own letters.
/** @type {[RegExp, string][]} */
const SPOKEN = [
  [/[\u0f00-\u0fff]/, 'bo'],
  [/[\u3041-\u30ff]/, 'ja'],
  [/[\u2e80-\u9fff\uf900-\ufaff]/, 'zh'],
  [/[ەېۇۆۈۋڭ]/, 'ug'],
  [/[\u0600-\u06ff\u0750-\u077f]/, 'und-Arab'],
  [/[\u0900-\u097f]/, 'und-Deva'],
  [/[\u0590-\u05ff]/, 'he'],
];
// In a page in other letters words in ours are in no language of the page; most are English, and the voice of the page could not read them.
const OTHERS = /^(bo|zh)/;
const WORD = /[A-Za-z]{3}/;
/** @param {string} words */
const ours = words => (WORD.test(words) && OTHERS.test(document.documentElement.lang) ? 'en' : '');
/** @param {string} words */
export const language = words =>
  (!/^[\0-\u058f]*$/.test(words) && SPOKEN.find(([letters]) => letters.test(words))?.[1]) || ours(words);

/** @param {string} tag @param {Attributes} attributes @param {...Content} children */
export function el(tag, attributes, ...children) {
  const node = /** @type {Room} */ (document.createElement(tag));
  for (const [key, value] of Object.entries(attributes || {}))
    if (value === true) node.setAttribute(key, '');
    else if (value !== false && value != null) node.setAttribute(key, String(value));
  const shown = /** @type {(Node | string)[]} */ (
    children.flat(9).filter(child => child !== null && child !== undefined && child !== '')
  );
  node.append(...shown);
  const words = shown.filter(child => typeof child === 'string').join('');
  const lang = !node.hasAttribute('lang') && language(words);
  if (lang) node.setAttribute('lang', lang);
  return node;
}

// Whether the focus is still where it was, with nothing written there since: what answers late leads nobody away who has gone on.
export function here() {
  const at = /** @type {Room | null} */ (document.activeElement);
  const written = at?.value;
  return () =>
    document.activeElement === document.body || (document.activeElement === at && (!at || at.value === written));
}

// What can wait until what has changed is on the screen: what a frame asks for comes before it is shown, what the next one asks for after it.
/** @param {() => unknown} act */
export const painted = act => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));

// Whether the focus is in a room, or nowhere.
/** @param {Element} room */
export const isIn = room => room.contains(document.activeElement) || document.activeElement === document.body;

// What is read aloud when it changes. A `status` would be met by whoever reads on, though it is empty.
export const SPEAKS = {'aria-live': 'polite', 'aria-atomic': 'true'};

// A room that comes with its words is not heard: these come into it when it stands there.
/** @param {Element} room @param {() => unknown} fill */
export const heardIn = (room, fill) => painted(() => room.isConnected && fill());

// A part of the page under a heading of its own.
/** @param {string} id @param {Content} words @param {...Content} content */
export const section = (id, words, ...content) =>
  el('section', {id, 'aria-labelledby': `${id}-head`}, el('h2', {id: `${id}-head`}, words), ...content);

// A name from a file stands in isolation: written from right to left it would draw numbers and signs beside it to its other end.
// One in letters of ours with none of the signs that turn words needs no element for that: a list of thousands has many names.
const OURS = /^[\0-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u214f]*$/;
/** @param {string | null | undefined} text */
export const isolated = text => (!text || OURS.test(text) ? text || '' : el('bdi', {}, text));
// Who says so, and of what kind they are: each name stands in isolation, and our words for its kind beside it.
const KIND = /( \([^()]*\)(?:; |$))/;
/** @param {string} says @returns {Content} */
export const saying = says =>
  OURS.test(says) ? says : says.split(KIND).map((part, at) => (at % 2 ? part : isolated(part)));
// Words from a file in a language that is known, and is not that of the page; else as their letters tell.
/** @param {string | null | undefined} text @param {string | null | undefined} lang */
export const inTongue = (text, lang) => (text && lang ? el('bdi', {lang}, text) : isolated(text));
// What is said one after the other, of what there is of it.
/** @param {...Content} parts @returns {Content[]} */
export const sentences = (...parts) => parts.filter(Boolean).flatMap((part, i) => (i ? ['. ', part] : [part]));
// What is read aloud goes in as what it is, with the language of each part; whoever says the same again is heard again.
/** @param {Element} room @param {Content} content */
export const tellIn = (room, content) =>
  room.replaceChildren(.../** @type {(Node | string)[]} */ ([content].flat(9).filter(one => one || one === 0)));
// The same, never broken behind a hyphen that a letter alone stands before, as in e-card.
/** @param {string | null | undefined} text @param {string} [lang] of its words, where that is not that of the page */
export const whole = (text, lang) =>
  text
    ? el(
        'bdi',
        {lang},
        text
          .split(/((?<![^\s(“])\p{L}-\p{L}+)/u)
          .map((part, i) => (i % 2 ? el('span', {class: 'unbroken'}, part) : part)),
      )
    : '';
const TURNED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// The same where there can be no element: in options, labels and what is said.
/** @param {string} text */
export const apart = text => (TURNED.test(text) ? `\u2068${text}\u2069` : text);

// What a part of the page says, in the words of another that was made like it: its elements stay, and with them the focus, what is
// typed, what is unfolded, how far it is scrolled. Where the other has no words, and in a room that says itself what it says, nothing is done.
const SAYING = ['aria-label', 'aria-roledescription', 'placeholder', 'title', 'lang', 'href'];
/** @param {Element} node @param {Element} other @param {boolean} says */
function named(node, other, says) {
  for (const name of SAYING) {
    const words = other.getAttribute(name);
    if (words !== null && words !== node.getAttribute(name)) node.setAttribute(name, words);
  }
  if (says && !other.hasAttribute('lang')) node.removeAttribute('lang'); // its words are in that of the page
}
/** @param {Element | null} part @param {Element} other */
export function retell(part, other) {
  const node = /** @type {Room | null} */ (part);
  if (!node || node.tagName !== other.tagName) return;
  const says = [...other.childNodes].some(one => one.nodeName === '#text' && one.textContent?.trim());
  named(node, other, says);
  if (!says) [...other.children].forEach((one, at) => retell((one.id && $(one.id)) || node.children[at], one));
  else if (!('furnished' in node.dataset) && node.textContent !== other.textContent && node.tagName !== 'TEXTAREA')
    node.replaceChildren(...[...other.childNodes].map(one => document.importNode(one, true)));
}

/** @param {Room} node */
const same = ({tagName, id, type, value, href, dataset}) =>
  [tagName, id, type === 'radio' && value, href, JSON.stringify(dataset)].join();
/** @param {Room | null} node @param {Room} top */
function path(node, top) {
  const names = [];
  for (; node && node !== top; node = /** @type {Room | null} */ (node.parentElement)) names.push(node.tagName);
  return names.join();
}
// All that stands beside a part of the page, and says something of it, in place of what stood beside another that stays.
/** @param {Room} stays @param {Room} goes */
function beside(stays, goes) {
  for (const {name, value} of goes.attributes) if (stays.getAttribute(name) !== value) stays.setAttribute(name, value); // written anew it would empty a day by halves
  const all = [.../** @type {Room} */ (goes.parentElement).childNodes];
  const at = all.indexOf(goes);
  for (const old of [.../** @type {Room} */ (stays.parentElement).childNodes]) if (old !== stays) old.remove();
  stays.before(...all.slice(0, at));
  stays.after(...all.slice(at + 1));
}
// What is typed by halves or open in a field stands nowhere else: the field stays, and all around it is new.
/** @param {Room} room @param {Room} had @param {Room} next */
function around(room, had, next) {
  const menu = had.tagName === 'SELECT';
  const value = menu || (had.value === had.defaultValue && !had.validity.badInput) ? next.value : had.value;
  if (menu && had.textContent !== next.textContent) had.replaceChildren(...next.childNodes);
  for (let [stays, goes] = [had, next]; stays !== room;) {
    const [above, into] = /** @type {Room[]} */ ([stays.parentElement, goes.parentElement]);
    beside(stays, goes);
    [stays, goes] = [above, into];
  }
  if (had.value !== value) had.value = value;
}
// New content for a room; the focus stays on what stands for the same thing.
/** @param {Room} room @param {...Node | string} content */
export function refill(room, ...content) {
  const had = room.contains(document.activeElement) && /** @type {Room} */ (document.activeElement);
  if (!had) return room.replaceChildren(...content);
  const fresh = el('div', {}, ...content);
  const found = /** @type {NodeListOf<Room>} */ (fresh.querySelectorAll('button, select, input, a'));
  const next = [...found].find(node => same(node) === same(had));
  if (next && had.matches('select, input:not([type=radio])') && path(had, room) === path(next, fresh))
    return around(room, had, next);
  room.replaceChildren(...fresh.childNodes);
  next?.focus({preventScroll: true});
}
