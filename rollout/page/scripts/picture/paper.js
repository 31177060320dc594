// The picture for paper: laid out anew for a width and a height, and copied as one drawing that needs neither styles nor scripts.
import {apart} from '../dom.js';
import {narrowed} from '../offline/narrowed.js';
import {withHeights} from '../offline/pictures.js';
import {scened} from '../offline/scened.js';
import {say} from '../say.js';
import {write} from './ground.js';
import {stageScene} from './restage.js';
import {shown, state} from './shown.js';
import {put, svg} from './svg.js';
import {timeline} from './timeline.js';

const TALLER = 1.4; // times the height that was asked for: more, and a page makes its type too small to read
const PLACE = 'd x y x1 y1 x2 y2 cx cy r width height transform text-anchor'.split(' ');
const PAINT =
  'fill stroke stroke-width stroke-dasharray stroke-linejoin fill-opacity stroke-opacity opacity paint-order font-size font-weight'.split(
    ' ',
  );
const UNSEEN = 'defs, .draglayer, .hoverlayer, .layer-above, .infolayer';
const PAD = 8; // px beside the name of a lane, as on the screen

// On white paper the light colours of a dark look are dark, and its dark grounds are light.
/** @param {string} colour @param {boolean} dark */
function inked(colour, dark) {
  const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) || []).map(Number);
  if (!dark || !colour.startsWith('rgb') || !alpha) return colour;
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const now = (most + least) / 510;
  const wanted = now > 0.5 ? (1 - now) * 0.8 : 1 - now;
  /** @param {number} light */
  const room = light => 1 - Math.abs(2 * light - 1); // how far colours of a lightness may lie apart
  const share = room(now) ? room(wanted) / room(now) : 0;
  /** @param {number} one */
  const part = one => Math.round(Math.min(Math.max(255 * wanted + (one - 255 * now) * share, 0), 255));
  return `rgb(${part(r)} ${part(g)} ${part(b)} / ${alpha})`;
}

/** @param {Element} node */
const painted = node => window.getComputedStyle(node);
/** @param {Element} node @param {Element} into @param {boolean} dark */
function copied(node, into, dark) {
  const style = painted(node);
  if (style.display === 'none' || style.visibility === 'hidden' || node.matches(UNSEEN)) return;
  const made = put(into, node.tagName, {});
  for (const name of PLACE.filter(one => node.hasAttribute(one)))
    made.setAttribute(name, String(node.getAttribute(name)));
  if (['g', 'svg'].includes(node.tagName)) branch(node, made, style, dark);
  else leaf(node, made, style, dark);
}
/** @param {Element} node @param {Element} made @param {CSSStyleDeclaration} more @param {boolean} dark */
function branch(node, made, {opacity}, dark) {
  if (opacity !== '1') made.setAttribute('opacity', opacity);
  for (const child of node.children) copied(child, made, dark);
}
/** @param {Element} node @param {Element} made @param {CSSStyleDeclaration} style @param {boolean} dark */
function leaf(node, made, style, dark) {
  for (const name of PAINT) made.setAttribute(name, inked(style.getPropertyValue(name), dark));
  if (node.tagName === 'text') made.textContent = node.textContent;
}

// The names of the lanes, which are headings of the page on a screen, each with how many of its events have their words here.
/** @param {SVGElement} into @param {{meta: Meta, font: {size: number}}} other @param {number} width @param {boolean} dark */
function named(into, {meta, font}, width, dark) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  const {told} = state();
  // The strip of a lane of which a scene lights nothing is hardly higher than its name.
  const [size, base] = meta.scene ? [0.8 * font.size, 0.82 * font.size] : [font.size + 1, 1.35 * font.size];
  /** @type {(top: number, name: string, more: string, ink: string) => void} */
  const line = (y, name, more, ink) => {
    pen.font = `600 ${size}px 'Source Sans Pro', sans-serif`;
    const share = Math.min(1, (width - 2 * PAD) / pen.measureText(`${name}   ${more}`).width);
    const text = put(into, 'text', {x: PAD, y: y + base, 'font-size': size * share});
    put(text, 'tspan', {'font-weight': 600, fill: ink}, apart(name));
    put(text, 'tspan', {dx: PAD, fill: inked(painted(document.body).color, dark)}, more);
  };
  meta.lanes.forEach((lane, number) => {
    const own = meta.labels.lane.filter((one, i) => one === number && told[i]).length;
    const probe = put(into, 'path', {fill: lane.ink});
    line(
      lane.top,
      lane.called ? `${lane.shown ?? lane.name} (${lane.called})` : (lane.shown ?? lane.name),
      say('{n} with their words here', {n: own}),
      inked(painted(probe).fill, dark),
    );
    probe.remove();
  });
  if (meta.panel) line(meta.panel_top, meta.panel.title, '', inked(painted(document.body).color, dark));
}

