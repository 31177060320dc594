// The figure in the browser: switches labels when the window changes, finds what is under the pointer, moves the window.
import {BESIDE, ticks} from './axis.js';
import {markAt, rows, told, wordsAt} from './labels.js';

const listeners = [];
let graph = null, meta = null, labels = [], last = '', drawn = [];
let grid, dates, line, needed, figures = [], strips = [], beacons = [], written = [], was = null;
let floating = null, movers = null, base = null; // of a glide
let scene = null, shaded = false; // of a talk

const axis = () => graph._fullLayout.xaxis;
// The axis counts days: on an axis of dates Plotly reads numbers in the browser's own time zone.
const window_ = () => floating || axis().range.map(Number);
const scale = () => { const [from, to] = window_(); return axis()._length / (to - from); };
// Where the picture's time axis stands, in px of the browser's window.
const room = () => ({left: graph.getBoundingClientRect().left + axis()._offset, width: axis()._length});
const toX = day => axis()._offset + (day - window_()[0]) * scale();

const read = (labels, window, scale, spacing) => ({window, scale, told: labels.map(label => told(label, scale, window, spacing))});
const state = () => read(labels, window_(), scale(), meta.spacing);
// What is told of a picture that Plotly has not drawn yet.
const reading = ({labels: columns, width, spacing}, window) => read(rows(columns), window, width / (window[1] - window[0]), spacing);

// Plotly draws every mark once; telling is showing it. Drawing again at each step would take five times as long.
function collect() {
  floating = movers = null;
  base = {from: window_()[0], scale: scale()};
  drawn = [];
  for (const group of graph.querySelectorAll('.trace')) {
    const {customdata} = group.__data__?.[0]?.trace || {};
    if (customdata) for (const node of group.querySelectorAll('.points > .point')) drawn.push({node, index: customdata[node.__data__.i]});
  }
  shade();
}

// Grounds, time axis, ticks and words are drawn by the page, below Plotly's marks and above them: Plotly would take longer for
// these than for all the rest. rollout/figure/first_view.py draws the same before Plotly is there; the two must not differ by a pixel.
const SVG = 'http://www.w3.org/2000/svg';
function put(parent, tag, attributes, words) {
  const node = parent.appendChild(document.createElementNS(SVG, tag));
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  if (words !== undefined) node.textContent = words;
  return node;
}
const set = (node, name, value) => { if (node.getAttribute(name) !== value) node.setAttribute(name, value); };
function sheet(id) {
  const svg = document.createElementNS(SVG, 'svg');
  Object.assign(svg, {id}).setAttribute('aria-hidden', 'true');
  return svg;
}
const below = sheet('ground'), above = sheet('words');
function write() {
  const {size} = graph.layout.font, {top, height, rooms} = meta.axis, room = graph.closest('#timeline') || graph.parentElement;
  room.prepend(below);
  room.append(above);
  was = null;
  below.replaceChildren();
  above.replaceChildren();
  above.setAttribute('font-size', size);
  for (const [y, high, fill] of meta.grounds) put(below, 'rect', {width: '100%', y, height: high, fill});
  grid = put(below, 'path', {class: 'grid'});
  figures = (meta.panel?.ticks || []).map(([y, words]) => {
    put(below, 'path', {class: 'level', d: `M0 ${Math.floor(meta.panel_top + y) + .5}H9999`});
    return {node: put(above, 'text', {class: 'level', x: 4, y: meta.panel_top + y - 4, 'font-size': size}, words), right: 4 + words.length * size * .56, middle: meta.panel_top + y - 4 - size * .35};
  });
  for (const each of room.querySelectorAll('.density')) each.remove();
  strips = meta.crowd ? meta.lanes.map((_, lane) => density(room, lane)) : meta.lanes.map(({ink}) => put(below, 'path', {class: 'ticks', stroke: ink}));
  beacons = meta.crowd ? [] : meta.lanes.map(({ink}) => put(below, 'path', {class: 'beacon', stroke: ink, d: 'M0 0'}));
  dates = put(above, 'g', {class: 'dates'});
  written = labels.map((label, index) => {
    const group = put(above, 'g', {class: 'textpoint counted', 'data-label': index});
    put(group, 'text', {y: label.y + (label.lane < 0 ? meta.panel_top : 0) + size / 4, 'text-anchor': label.side === 'left' ? 'end' : 'start'}, label.words);
    return group;
  });
  line = top + height / 2 + size * .35;
  needed = rooms;
}

