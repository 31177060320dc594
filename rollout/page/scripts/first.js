// Before any other script: the look of the page, and the first view from the server. Stands in the index itself.
import * as letters from './picture/letters.js';
import {look, query, request, seen} from './stage.js';

// The page's own scripts wait until the first view's words can be read: they lie in a template, in their order. On disk Plotly is one of them.
const role = query().has('presenter') ? 'presenter' : 'page'; // a file from disk is both
/** @param {HTMLScriptElement} script */
const needed = ({dataset: {for: whose = role, rest}}) =>
  whose.includes(role) && (rest === undefined || query().has('talk'));
/** @type {HTMLScriptElement[] | null} */
let asleep = null;
/** @type {Promise<unknown> | null} */
let last = null;
/** @param {HTMLScriptElement} script */
const over = script => new Promise(done => ['load', 'error'].forEach(kind => script.addEventListener(kind, done)));
/** @param {number} [few] */
function wake(few = Infinity) {
  asleep ||= [
    .../** @type {HTMLTemplateElement} */ (document.getElementById('later')).content.querySelectorAll('script'),
  ].filter(needed);
  for (const {attributes, textContent} of asleep.splice(0, few)) {
    const script = document.createElement('script');
    for (const {name, value} of attributes) script.setAttribute(name, value);
    script.async = false;
    script.textContent = textContent;
    if (script.src) last = over(document.body.appendChild(script));
    else if (last)
      last.then(() => document.body.append(script)); // an inline script would not wait
    else document.body.append(script);
  }
  return last;
}
// First the words, then the rooms around them, then all that makes them move.
// A rule that looks for the first view itself (`:has`) would be asked at every change of the page.
const first = /** @type {Room} */ (document.getElementById('first'));
if (first) document.documentElement.dataset.first = '';
const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
// Plotly is on its way while the page's own scripts are, which run before it; not to whoever wants little sent, nor where the list stands alone.
const spared = () =>
  /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData ||
  (!seen() && !query().has('talk'));
function hurry() {
  const drawing = /** @type {HTMLTemplateElement | null} */ (document.getElementById('drawing'));
  const href = drawing?.content.querySelector('script')?.getAttribute('src');
  if (!href || spared()) return;
  const link = Object.assign(document.createElement('link'), {
    rel: 'preload',
    as: 'script',
    fetchPriority: 'low',
    href,
  });
  link.dataset.ahead = '';
  document.head.append(link);
}
async function begin() {
  look();
  if (query().has('talk')) return hurry(); // a scene is lit by scripts that are not here yet
  const wanted = () =>
    new URLSearchParams(Object.entries(request(first)).map(([name, value]) => [name, String(value)])).toString();
  /** @param {string} asked */
  const draw = async asked => {
    const answer = await fetch(`first.svg?${asked}`);
    if (!answer.ok) throw answer;
    return new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
  };
  // A frame for our letters to come, which on this machine is enough; else asked for while they are on their way: seldom is the title higher in letters of another face, or other letters stand in for ours, and then we ask again.
  await Promise.race([letters.ready(), painted()]);
  const guess = wanted();
  const early = draw(guess);
  await letters.ready();
  const asked = wanted();
  const picture = await (asked === guess ? early : draw(asked));
  Object.assign(picture, {id: 'still'}).dataset.asked = asked;
  picture.setAttribute('aria-hidden', 'true'); // the timeline itself stands beside it
  /** @type {Room} */ (first.querySelector('#picture')).style.height = `${picture.getAttribute('height')}px`;
  first.querySelector('#timeline')?.prepend(picture);
  await painted();
  hurry();
  await wake(1); // which furnishes the rooms around the picture
  await painted();
}
if (!first) setTimeout(wake);
else
  begin()
    .catch(() => {})
    .then(() => wake()); // the live picture follows in any case
