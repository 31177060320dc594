// Paper: before a browser prints, the picture that stands on the screen is drawn for a page that stands upright and for one that
// lies, and the style shows the one that fits. The events stand below it in words.
import {days} from '../days.js';
import {$, el, isolated} from '../dom.js';
import {onPaper} from '../picture/paper.js';
import {timeline} from '../picture/timeline.js';
import {say} from '../say.js';
import {given, giving} from '../talk/scene.js';

// px: as wide as a page of A4 or Letter between its margins, in type as large as on the screen, and as high as leaves room for a title.
const UPRIGHT = [740, 760];
const LYING = [1056, 600];

function clear() {
  $('paper')?.remove();
  delete document.documentElement.dataset.paper;
}
function scene() {
  if (!giving()) return [];
  const {talk, at} = given;
  return [
    el('h2', {}, isolated(talk.scenes[at].title)),
    ...[...$('caption').querySelectorAll('.said p')].map(line => line.cloneNode(true)),
  ];
}
// The first view, where nobody has reached for the picture; none in the dark look, whose words would be pale on paper.
function firstView() {
  const copy = document.documentElement.dataset.theme === 'dark' ? null : $('still')?.cloneNode(true);
  if (!copy) return null;
  const drawn = /** @type {Element} */ (copy);
  for (const name of ['id', 'aria-hidden']) drawn.removeAttribute(name);
  drawn.querySelector('metadata')?.remove();
  return drawn;
}
// Puts the picture on paper, where there is one and it can be read.
function draw() {
  const root = document.documentElement;
  const live = timeline.graph?._fullLayout && timeline.meta;
  if (!live && !firstView()) return;
  root.dataset.paper = ''; // a phone shows its picture on paper
  const words = [
    `${days(timeline.window)}.`,
    say('Close in time is not a documented link.'),
    say('Every event stands below in words.'),
    'alone' in root.dataset ? '' : say('The handout, under Download, tells more.'),
  ];
  const drawn = /** @type {const} */ ([
    ['upright', UPRIGHT],
    ['lying', LYING],
  ]).map(([name, [width, height]]) => /** @type {const} */ ([name, live ? onPaper(width, height) : firstView()]));
  if (drawn.every(([, made]) => made))
    $('page')
      .querySelector('main')
      ?.before(
        el(
          'figure',
          {id: 'paper'},
          ...drawn.map(([name, made]) => el('div', {class: name}, made)),
          el('figcaption', {}, ...scene(), el('p', {}, words.filter(Boolean).join(' '))),
        ),
      );
  else delete root.dataset.paper;
}
export function start() {
  addEventListener('beforeprint', () => {
    clear();
    try {
      draw();
    } catch {
      clear(); // the words are there, and where the handout is
    }
  });
  addEventListener('afterprint', clear);
}
