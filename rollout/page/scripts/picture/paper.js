// The picture for paper: laid out anew for a width and a height, and copied as one drawing that needs neither styles nor scripts.
import {apart} from '../dom.js';
import {narrowed} from '../offline/narrowed.js';
import {withHeights} from '../offline/pictures.js';
import {scened} from '../offline/scened.js';
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
/** @param {any} colour @param {any} dark */
function inked(colour, dark) {
  const [r, g, b, alpha = 1] = (colour.match(/[\d.]+/g) || []).map(Number);
  if (!dark || !colour.startsWith('rgb') || !alpha) return colour;
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const now = (most + least) / 510;
  const wanted = now > 0.5 ? (1 - now) * 0.8 : 1 - now;
  /** @param {any} light */
  const room = light => 1 - Math.abs(2 * light - 1); // how far colours of a lightness may lie apart
  const share = room(now) ? room(wanted) / room(now) : 0;
  /** @param {any} one */
  const part = one => Math.round(Math.min(Math.max(255 * wanted + (one - 255 * now) * share, 0), 255));
  return `rgb(${part(r)} ${part(g)} ${part(b)} / ${alpha})`;
}

/** @param {any} node */
const painted = node => window.getComputedStyle(node);
/** @param {any} node @param {any} into @param {any} dark */
function copied(node, into, dark) {
  const style = painted(node);
  if (style.display === 'none' || style.visibility === 'hidden' || node.matches(UNSEEN)) return;
  const made = put(into, node.tagName, {});
  for (const name of PLACE.filter(one => node.hasAttribute(one))) made.setAttribute(name, node.getAttribute(name));
  if (['g', 'svg'].includes(node.tagName)) branch(node, made, style, dark);
  else leaf(node, made, style, dark);
}
/** @param {any} node @param {any} made @param {any} more @param {any} dark */
function branch(node, made, {opacity}, dark) {
  if (opacity !== '1') made.setAttribute('opacity', opacity);
  for (const child of node.children) copied(child, made, dark);
}
/** @param {any} node @param {any} made @param {any} style @param {any} dark */
function leaf(node, made, style, dark) {
  for (const name of PAINT) made.setAttribute(name, inked(style.getPropertyValue(name), dark));
  if (node.tagName === 'text') made.textContent = node.textContent;
}

// The names of the lanes, which are headings of the page on a screen, each with how many of its events have their words here.
/** @param {any} into @param {any} other @param {number} width @param {any} dark */
function named(into, {meta, font}, width, dark) {
  const pen = document.createElement('canvas').getContext('2d');
  const {told} = state();
  // The strip of a lane of which a scene lights nothing is hardly higher than its name.
  const [size, base] = meta.scene ? [0.8 * font.size, 0.82 * font.size] : [font.size + 1, 1.35 * font.size];
  /** @type {(top: any, name: any, more: any, ink: any) => void} */
  const line = (y, name, more, ink) => {
    /** @type {any} */ (pen).font = `600 ${size}px 'Source Sans Pro', sans-serif`;
    const share = Math.min(1, (width - 2 * PAD) / /** @type {any} */ (pen).measureText(`${name}   ${more}`).width);
    const text = put(into, 'text', {x: PAD, y: y + base, 'font-size': size * share});
    put(text, 'tspan', {'font-weight': 600, fill: ink}, apart(name));
    put(text, 'tspan', {dx: PAD, fill: inked(painted(document.body).color, dark)}, more);
  };
  meta.lanes.forEach((/** @type {Lane} */ lane, /** @type {number} */ number) => {
    const own = meta.labels.lane
      .map((/** @type {any} */ one, /** @type {number} */ i) => one === number && told[i])
      .filter(Boolean).length;
    const probe = put(into, 'path', {fill: lane.ink});
    line(
      lane.top,
      lane.called ? `${lane.name} (${lane.called})` : lane.name,
      `${own} with their words here`,
      inked(painted(probe).fill, dark),
    );
    probe.remove();
  });
  if (meta.panel) line(meta.panel_top, meta.panel.title, '', inked(painted(document.body).color, dark));
}

/** @param {any} given @param {number} width @param {number} height */
function laid({data, layout}, width, height) {
  const lower = height - layout.height;
  const foot = layout.yaxis.range[0] + lower;
  const {yaxis2, meta} = layout;
  const stage = {
    ...layout,
    width,
    height,
    yaxis: {...layout.yaxis, range: [foot, 0]},
    ...(yaxis2 && {yaxis2: {...yaxis2, domain: [0, yaxis2.range[0] / height]}}),
    meta: {...meta, panel_top: meta.panel_top + lower},
  };
  if (shown.scene && meta.scene) return ofScene(data, stage);
  const lanes = meta.lanes.map((/** @type {any} */ {name}) => name);
  return withHeights(narrowed({data, layout: stage}, lanes, /** @type {any} */ ({has: () => true}), shown.must, 1));
}

// A scene is set in the type of paper, and staged as on the screen.
const TYPE = 18; // px
/** @param {any} data @param {any} layout */
function ofScene(data, layout) {
  const {font, meta, height} = layout;
  const by = TYPE / font.size;
  const {axis} = meta;
  const smaller = {
    ...axis,
    height: axis.height * by,
    digit: axis.digit * by,
    rooms: axis.rooms.map((/** @type {number} */ px) => px * by),
  };
  const below = (meta.panel_top - axis.top) * by;
  const set = {...layout, font: {...font, size: TYPE}, meta: {...meta, axis: smaller, panel_top: axis.top + below}};
  return withHeights(scened({data, layout: set}, height, font.size));
}

// Plotly draws at once, but tells of it later: the page's own part is drawn at once too.
/** @param {any} graph @param {any} data @param {any} layout */
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
    'aria-label': 'Timeline',
    'font-size': layout.font.size,
  });
  shown.still = true;
  try {
    redrawn(graph, data, layout);
    stageScene();
    timeline.settle();
    for (const part of graph.closest('#timeline').querySelectorAll('#ground, .density, .main-svg, #words')) {
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