// A scene lights some events, dims the rest and leaves some out; nothing set: all are alike.
function shade() {
  if (!scene && !shaded) return;
  shaded = !!scene;
  strips.forEach(path => path.classList.toggle('dim', shaded));
  beacons.forEach(path => path.classList.toggle('off', !shaded));
  for (const {node, index} of [...drawn, ...written.map((node, index) => ({node, index}))]) {
    const id = labels[index]?.id;
    node.classList.toggle('lit', shaded && scene.lit.has(id));
    node.classList.toggle('dim', shaded && !scene.lit.has(id));
    node.classList.toggle('off', shaded && scene.off.has(id));
    // What is pale still has its form: a ring covers the bar behind it, and a disc is of a paler paint, not one to look through.
    // Asked of each node after each drawing: Plotly gives it to another mark.
    if (node.tagName !== 'path') continue;
    node.style.setProperty('--own', node.style.stroke);
    node.classList.toggle('filled', node.style.fill === node.style.stroke);
  }
}
function light(lit, off = []) {
  scene = lit && {lit: new Set(lit), off: new Set(off)};
  shade();
  if (meta) update(state());
}

// While the window floats Plotly draws nothing anew. Its marks stand where it would draw them, to the hundredth of a px: nothing
// changes on the screen when it does, once the window stands.
const hundredth = px => String(Math.round(px * 100) / 100);
const bar = (from, to) => { // as Plotly has it, so that each can be seen: one end after the other
  const left = to - from < 2 ? Math.floor(from) : from;
  return [left, to - left < 2 ? Math.ceil(to) : to].map(hundredth);
};
function mover({node, index}) {
  const given = node.__data__ || {};
  if (node.classList.contains('js-line')) {
    const days = node.closest('.trace').__data__.map(({x}) => x), parts = node.getAttribute('d').split(/([-\d.e]+)(?=,)/);
    const at = parts.map((px, i) => i % 2 ? days.find(one => Math.abs((one - base.from) * base.scale - px) < .01) ?? base.from + px / base.scale : px);
    return {node, index, name: 'd', put: x => at.map((one, i) => i % 2 ? hundredth(x(one)) : one).join('')};
  }
  if (node.tagName !== 'path') {
    const path = node.querySelector('path'), [, top, foot] = path?.getAttribute('d').match(/^M[^,]+,([^V]+)V([^H]+)H/) || [];
    return top && {node: path, index, name: 'd', put: x => { const [from, to] = bar(x(given.s0), x(given.s1)); return `M${from},${top}V${foot}H${to}V${top}Z`; }};
  }
  const [, rest] = (node.getAttribute('transform') || '').match(/^translate\([^,]+(,.*)$/) || [];
  return rest && {node, index, name: 'transform', put: x => `translate(${hundredth(x(given.x))}${rest}`};
}
const lift = () => {
  graph.closest('#timeline')?.classList.add('moved');
  movers = [...drawn, ...[...graph.querySelectorAll('.xy2 .js-line, .xy2 .point')].map(node => ({node}))].map(mover).filter(Boolean);
};
function float(window) {
  if (!movers) lift();
  floating = window;
  const now = state(), x = day => (day - window[0]) * now.scale;
  for (const {node, index, name, put} of movers) if (index === undefined || now.told[index]) node.setAttribute(name, put(x));
  update(now);
  for (const listener of listeners) listener(meta, now, false);
}
const land = () => { floating = movers = null; };

function update(now) {
  const left = axis()._offset, right = left + axis()._length, x = day => left + (day - now.window[0]) * now.scale;
  calendar(now, left, right, x);
  if (meta.crowd) crowd(now, x);
  else {
    const high = .9 * meta.strip, ticks = (path, lane, wanted) => {
      const from = (meta.lanes[lane].strip - high / 2).toFixed(1);
      set(path, 'd', labels.filter(label => label.lane === lane && wanted(label)).map(label => `M${x(markAt(label)).toFixed(1)} ${from}v${high}`).join('') || 'M0 0');
    };
    strips.forEach((path, lane) => ticks(path, lane, label => !scene || !scene.lit.has(label.id) && !scene.off.has(label.id)));
    if (scene) beacons.forEach((path, lane) => ticks(path, lane, label => scene.lit.has(label.id)));
  }
  for (const one of drawn) if (one.told !== now.told[one.index]) one.node.classList.toggle('counted', !(one.told = now.told[one.index]));
  written.forEach((group, index) => {
    const label = labels[index];
    if (!was || was[index] !== now.told[index]) group.classList.toggle('counted', !now.told[index]);
    // Words that are moved need not be laid out again.
    if (now.told[index]) set(group, 'transform', `translate(${(label.side === 'left' ? x(label.start) - meta.spacing.gap
      : x(wordsAt(label, now.scale, now.window, meta.spacing))).toFixed(2)})`);
  });
  was = now.told;
  // A figure on the axis of the panel gives way to the words of the panel.
  const notes = labels.filter((label, i) => label.lane < 0 && now.told[i]);
  for (const {node, right: end, middle} of figures) node.classList.toggle('counted', notes.some(note =>
    Math.abs(meta.panel_top + note.y - middle) < meta.row && x(wordsAt(note, now.scale, now.window, meta.spacing)) < end + meta.spacing.apart));
}

// The time axis: a line where a step begins, and its words where they are whole.
const SAME = .01; // px: a window that was moved ends beside a day, not on it
function calendar(now, left, right, x) {
  const {top} = meta.axis, foot = meta.axis.foot, texts = [];
  let path = '';
  for (const tick of ticks(now.window, now.scale, needed)) {
    const from = x(tick.start), to = x(tick.end), wide = tick.words.length * meta.axis.digit;
    const shown = from >= left - SAME && from <= right + SAME, at = tick.whole ? (from + to) / 2 : from + BESIDE;
    if (shown) path += [[0, top], [meta.panel_top, foot]].map(([a, b]) => a < b ? `M${Math.floor(from + SAME) + .5} ${a}V${b}` : '').join('');
    if (tick.whole ? at - wide / 2 >= left && at + wide / 2 <= right : shown && at + wide <= right) texts.push([at, tick.words, tick.whole]);
  }
  set(grid, 'd', path || 'M0 0');
  while (dates.childElementCount > texts.length) dates.lastChild.remove();
  texts.forEach(([at, words, whole], i) => {
    const node = dates.children[i] || put(dates, 'text', {y: line});
    set(node, 'x', at.toFixed(2));
    set(node, 'text-anchor', whole ? 'middle' : 'start');
    if (node.textContent !== words) node.textContent = words;
  });
}

// Very many events: for every few px of the strip a line as high as there are many, on a root scale. One count is one wide:
// a window that moves moves and stretches the lines, and never draws them again.
// Each strip is a layer of its own from the first move on: so many lines look a shade different each time that some of them are
// drawn again. Until then they are drawn with all else, as in the first view, or they would look a shade different from that.
const FULL = .8; // how much of its room a line takes
function density(room, lane) {
  const {ink, strip} = meta.lanes[lane], counts = meta.crowd.strips[lane], most = Math.sqrt(Math.max(1, ...counts));
  const svg = put(room, 'svg', {class: 'density', 'aria-hidden': 'true'});
  Object.assign(svg.style, {top: `${strip - meta.strip / 2}px`, height: `${meta.strip}px`});
  return put(svg, 'path', {class: 'ticks', stroke: ink, 'stroke-width': FULL,
    d: counts.map((count, part) => count ? `M${part + .5} ${meta.strip}v${(-meta.strip * (.25 + .75 * Math.sqrt(count) / most)).toFixed(1)}` : '').join('') || 'M0 0'});
}
function crowd(now, x) {
  const {held: [from, to], strips: counts} = meta.crowd;
  strips.forEach((path, lane) => set(path, 'transform', `matrix(${((to - from) / counts[lane].length * now.scale).toFixed(6)} 0 0 1 ${x(from).toFixed(3)} 0)`));
}
// Whether the picture tells of a window all that there is to tell. Windows are told apart by whole days, as in an address.
function holds([from, to] = window_()) {
  if (!meta.crowd) return true;
  const [least, most] = meta.span, {begins: [first, after], days: [shortest, longest]} = meta.crowd;
  const start = Math.max(Math.round(from), least), days = Math.min(Math.round(to), most) - start;
  return first <= start && start < after && shortest < days && days <= longest;
}

// As wide as its room, which details make narrower. Plotly's own way draws every picture twice.
function fit() {
  const {clientWidth: width} = graph?.closest('#timeline') || {};
  if (width && graph._fullLayout.width !== width) Plotly.relayout(graph, {width});
}

function settle() {
  if (!graph._fullLayout || !graph.layout.meta || !graph.layout.meta.labels) return;
  const fresh = graph.layout.meta !== meta;
  if (fresh) {
    meta = graph.layout.meta;
    labels = rows(meta.labels);
    last = '';
    write();
  }
  collect();
  const key = [...axis().range, axis()._length].join(), now = state();
  update(now);
  if (key === last) return;
  last = key;
  for (const listener of listeners) listener(meta, now, fresh);
}

function attach(node) {
  if (graph === node) return;
  graph = node;
  graph.on('plotly_afterplot', () => { settle(); fit(); });
  settle();
}

// From where to where the mark and the words of a told event stand, in px.
function reach(label, now) {
  const words = toX(wordsAt(label, now.scale, now.window, meta.spacing)), mark = toX(markAt(label));
  return [Math.min(words, mark - 9), Math.max(words + label.width, mark + 9)];
}

// Which event is under a point of the picture, in px from its corner: words and marks, then strips, then figures.
function find(x, y) {
  if (!meta) return null;
  const now = state();
  const near = (a, b, reach) => Math.abs(a - b) <= reach;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!now.told[i] || label.lane < 0 || !near(label.y, y, meta.row / 2)) continue;
    const [from, to] = reach(label, now);
    if (x >= Math.min(from, toX(label.start)) && x <= Math.max(to, toX(label.end))) return {id: label.id, x: toX(markAt(label)), y: label.y, label};
  }
  let best = null;
  const offer = (id, px, py, reach) => {
    const far = Math.abs(px - x);
    if (far <= reach && (!best || far < best.far)) best = {id, x: px, y: py, far};
  };
  meta.lanes.forEach((lane, number) => {
    if (near(lane.strip, y, meta.strip)) for (const label of labels) if (label.lane === number) offer(label.id, toX(markAt(label)), lane.strip, 8);
  });
  for (const [id, at, height] of meta.figures) if (near(meta.panel_top + height, y, 12)) offer(id, toX(at), meta.panel_top + height, 12);
  return best;
}

