// The figure in the browser: switches labels when the window changes, finds what is under the pointer, moves the window.
window.rollout = window.rollout || {};
rollout.timeline = (() => {
  const {DAY, told, rows, wordsAt, markAt} = rollout.told;
  const listeners = [];
  let floating = null, movers = null; // of a glide
  let scene = null, shaded = false; // of a talk
  let graph = null, meta = null, labels = [], last = '', drawn = {nodes: [], ticks: [], from: 0, scale: 1}, sheet = null, written = [], strips = [], beacons = [];

  const axis = () => graph._fullLayout.xaxis;
  const window_ = () => floating || axis().range.map(end => axis().d2c(end) / DAY);
  const scale = () => { const [from, to] = window_(); return axis()._length / (to - from); };
  const toX = day => axis()._offset + (day - window_()[0]) * scale();

  function state() {
    const window = window_(), s = scale();
    return {window, scale: s, told: labels.map(label => told(label, s, window, meta.spacing))};
  }

  // Plotly draws every label once; telling is showing it. Drawing again at each step would take five times as long.
  function collect() {
    floating = movers = null;
    drawn = {nodes: [], ticks: [], from: window_()[0], scale: scale()};
    for (const group of graph.querySelectorAll('.trace')) {
      const {customdata} = group.__data__?.[0]?.trace || {};
      if (customdata) for (const node of group.querySelectorAll('.points > .point')) drawn.nodes.push({node, index: customdata[node.__data__.i]});
    }
    shade();
    for (const node of graph.querySelectorAll('.y2tick text')) {
      const {x: y, text, fontSize} = node.__data__; // measured without a layout of the page: a digit is half as wide as high
      drawn.ticks.push({node, right: 4 + text.length * fontSize * .56, middle: meta.panel_top + y - fontSize * .7});
    }
  }

  // Words and ticks are drawn by the page: Plotly would take longer for them than for all the rest of the picture.
  const SVG = 'http://www.w3.org/2000/svg';
  function write() {
    const {size} = graph.layout.font, room = graph.closest('#timeline') || graph.parentElement;
    sheet = sheet || room.appendChild(document.createElementNS(SVG, 'svg'));
    sheet.id = 'words';
    sheet.setAttribute('aria-hidden', 'true');
    sheet.setAttribute('font-size', size);
    written = labels.map((label, index) => {
      const group = document.createElementNS(SVG, 'g'), text = group.appendChild(document.createElementNS(SVG, 'text'));
      group.setAttribute('class', 'textpoint counted');
      group.dataset.label = index;
      text.setAttribute('y', label.y + (label.lane < 0 ? meta.panel_top : 0) + size / 4);
      text.setAttribute('text-anchor', label.side === 'left' ? 'end' : 'start');
      text.textContent = label.words;
      return group;
    });
    const strip = name => meta.crowd ? [] : meta.lanes.map(({ink}) => {
      const path = document.createElementNS(SVG, 'path');
      path.setAttribute('class', name);
      path.setAttribute('stroke', ink);
      return path;
    });
    strips = strip('ticks');
    beacons = strip('beacon');
    sheet.replaceChildren(...strips, ...beacons, ...written);
  }

  // A scene lights some events, dims the rest and leaves some out; nothing set: all are alike.
  function shade() {
    if (!scene && !shaded) return;
    shaded = !!scene;
    strips.forEach(path => path.classList.toggle('dim', shaded));
    beacons.forEach(path => path.classList.toggle('off', !shaded));
    const words = written.map((node, index) => ({node, index}));
    for (const {node, index} of [...drawn.nodes, ...words]) {
      const id = labels[index]?.id;
      node.classList.toggle('lit', !!scene && scene.lit.has(id));
      node.classList.toggle('dim', !!scene && !scene.lit.has(id));
      node.classList.toggle('off', !!scene && scene.off.has(id));
    }
  }
  function light(lit, off = []) {
    scene = lit && {lit: new Set(lit), off: new Set(off)};
    shade();
    if (meta) update(state());
  }

  // While the window glides nothing is drawn anew: what Plotly drew is moved, and drawn again once the window stands.
  function lift() {
    movers = [];
    const move = (node, index) => {
      const [, x, rest] = (node.getAttribute('transform') || '').match(/^translate\(([-\d.e]+)(.*)$/) || [];
      if (x !== undefined) movers.push({node, index, put: (a, b) => `translate(${(a * x + b).toFixed(2)}${rest}`});
    };
    for (const {node, index} of drawn.nodes)
      if (node.tagName === 'path') move(node, index);
      else movers.push({node, index, bar: true, put: (a, b) => `matrix(${a} 0 0 1 ${b} 0)`});
    for (const node of graph.querySelectorAll('.xgrid, g.xtick text')) move(node);
  }
  function float(window) {
    if (!movers) lift();
    floating = window;
    const now = state(), a = now.scale / drawn.scale, b = (drawn.from - window[0]) * now.scale;
    for (const {node, index, put} of movers) if (index === undefined || now.told[index]) node.setAttribute('transform', put(a, b));
    update(now);
    thin(now);
    for (const listener of listeners) listener(meta, now, false);
  }
  function land() {
    for (const {node, bar} of movers || []) if (bar) node.removeAttribute('transform');
    floating = movers = null;
  }

  function update(now) {
    const x = day => axis()._offset + (day - now.window[0]) * now.scale, high = .9 * meta.strip;
    const ticks = (path, lane, wanted) => {
      const top = (meta.lanes[lane].strip - high / 2).toFixed(1);
      path.setAttribute('d', labels.filter(label => label.lane === lane && wanted(label)).map(label => `M${x(markAt(label)).toFixed(1)} ${top}v${high}`).join('') || 'M0 0');
    };
    strips.forEach((path, lane) => ticks(path, lane, label => !scene || !scene.lit.has(label.id) && !scene.off.has(label.id)));
    if (scene) beacons.forEach((path, lane) => ticks(path, lane, label => scene.lit.has(label.id)));
    for (const {node, index} of drawn.nodes) node.classList.toggle('counted', !now.told[index]);
    written.forEach((group, index) => {
      const label = labels[index];
      group.classList.toggle('counted', !now.told[index]);
      if (now.told[index]) group.firstChild.setAttribute('x', (label.side === 'left' ? x(label.start) - meta.spacing.gap
        : x(wordsAt(label, now.scale, now.window, meta.spacing))).toFixed(2));
    });
    // A figure on the axis of the panel gives way to the words of the panel.
    const notes = labels.filter((label, i) => label.lane < 0 && now.told[i]);
    for (const {node, right, middle} of drawn.ticks) node.classList.toggle('counted', notes.some(note =>
      Math.abs(meta.panel_top + note.y - middle) < meta.row && toX(wordsAt(note, now.scale, now.window, meta.spacing)) < right + meta.spacing.apart));
  }

  // Where words of the time axis would come too near one another, every second, third … stays: the same at every pan.
  function thin(now) {
    const ticks = [...graph.querySelectorAll('g.xtick text')].map(node => ({node, ...node.__data__})).sort((a, b) => a.x - b.x);
    if (ticks.length < 2) return;
    const step = (ticks.at(-1).x - ticks[0].x) / (ticks.length - 1), room = step / DAY * now.scale;
    const widest = Math.max(...ticks.map(({text, fontSize}) => text.length * fontSize * .56)) + 8, each = Math.ceil(widest / room);
    const [from, to] = now.window; // a glide takes words out of the picture
    for (const {node, x} of ticks) node.classList.toggle('counted', Math.round(x / step) % each !== 0 || x / DAY < from || x / DAY > to);
  }

  function settle(redrawn) {
    if (!graph._fullLayout || !graph.layout.meta || !graph.layout.meta.labels) return;
    const fresh = graph.layout.meta !== meta;
    if (fresh) {
      meta = graph.layout.meta;
      labels = rows(meta.labels);
      last = '';
      write();
    }
    if (redrawn) collect();
    const key = [...axis().range, axis()._length].join(), now = state();
    if (redrawn || key !== last) {
      update(now);
      thin(now);
    }
    if (key === last) return;
    last = key;
    for (const listener of listeners) listener(meta, now, fresh);
  }

  function attach(node) {
    if (graph === node) return;
    graph = node;
    graph.on('plotly_afterplot', () => settle(true));
    graph.on('plotly_relayouting', () => settle(false));
    settle(true);
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

  function show(from, to) {
    land();
    const [least, most] = meta.span, length = Math.min(Math.max(to - from, meta.least_days), most - least);
    const start = Math.min(Math.max(from, least), most - length);
    return Plotly.relayout(graph, {'xaxis.range': [start * DAY, (start + length) * DAY]});
  }
  function zoom(factor) {
    const [from, to] = window_(), middle = (from + to) / 2, half = (to - from) / 2 * factor;
    return show(middle - half, middle + half);
  }
  function pan(share) {
    const [from, to] = window_(), by = (to - from) * share;
    return show(from + by, to + by);
  }
  return {attach, find, place, light, float, show, zoom, pan, listen: listener => listeners.push(listener), get graph() { return graph; }, get meta() { return meta; }, get window() { return window_(); }};
})();