/** @param {Drawing} given @param {number} width @param {number} height */
function laid({data, layout}, width, height) {
  const lower = height - layout.height;
  const foot = layout.yaxis.range[0] + lower;
  const {yaxis2, meta} = layout;
  /** @type {Layout} */
  const stage = {
    ...layout,
    width,
    height,
    yaxis: {...layout.yaxis, range: [foot, 0]},
    ...(yaxis2 && {yaxis2: {...yaxis2, domain: [0, yaxis2.range[0] / height]}}),
    meta: {...meta, panel_top: meta.panel_top + lower},
  };
  if (shown.scene && meta.scene) return ofScene(data, stage);
  const lanes = meta.lanes.map(({name}) => name);
  return withHeights(narrowed({data, layout: stage}, lanes, {has: () => true}, shown.must, 1));
}

// A scene is set in the type of paper, and staged as on the screen.
const TYPE = 18; // px
/** @param {Trace[]} data @param {Layout} layout */
function ofScene(data, layout) {
  const {font, meta, height} = layout;
  const by = TYPE / font.size;
  const {axis} = meta;
  const smaller = {...axis, height: axis.height * by, digit: axis.digit * by, rooms: axis.rooms.map(px => px * by)};
  const below = (meta.panel_top - axis.top) * by;
  const set = {...layout, font: {...font, size: TYPE}, meta: {...meta, axis: smaller, panel_top: axis.top + below}};
  return withHeights(scened({data, layout: set}, height, font.size));
}

// Plotly draws at once, but tells of it later: the page's own part is drawn at once too.
/** @param {Graph} graph @param {Trace[]} data @param {Layout} layout */
function redrawn(graph, data, layout) {
  Plotly.react(graph, data, layout);
  timeline.settle();
}
// The picture that stands on the screen, for so many px of paper; null where it would be too small to read. The screen shows the
// same as before: all this is done between two of its frames.
/** @param {number} width @param {number} height */
export function onPaper(width, height) {
  const {graph, meta, labels, staged} = shown;
  const was = {data: graph.data, layout: graph.layout};
  const {data, layout} = laid(was, width, height);
  if (layout.height > height * TALLER) return null;
  const dark = document.documentElement.dataset.theme === 'dark';
  const made = svg('svg', {
    viewBox: `0 0 ${width} ${layout.height}`,
    role: 'img',
    'aria-label': say('Timeline'),
    'font-size': layout.font.size,
  });
  shown.still = true;
  try {
    redrawn(graph, data, layout);
    stageScene();
    timeline.settle();
    for (const part of /** @type {NodeListOf<SVGElement>} */ (
      /** @type {Element} */ (graph.closest('#timeline')).querySelectorAll('#ground, .density, .main-svg, #words')
    )) {
      const top = part.matches('.density') ? `translate(0 ${parseFloat(part.style.top)})` : '';
      const group = put(made, 'g', {transform: top});
      for (const child of part.children) copied(child, group, dark);
    }
    named(made, {meta: shown.meta, font: layout.font}, width, dark);
  } finally {
    redrawn(graph, was.data, was.layout);
    Object.assign(shown, {meta, labels, staged}); // some labels may have been given room
    write();
    timeline.settle();
    shown.still = false;
  }
  return made;
}