// Where an event stands now: in its row when told, else in its strip.
function place(id) {
  const index = labels.findIndex(label => label.id === id);
  if (index < 0 || !graph) return null;
  const label = labels[index], now = state();
  return {x: toX(markAt(label)), y: now.told[index] ? label.y : meta.lanes[label.lane].strip, told: now.told[index], label, reach: now.told[index] ? reach(label, now) : null};
}

// The nearest window that one may have; of one too short, about its middle.
const allowed = days => Math.min(Math.max(days, meta.least_days), meta.span[1] - meta.span[0]);
function within(from, to) {
  const [least, most] = meta.span, length = allowed(to - from), start = to - from < length ? (from + to - length) / 2 : from;
  const first = Math.min(Math.max(start, least), most - length);
  return [first, first + length];
}
function show(from, to) {
  land();
  return Plotly.relayout(graph, {'xaxis.range': within(from, to)});
}
// The window longer or shorter by a factor, about a day of it: no more than it may be, or the day would slide.
function about(factor, day = null) {
  const [from, to] = window_(), still = day ?? (from + to) / 2, by = allowed((to - from) * factor) / (to - from);
  return [still - (still - from) * by, still + (to - still) * by];
}
const zoom = factor => show(...about(factor));
function pan(share) {
  const [from, to] = window_(), by = (to - from) * share;
  return show(from + by, to + by);
}
export const timeline = {attach, reading, find, place, light, float, show, about, zoom, pan, fit, within, allowed, holds, listen: listener => listeners.push(listener), get floating() { return !!floating; }, get now() { return state(); }, get room() { return room(); }, get graph() { return graph; }, get meta() { return meta; }, get window() { return window_(); }};
