// The figure in the browser: switches labels when the window changes, finds what is under the pointer, moves the window.
window.rollout = window.rollout || {};
rollout.timeline = (() => {
  const {DAY, told, rows, anchor, wordsAt, markAt} = rollout.told;
  const listeners = [];
  let graph = null, meta = null, labels = [], shown = [], last = '';

  const axis = () => graph._fullLayout.xaxis;
  const window_ = () => axis().range.map(end => axis().d2c(end) / DAY);
  const scale = () => { const [from, to] = window_(); return axis()._length / (to - from); };
  const toX = day => axis()._offset + axis().c2p(day * DAY);

  function state() {
    const window = window_(), s = scale();
    return {window, scale: s, told: labels.map(label => told(label, s, window, meta.spacing))};
  }

  // One restyle switches every label: heights for all, and the days of words that slide along their bar.
  function update(now) {
    const traces = [], ys = [], xs = [];
    graph.data.forEach((trace, index) => {
      if (!trace.customdata) return;
      traces.push(index);
      ys.push(trace.customdata.map(i => i >= 0 && now.told[i] ? labels[i].y : null));
      xs.push(trace.meta === 'words'
        ? trace.customdata.map(i => Math.round(anchor(labels[i], now.scale, now.window, meta.spacing) * DAY)) : undefined);
    });
    return Plotly.restyle(graph, {x: xs, y: ys}, traces);
  }

  function settle() {
    if (!graph._fullLayout || !graph.layout.meta || !graph.layout.meta.labels) return;
    const fresh = graph.layout.meta !== meta;
    if (fresh) {
      meta = graph.layout.meta;
      labels = rows(meta.labels);
      last = '';
    }
    const key = [...axis().range, axis()._length].join();
    if (key === last) return;
    last = key;
    const now = state();
    const slid = labels.some((label, i) => now.told[i] && label.side === 'bar' && label.start < now.window[0]);
    const same = !slid && !shown.slid && shown.length === now.told.length && shown.every((was, i) => was === now.told[i]);
    shown = now.told;
    shown.slid = slid;
    if (fresh || !same) update(now);
    for (const listener of listeners) listener(meta, now, fresh);
  }

  function attach(node) {
    if (graph === node) return;
    graph = node;
    graph.on('plotly_afterplot', settle);
    settle();
  }

  // Which event is under a point of the picture, in px from its corner: words and marks, then strips, then figures.
  function find(x, y) {
    if (!meta) return null;
    const now = state();
    const near = (a, b, reach) => Math.abs(a - b) <= reach;
    for (let i = 0; i < labels.length; i++) {
      const label = labels[i];
      if (!now.told[i] || label.lane < 0 || !near(label.y, y, meta.row / 2)) continue;
      const words = toX(wordsAt(label, now.scale, now.window, meta.spacing)), mark = toX(markAt(label));
      const from = Math.min(words, mark - 9, toX(label.start)), to = Math.max(words + label.width, mark + 9, toX(label.end));
      if (x >= from && x <= to) return {id: label.id, x: mark, y: label.y, label};
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
    return {x: toX(markAt(label)), y: now.told[index] ? label.y : meta.lanes[label.lane].strip, told: now.told[index], label};
  }

  function show(from, to) {
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
  return {attach, find, place, show, zoom, pan, listen: listener => listeners.push(listener), get graph() { return graph; }, get meta() { return meta; }, get window() { return window_(); }};
})();
