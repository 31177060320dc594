// The page: joins address, picture, list, details and the file behind them. Everything that knows of the server is in `8-live.js`.
window.rollout = window.rollout || {};
rollout.page = (() => {
  const {el, card, details, list, years, short, legend} = rollout.words, {timeline, address} = rollout;
  const $ = id => document.getElementById(id);
  let facts = [], partial = false, byId = new Map(), lanes = [], statusWords = {}, picked = '', cameFrom = null, shownIds = new Set(), ask = () => {}, asFacts = async () => [], asInside = null;

  const find = id => byId.get(id);
  const visible = () => facts.filter(fact => shownIds.has(fact.id));

  let asked = -Infinity, wanted = null; // when a picture was asked for that has not come yet, and where the window has gone since
  let pictured = [0, 1], stirred = -Infinity; // the window that the last picture was drawn for, and when a window last moved
  let gathering = 0; // a list of other events is written when the wheel rests: it would take the time of the picture
  const REST = 120, PATIENCE = 3000; // ms after which an answer is not waited for any more
  const IN = 1 / 4, OUT = 2, ASIDE = .6; // how far a hand may go in a picture that is there: in, nothing is missing but words; else ends are empty
  const redraw = () => {
    keepWindow();
    asked = performance.now();
    ask(rollout.stage.request($('page').parentElement));
  };

  // New content for a room; the focus stays on what stands for the same thing.
  function refill(room, ...content) {
    const had = room.contains(document.activeElement) && document.activeElement, same = node => node.id + JSON.stringify(node.dataset);
    room.replaceChildren(...content);
    if (had) [...room.querySelectorAll('button, select')].find(node => same(node) === same(had))?.focus({preventScroll: true});
  }

  // ---- the address and everything that changes it
  function go(changes, push = true) {
    keepWindow();
    if (!address.write(changes, push)) return;
    follow();
  }
  let drawn = null;
  function follow() {
    if (drawn !== address.drawn()) {
      drawn = address.drawn();
      redraw();
    }
    pick(address.read().get('event') || '');
  }

  // ---- details
  function pick(id) {
    const fact = find(id), panel = $('details'), before = picked;
    picked = fact ? id : '';
    panel.hidden = !fact;
    document.body.classList.toggle('with-details', !!fact);
    if (fact) {
      refill(panel, ...details(fact, find, lanes));
      if (before !== id) panel.scrollTop = 0;
      if (before !== id) panel.dispatchEvent(new CustomEvent('shown'));
    }
    mark(picked);
    halo();
    if (!!before !== !!fact) timeline.fit();
  }
  async function choose(id) {
    const panel = $('details'), focused = document.activeElement, left = picked;
    if (id && !panel.contains(focused)) cameFrom = focused;
    if (id && !find(id)) await know([id]);
    go({event: id});
    if (!id) return back(left);
    panel.focus({preventScroll: true});
    if (panel.getBoundingClientRect().top < 0 || panel.getBoundingClientRect().top > innerHeight - 80) $('page').scrollIntoView();
  }
  // From the details to where they were opened: a place in the list, or the timeline at the same event.
  function back(id) {
    const own = item(id), places = [own && cameFrom?.closest('#events') ? own : cameFrom, $('plot'), own];
    places.find(node => node && node !== document.body && node.checkVisibility())?.focus();
  }
  const item = id => document.querySelector(`#events [data-event-id="${CSS.escape(id)}"] button`);
  // The list shows which event is picked, and follows only where the reader is in it.
  function mark(id) {
    for (const one of document.querySelectorAll('#events [aria-current]')) one.removeAttribute('aria-current');
    item(id)?.setAttribute('aria-current', 'true');
    if ($('events').contains(document.activeElement)) item(id)?.scrollIntoView({block: 'nearest'});
  }
  async function step(by) {
    const order = visible(), at = order.findIndex(fact => fact.id === picked);
    const next = order[at + by];
    if (!next) return;
    await reveal(next.id);
    document.querySelector(`#details [data-step="${by}"]`).focus({preventScroll: true});
  }
  async function reveal(id) {
    await choose(id);
    bring(id);
  }
  function bring(id) {
    const place = timeline.place(id);
    if (!place) return;
    const [from, to] = timeline.window, day = rollout.told.markAt(place.label);
    if (day < from || day > to) rollout.glide(day - (to - from) / 2, day + (to - from) / 2);
  }
  function halo() {
    let ring = $('halo');
    if (!ring) ring = $('heads').parentElement.appendChild(el('div', {id: 'halo', hidden: true}));
    const place = picked && timeline.graph && timeline.meta && timeline.place(picked);
    ring.hidden = !place || place.x < 0 || place.x > timeline.graph.clientWidth;
    if (!ring.hidden) Object.assign(ring.style, {left: `${place.x}px`, top: `${place.y}px`});
  }

  // ---- filters, presets, counts
  function group(name, title, options) {
    const chosen = address.read().getAll(name);
    return el('div', {class: 'group', role: 'group', 'aria-label': title}, el('span', {class: 'group-name'}, title),
      options.map(([value, words, count]) => el('button', {type: 'button', 'data-filter': name, 'data-value': value,
        'aria-pressed': String(!chosen.length || chosen.includes(value))}, `${words} `, el('span', {class: 'many'}, String(count)))));
  }
  function filters({lane, status, who, tag, disputed}) {
    const query = address.read(), pressed = query.get('disputed') === '1';
    refill($('filters'),
      group('lane', 'Lane', lane), group('status', 'Claim status', status), group('who', 'Who says so', who), tag.length ? group('tag', 'Tags', tag.slice(0, 40)) : null,
      looks(query.get('theme') || ''),
      el('div', {class: 'group'}, el('button', {type: 'button', 'data-toggle': 'disputed', 'aria-pressed': String(pressed)}, 'Only disputed ', el('span', {class: 'many'}, String(disputed))),
        el('button', {type: 'button', 'data-clear': true}, 'Show everything')));
    const set = [...address.LISTS, 'disputed'].filter(name => query.has(name)).length;
    $('hall').setAttribute('aria-pressed', String(inHall()));
    $('filter').textContent = set ? `Filter (${set})` : 'Filter';
  }
  const LOOKS = [['', 'as my system'], ['light', 'light'], ['dark', 'dark'], ['contrast', 'high contrast'], ['print', 'print']];
  const looks = chosen => el('div', {class: 'group', role: 'group', 'aria-label': 'Look'}, el('span', {class: 'group-name'}, 'Look'),
    LOOKS.map(([value, words]) => el('button', {type: 'button', 'data-theme': value, 'aria-pressed': String(value === chosen)}, words)));
  const inHall = () => address.read().get('hall') === '1';
  const hall = () => go({hall: inHall() ? null : '1'});
  function toggle(name, value) {
    const all = timeline.meta.choices[name].map(([one]) => one), query = address.read();
    const chosen = query.getAll(name).length ? query.getAll(name) : all;
    // The first press on one of several keeps only that one; later presses add and take away.
    let next = chosen.length === all.length ? [value] : chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value];
    if (next.length === all.length) next = [];
    go({[name]: next});
  }
  function presets(choices) {
    refill($('presets'),
      ...choices.presets.map(([name, from, to]) => el('button', {type: 'button', 'data-from': from, 'data-to': to}, name)),
      el('button', {type: 'button', 'data-zoom': '.7', 'aria-label': 'Zoom in'}, '+'),
      el('button', {type: 'button', 'data-zoom': String(1 / .7), 'aria-label': 'Zoom out'}, '−'));
  }
  const number = new Intl.NumberFormat('en-GB'), many = n => number.format(n);
  const plural = (n, words) => `${many(n)} ${n === 1 ? words : `${words}s`}`;
  function counts(meta, now, fresh) {
    const own = meta.labels.lane.map((lane, i) => lane < 0 ? null : {lane, told: now.told[i],
      inside: meta.labels.end[i] > now.window[0] && meta.labels.start[i] < now.window[1]}).filter(Boolean);
    const toldOf = lane => own.filter(one => one.lane === lane && one.told).length;
    // Very many events are counted by the server: the picture holds only those told. Its answer may be of a moment ago.
    const insideOf = lane => meta.crowd ? Math.max(meta.crowd.inside[lane], toldOf(lane)) : own.filter(one => one.lane === lane && one.inside).length;
    const {rows, shown, hidden, refused, unreviewed} = meta.counts, told = own.filter(one => one.told).length;
    const inside = meta.lanes.reduce((sum, _, lane) => sum + insideOf(lane), 0), outside = shown - inside;
    // A phone shows the list alone, where nothing is told, counted or outside a window.
    const placed = matchMedia('(max-width: 700px)').matches ? `${many(shown)} shown${meta.crowd ? `, ${many(told)} of them listed` : ''}`
      : `${many(told)} told · ${many(inside - told)} counted · ${many(outside)} outside the window`;
    // While the window moves this is asked at every frame: nothing is written that stands there already.
    const room = $('counts'), heads = meta.lanes.map((_, lane) => `${many(toldOf(lane))} told · ${many(insideOf(lane) - toldOf(lane))} counted`);
    if (fresh || room.dataset.placed !== placed) room.replaceChildren(
      `${plural(rows, 'event')} · ${placed} · ${many(hidden)} hidden by filters · `,
      refused ? el('a', {href: '#problems'}, `${refused} refused`) : '0 refused',
      unreviewed ? ` · ${many(unreviewed)} not yet reviewed` : '', ` · data ${meta.digest.slice(0, 7)}`, meta.newest_source ? `, sources to ${meta.newest_source}` : '');
    room.dataset.placed = placed;
    if (fresh) refill($('heads'), ...meta.lanes.map((lane, number) =>
      el('h2', {style: `top:${lane.top}px;color:${lane.ink}`}, lane.name, el('span', {}, heads[number]))), ...(meta.panel ? [series(meta)] : []));
    else [...$('heads').querySelectorAll('h2 > span')].forEach((node, lane) => { if (node.textContent !== heads[lane]) node.textContent = heads[lane]; });
  }
  function series(meta) {
    const options = meta.choices.series.map(([key, title]) => el('option', {value: key, selected: key === meta.panel.key}, title));
    return el('div', {class: 'series', style: `top:${meta.panel_top}px`},
      el('label', {for: 'series'}, 'Figures'), el('select', {id: 'series'}, options),
      el('span', {}, 'one unit, one measure, one scope; never joined with another'));
  }

  // ---- what the timeline says when it has settled
  // A new window goes into the address once it rests, or at once when something else is about to change the address.
  let writing = 0, last = [], write = () => {};
  function keepWindow() {
    if (!writing) return;
    clearTimeout(writing);
    writing = 0;
    write();
  }
  function choices(meta) {
    $('marks').replaceChildren(...short(rollout.marks.statuses));
    filters(meta.choices);
    presets(meta.choices);
  }
  // Plotly keeps a window to the ms.
  const apart = (one, other) => one.some((end, i) => !(Math.abs(end - other[i]) < 1e-6));
  const days = rollout.told.ends;
  function keep(window) {
    address.write(days(window), false);
    drawn = address.drawn();
  }
  // Very many events: a picture holds what the windows of its stretch can show. For another stretch one is asked for at once when a
  // hand begins or has gone far, and when it rests; in between the picture floats, for drawing a new one would hold up the hand.
  const waiting = () => performance.now() - asked < PATIENCE;
  function chase(window) {
    const began = performance.now() - stirred > 3 * REST, [from, to] = window, [a, b] = pictured, ratio = (to - from) / (b - a);
    const far = ratio < IN || ratio > OUT || Math.abs(from + to - a - b) / 2 > (to - from) * ASIDE, held = timeline.holds(window);
    stirred = performance.now();
    certain = false;
    clearTimeout(writing);
    writing = setTimeout(() => {
      if (waiting()) return;
      if (!timeline.holds()) return redraw();
      keepWindow();
      gather(timeline.meta);
    }, REST);
    if (waiting()) wanted = window;
    else if (!held && (began || far)) redraw();
    if (held) recount(window);
  }
  // How many of very many events lie in a window only the server knows: while a hand goes on it is asked again, but not all the time.
  const hearers = [];
  let uncounted = null, counting = false, certain = true;
  const counted = () => new Promise(hear => certain ? hear() : hearers.push(hear)); // when the counts are those of the window
  function agree() {
    certain = true;
    for (const hear of hearers.splice(0)) hear();
  }
  async function recount(window) {
    uncounted = window;
    if (counting) return;
    for (counting = true; uncounted; await new Promise(done => setTimeout(done, REST))) {
      const {meta} = timeline, query = address.read(), own = uncounted;
      for (const [name, day] of Object.entries(days(own))) query.set(name, day);
      uncounted = null;
      const inside = await asInside(`?${query}`).catch(() => null);
      if (!inside || timeline.meta !== meta) continue;
      meta.crowd.inside = inside;
      counts(meta, timeline.now, false);
      if (!apart(own, timeline.window)) agree(); // the hand may have gone on
    }
    counting = false;
  }
  // The rooms around the first view, before Dash is up: the same words at the same places.
  function preview(meta, now) {
    $('search').value = address.read().get('q') || '';
    choices(meta);
    counts(meta, now, true);
    rollout.overview.draw(meta, now, true);
  }
  // The list holds every event of the file, and shows those that the filters let through.
  function sift() {
    const items = [...$('events').children];
    for (const item of items) item.hidden = !shownIds.has(item.dataset.eventId);
    years(items);
  }
  function heading({crowd, counts: {shown, hidden}}) {
    $('listed').textContent = crowd ? 'The events that come first, in date order'
      : hidden ? `${many(shown)} of ${plural(shown + hidden, 'event')}, in date order` : 'All events in date order';
    const query = address.read(), words = query.get('q'), none = !shown && hidden > 0;
    const among = [...address.LISTS, 'disputed'].some(name => query.has(name)) ? ' among those that the filters let through' : '';
    for (const room of [$('timeline'), $('list')]) {
      room.querySelector('.none')?.remove();
      if (none) room.append(el('p', {class: 'none'}, words ? `No event matches “${words}”${among}.` : 'The filters let no event through.',
        el('button', {type: 'button', 'data-clear': true}, 'Show everything')));
    }
  }
  function settled(meta, now, fresh) {
    if (fresh) {
      shownIds = new Set(meta.labels.id);
      heading(meta);
      choices(meta);
      if (meta.crowd || partial) {
        clearTimeout(gathering);
        gathering = setTimeout(() => gather(meta), wanted ? REST : 0);
      } else sift();
    }
    if (!fresh && !meta.crowd && address.read().has('talk')) return; // nothing else is on screen
    counts(meta, now, fresh);
    rollout.overview.draw(meta, now, fresh);
    $('first')?.remove();
    delete document.documentElement.dataset.first;
    halo();
    const moved = !fresh && apart(now.window, last);
    last = now.window;
    if (fresh) {
      const next = wanted;
      [asked, wanted, pictured, writing] = [-Infinity, null, now.window, clearTimeout(writing) || 0];
      // The window has moved on since this picture was asked for.
      if (next && apart(next, now.window)) {
        if (!meta.crowd) timeline.show(...next);
        else {
          timeline.float(next);
          rollout.hand.restSoon();
        }
      } else agree();
    }
    if (!moved) return;
    write = () => keep(now.window);
    if (meta.crowd) return chase(now.window);
    clearTimeout(writing);
    writing = setTimeout(keepWindow, 250);
  }

  // ---- very many events: the page knows only those told, and asks for what it is to say of them
  async function know(ids) {
    const missing = ids.filter(id => id && !byId.has(id));
    if (missing.length) for (const fact of await asFacts(missing)) byId.set(fact.id, fact);
  }
  let gathered = null; // the latest asking: an earlier one may be answered later
  async function gather(meta) {
    // The list holds whoever is told; of a search that leaves few, all.
    const {told} = timeline.now, ids = meta.labels.id.filter((id, i) => id && (told[i] || !meta.crowd)), mine = gathered = {};
    await know([...ids, address.read().get('event')]);
    if (gathered !== mine) return;
    const start = new Map(meta.labels.id.map((id, i) => [id, meta.labels.start[i]]));
    facts = ids.map(find).filter(Boolean).sort((a, b) => start.get(a.id) - start.get(b.id));
    refill($('events'), ...list(facts, lanes));
    if (picked !== address.read().get('event')) pick(address.read().get('event') || '');
  }

  // ---- facts and problems from the file
  function furnish(data) {
    facts = data.facts;
    partial = !facts.length && data.lanes.length > 0;
    lanes = data.lanes;
    statusWords = data.status_words;
    byId = new Map(facts.map(fact => [fact.id, fact]));
    refill($('events'), ...list(facts, lanes));
    if (timeline.meta) sift();
    $('legend').replaceChildren(...legend(statusWords));
    if (partial && timeline.meta) gather(timeline.meta);
    pick(address.read().get('event') || '');
  }
  function problems({name, problems: found, count = found.length, refused_edit, notices}) {
    const many = plural(count, 'problem');
    const warned = $('alert').hasChildNodes();
    $('alert').replaceChildren(...(refused_edit ? [el('p', {},
      `${name} was changed, but it now has ${many}. The picture still shows the last good data. `, el('a', {href: '#problems'}, 'See what to mend'))] : []));
    if (warned !== refused_edit) redraw(); // the picture makes room
    $('problems').hidden = !count && !notices.length;
    $('problems').replaceChildren(
      el('h2', {}, count ? `${many} in ${name}` : `${name}: no problems`),
      count ? el('ol', {}, found.map(one => el('li', {}, one))) : '',
      notices.length ? el('ul', {class: 'notices'}, notices.map(one => el('li', {}, one))) : '');
    document.dispatchEvent(new Event('problems'));
  }

  // ---- input
  function hover(event) {
    if (!timeline.graph || event.buttons) return; // a hand moves the picture, and asking for places would hold it up
    const box = timeline.graph.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top, hit = timeline.find(x, y);
    $('timeline').classList.toggle('hit', !!hit);
    tip(hit && find(hit.id), x, hit?.y);
  }
  // The card of an event beside a place of the picture; of none: no card.
  function tip(fact, x, y) {
    const tip = $('card'), box = timeline.graph.getBoundingClientRect();
    tip.hidden = !fact;
    if (!fact) return;
    if (tip.dataset.id !== fact.id) tip.replaceChildren(...card(fact, lanes));
    tip.dataset.id = fact.id;
    const left = Math.min(Math.max(8, x - 40), box.width - tip.offsetWidth - 8);
    const above = y - tip.offsetHeight - 16;
    Object.assign(tip.style, {left: `${left}px`, top: `${above + box.top > 4 ? above : y + 18}px`});
  }
  function click(event) {
    const button = event.target.closest('button, a');
    if (!button) return;
    const {go: id, step: by, filter, value, from, zoom, close} = button.dataset;
    if (id) reveal(id);
    else if (by) step(Number(by));
    else if (close !== undefined) choose('');
    else if (filter) toggle(filter, value);
    else if (button.dataset.toggle) go({disputed: address.read().get('disputed') === '1' ? null : '1'});
    else if (button.dataset.clear !== undefined) { $('search').value = ''; go({lane: null, status: null, who: null, tag: null, disputed: null, q: null}); }
    else if (from) rollout.glide(...rollout.told.span(from, button.dataset.to));
    else if (zoom) rollout.glide(...timeline.about(Number(zoom)), rollout.glide.SHORT);
    else if (button.dataset.theme !== undefined) go({theme: button.dataset.theme}, false);
    else if (button.id === 'hall') hall();
    else if (button.id === 'filter') unfold(button.getAttribute('aria-expanded') !== 'true');
    else if (button.id === 'copy') copy(button);
  }
  function unfold(open) {
    $('filter').setAttribute('aria-expanded', String(open));
    $('filters').hidden = !open;
  }
  async function copy(button) {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = 'Link copied';
    } catch {
      prompt('Copy this address:', location.href);
    }
    setTimeout(() => { button.textContent = 'Copy link'; }, 2000);
  }
  // Escape closes one thing at a time, the nearest first; every other key is in `9-keys.js`.
  function escape(event) {
    if (event.key !== 'Escape' || event.defaultPrevented || event.target.closest?.('dialog')) return;
    if (!$('filters').hidden) { unfold(false); $('filter').focus(); }
    else if (picked) choose('');
    else if (!$('card').hidden) $('card').hidden = true;
    else if (inHall()) hall();
  }

  function start(asker, factsOf, insideOf) {
    ask = asker;
    asFacts = factsOf;
    asInside = insideOf;
    timeline.listen(settled);
    document.addEventListener('click', click);
    document.addEventListener('keydown', escape);
    document.addEventListener('submit', event => event.preventDefault()); // the search shows what it finds as one types
    document.addEventListener('change', event => event.target.id === 'series' && go({series: event.target.value}));
    let typing = 0, sizing = 0, down = null;
    $('search').value = address.read().get('q') || '';
    $('search').addEventListener('input', event => {
      clearTimeout(typing);
      typing = setTimeout(() => go({q: event.target.value.trim()}, false), 160);
    });
    const picture = $('timeline');
    rollout.hand.attach(picture);
    picture.addEventListener('pointermove', hover);
    picture.addEventListener('pointerleave', () => { $('card').hidden = true; });
    picture.addEventListener('pointerdown', event => { down = [event.clientX, event.clientY]; $('card').hidden = true; }, true);
    // Plotly lays a cover over the whole page while a button is down: the pointer is let go on that.
    addEventListener('pointerup', event => {
      if (!down || event.target.closest('button, select, a') || Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 5) return;
      const box = timeline.graph.getBoundingClientRect(), hit = timeline.find(event.clientX - box.left, event.clientY - box.top);
      down = null;
      if (hit) choose(hit.id);
    }, true);
    addEventListener('popstate', () => {
      if (writing) drawn = null; // the picture has moved on from its address
      writing = clearTimeout(writing) || 0;
      $('search').value = address.read().get('q') || '';
      follow();
    });
    for (const wish of rollout.stage.wishes) matchMedia(wish).addEventListener('change', redraw);
    addEventListener('resize', () => { clearTimeout(sizing); sizing = setTimeout(redraw, 200); });
    drawn = address.drawn();
    redraw();
  }
  return {start, preview, furnish, problems, redraw, counted, go, find, visible, choose, bring, mark, tip, hall,
    get lanes() { return lanes; }, get picked() { return picked; }};
})();
