// QR codes on the screen of a talk: of the sources that it shows, and of the view where others can reach it.
import {el, isolated} from '../dom.js';
import {fetchAnswer} from '../answer.js';
import {put, svg} from '../picture/svg.js';
import {say} from '../say.js';
import {served} from '../stage.js';

const MOST = 3; // sources beside one another that a camera can read from the last row
const QUIET = 4; // modules around a code

/** @param {Record<string, string>} query */
const ask = query =>
  fetchAnswer(`code?${new URLSearchParams(query)}`)
    .then(answer => (answer.ok ? answer.json() : null))
    .catch(() => null);
/** @param {Code} given */
export function draw({address, size, path}) {
  const wide = size + 2 * QUIET;
  const drawn = svg('svg', {
    viewBox: `${-QUIET} ${-QUIET} ${wide} ${wide}`,
    role: 'img',
    'aria-label': say('QR code of {address}', {address}),
    'shape-rendering': 'crispEdges',
  });
  put(drawn, 'path', {d: path});
  return drawn;
}

// The address of a page that only this machine can reach is of no use to an audience.
const alone = () => !served || /^(localhost|127\.|\[::1\])/.test(location.hostname);
function view() {
  const url = new URL(location.href);
  url.searchParams.delete('kiosk');
  return url.href;
}
/** @param {Room} room @param {Fact[]} facts @param {() => boolean} still */
export async function show(room, facts, still) {
  /** @type {[Record<string, string>, string, string][]} */
  const wanted = facts
    .flatMap(({id, words, source: {link}}) =>
      link ? [/** @type {[Record<string, string>, string, string]} */ ([{event: id}, words, link.host])] : [],
    )
    .slice(0, MOST);
  if (!alone()) wanted.push([{view: view()}, say('This view'), location.host]);
  room.replaceChildren(
    el('h2', {}, wanted.length ? say('Read the source yourself') : say('No source of this scene has a link')),
  );
  const found = await Promise.all(wanted.map(([query]) => ask(query)));
  if (still())
    room.append(
      el(
        'div',
        {class: 'codes'},
        wanted.map(
          ([, words, host], i) =>
            found[i] && el('figure', {}, draw(found[i]), el('figcaption', {}, isolated(words), el('span', {}, host))),
        ),
      ),
    );
}
