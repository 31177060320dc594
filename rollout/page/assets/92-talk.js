// Giving a talk: scenes of the one chart, by the keys that clickers send. The place is in the address.
window.rollout = window.rollout || {};
rollout.talk = (() => {
  const {timeline, address, caption, page} = rollout, {el} = rollout.words, $ = id => document.getElementById(id);
  const GLIDE = 400, KEEP = 'rollout-talk', DRAFT = 'draft';
  let talk = null, at = 0, screen = '', typed = '', waiting = 0, asked = null, link = null, lock = null, began = 0, turned = 0, drafted = null;

  const root = document.documentElement.dataset;
  const giving = () => !!talk && address.read().has('talk');
  const tell = () => [...new Set(talk.scenes.flatMap(scene => scene.focus))];

  // ---- the picture of a talk: every event that a scene lights is told before all others
  const plain = rollout.stage.request;
  rollout.stage.request = room => {
    const request = plain(room);
    if (!giving()) return request;
    const {window} = talk.scenes[at], theme = address.read().get('theme');
    const search = new URLSearchParams({talk: '1', stage: 'talk', series: 'none', ...rollout.told.ends(window), ...(theme && {theme})});
    for (const id of tell()) search.append('tell', id);
    return {...request, search: `?${search}`};
  };

  function off(scene) {
    const lanes = new Set(scene.lanes.map(name => talk.lanes.indexOf(name))), statuses = new Set(scene.statuses);
    if (!lanes.size && !statuses.size) return [];
    const {id, lane} = timeline.meta.labels;
    return id.filter((key, i) => key && !scene.focus.includes(key) &&
      (lanes.size && !lanes.has(lane[i]) || statuses.size && !statuses.has(page.find(key)?.status)));
  }

  function set(next, cut) {
    const last = talk.scenes.length - 1;
    at = Math.min(Math.max(next, 0), last);
    turned = Date.now();
    address.write({scene: String(at + 1)}, false);
    remember();
    draw(cut);
    tick();
    say();
  }
  function draw(cut) {
    const scene = talk.scenes[at];
    caption.show($('caption'), talk, at);
    timeline.light(scene.focus, off(scene));
    if (cut) timeline.show(...scene.window);
    else rollout.glide(...scene.window, GLIDE, true);
  }

  // ---- the screens over the picture
  const SCREENS = ['black', 'white', 'sources', 'code'];
  function cover(name) {
    screen = screen === name ? '' : name;
    for (const one of SCREENS) $(`talk-${one}`).hidden = one !== screen;
    if (screen === 'sources') caption.sources($('talk-sources'), talk, at);
    if (screen === 'code') code();
    say();
  }
  const clear = () => screen && cover(screen);
  function code() {
    const shown = at;
    rollout.codes.show($('talk-code'), talk.scenes[at].focus.map(id => talk.facts[id]).filter(Boolean), () => screen === 'code' && at === shown);
  }

  // ---- kiosk: on by itself, round and round, until somebody touches a key
  const kiosk = () => address.read().get('kiosk') === '1';
  function tick() {
    clearTimeout(waiting);
    if (giving() && kiosk()) waiting = setTimeout(() => { clear(); set((at + 1) % talk.scenes.length); }, talk.scenes[at].seconds * 1000);
  }
  function touched() {
    if (!kiosk()) return;
    clearTimeout(waiting);
    address.write({kiosk: null}, false);
  }

  async function awake() {
    lock?.release();
    lock = giving() && !document.hidden && navigator.wakeLock ? await navigator.wakeLock.request('screen').catch(() => null) : null;
  }

  // ---- keys: those of clickers and of other programs for talks
  const step = by => () => { clear(); set(at + by); };
  const KEYS = {
    PageDown: step(1), ArrowRight: step(1), ArrowDown: step(1), n: step(1), PageUp: step(-1), ArrowLeft: step(-1), ArrowUp: step(-1), Backspace: step(-1),
    ' ': event => step(event.shiftKey ? -1 : 1)(), Home: () => { clear(); set(0); }, End: () => { clear(); set(talk.scenes.length - 1); },
    b: () => cover('black'), '.': () => cover('black'), w: () => cover('white'), ',': () => cover('white'), s: () => cover('sources'), q: () => cover('code'),
    f: () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.().catch(() => {}),
    p: () => presenter(),
    Enter: () => { const wanted = Number(typed); clear(); set(typed ? wanted - 1 : at + 1); },
    Escape: () => typed ? null : screen ? clear() : leave(),
  };
  function type(figures) {
    typed = figures;
    $('talk-number').hidden = !typed;
    $('talk-number').textContent = `Scene ${typed}: Enter`;
  }
  function key(event) {
    if (!giving()) return;
    touched();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (/^F\d+$|^(Shift|Control|Alt|Meta|Tab|AudioVolume.*)$/.test(name)) return;
    if (name === 'Enter' && event.target.closest?.('a, button')) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (/^\d$/.test(name)) return type((typed + name).slice(-3));
    KEYS[name]?.(event);
    type('');
  }

  // ---- fingers: a tap on the right leads on, on the left third back; one on what covers the picture brings it back.
  // A mouse does nothing but by the controls: a presenter's hand may lie on it. On a phone, where one reads, there are larger ones.
  const NEAR = 10, SHORT = 600; // px and ms, for a touch to be a tap
  let tap = null;
  function down(event) {
    const own = event.target.closest?.('a, button, select, input');
    tap = giving() && event.isPrimary && event.pointerType === 'touch' && !own ? {x: event.clientX, y: event.clientY, since: event.timeStamp} : null;
  }
  function lift(event) {
    const was = tap;
    tap = null;
    if (!was || !giving() || Math.hypot(event.clientX - was.x, event.clientY - was.y) > NEAR || event.timeStamp - was.since > SHORT) return;
    touched();
    if (screen) clear();
    else if (!matchMedia('(max-width: 700px)').matches) set(at + (event.clientX < innerWidth / 3 ? -1 : 1));
  }
  function press(event) {
    const button = event.target.closest?.('#caption [data-key]');
    touched();
    if (!button) return;
    if (event.detail) button.blur(); // else the next Enter of a clicker would press it again
    KEYS[button.dataset.key](event);
    type('');
  }
  // Nothing is picked in a talk: the details of an event would have no room.
  const {find} = timeline;
  timeline.find = (x, y) => giving() ? null : find(x, y);

  // ---- beginning and ending
  async function load(name) {
    if (name === DRAFT) return drafted?.() || null;
    const answer = await rollout.fetch(`talk?name=${encodeURIComponent(name)}`, {cache: 'no-store'});
    return answer.ok ? answer.json() : null;
  }
  function remember() {
    sessionStorage.setItem(KEEP, JSON.stringify({name: talk.name, began, turned, at}));
  }
  function recall() {
    const kept = JSON.parse(sessionStorage.getItem(KEEP) || '{}'), same = kept.name === talk.name;
    began = same ? kept.began : Date.now();
    turned = same && kept.at === at ? kept.turned : Date.now();
    remember();
  }
  async function follow() {
    const query = address.read(), name = query.get('talk');
    if (name === null) return talk && end();
    if (talk && (talk.name === name || name === '')) {
      const next = Number(query.get('scene') || 1) - 1;
      return next !== at && set(next);
    }
    const found = await load(name).catch(() => null);
    if (address.read().get('talk') !== name) return;
    [wanted, said] = [name, found];
    report();
    if (!found?.scenes.length) return page.go({talk: null, scene: null, kiosk: null}, false);
    talk = found;
    at = Math.min(Math.max(Number(query.get('scene') || 1) - 1 || 0, 0), talk.scenes.length - 1);
    recall();
    $('caption').hidden = false;
    link = rollout.link.open(talk.name, hear);
    asked = null;
    awake();
    settle();
  }
  // The picture may still be another one: ask for ours once, and show it when it is there.
  function settle() {
    if (!giving() || !timeline.meta) return;
    const wanted = tell().join();
    // A talk that lights nothing has a picture of its own too: of another size than the ordinary one.
    if ((!timeline.meta.scene || timeline.meta.tell.join() !== wanted) && asked !== wanted) {
      asked = wanted;
      return page.redraw();
    }
    const first = root.talk !== '1';
    root.talk = '1';
    draw(true);
    if (first) {
      address.write({scene: String(at + 1)}, false);
      tick();
      say();
    }
  }
  function end() {
    rollout.glide.stop();
    clearTimeout(waiting);
    if (screen) cover(screen);
    say({over: true});
    link.close();
    lock?.release();
    talk = lock = null;
    typed = '';
    root.talk = '';
    $('caption').hidden = true;
    timeline.light(null);
  }
  function leave() {
    const [from, to] = timeline.window;
    page.go({talk: null, scene: null, kiosk: null, ...rollout.told.ends([from, to])});
    end();
    $('present').focus();
  }
  function begin(name, scene = 1) {
    page.go({talk: name, scene: String(scene), event: null});
    return follow();
  }
  const button = async () => {
    const answer = await rollout.fetch('talk', {cache: 'no-store'});
    if (answer.ok) begin((await answer.json()).name);
  };

  // ---- what is wrong with the talk stands with the problems of the file, and is said again whenever those are
  let wanted = null, said = null;
  function report() {
    $('talk-problems')?.remove();
    if (wanted === null || !$('problems')) return;
    const wrong = said ? said.problems : [`There is no talk of the name '${wanted}' in the folder talks beside the file of events.`];
    if (!wrong.length) return;
    $('problems').hidden = false;
    $('problems').append(el('div', {id: 'talk-problems'}, el('h2', {}, `${wrong.length} problem${wrong.length === 1 ? '' : 's'} in ${said ? said.file : 'the address'}`), el('ol', {}, wrong.map(one => el('li', {}, one)))));
    if (!said?.scenes.length) $('alert').replaceChildren(el('p', {}, 'The talk cannot be given. ', el('a', {href: '#problems'}, 'See why')));
  }

  // ---- the presenter's window
  const say = more => link?.say({kind: 'state', at, screen, began, turned, ...(talk?.name === DRAFT && {talk}), ...more});
  function hear(message) {
    if (!talk) return;
    if (message.kind === 'hello') say();
    else if (message.kind === 'key' && KEYS[message.key]) { touched(); KEYS[message.key]({}); }
    else if (message.kind === 'again') { began = turned = Date.now(); remember(); say(); }
    else if (message.kind === 'go') { touched(); clear(); set(message.at); }
  }
  function presenter() {
    // A file from disk is the presenter's window too.
    const named = `talk=${encodeURIComponent(talk.name)}`, place = location.protocol === 'file:' ? `${location.pathname}#?presenter=1&${named}` : `presenter?${named}`;
    link.know(window.open(place, 'rollout-presenter', 'popup,width=1100,height=760'));
  }

  function rooms() {
    const room = (name, role) => document.body.append(el('div', {id: `talk-${name}`, hidden: true, role}));
    for (const name of SCREENS) room(name, 'dialog');
    room('number', 'status');
  }
  rooms();
  addEventListener('keydown', key, true);
  addEventListener('pointerdown', down, true);
  addEventListener('pointerup', lift, true);
  addEventListener('pointercancel', () => { tap = null; }, true);
  addEventListener('popstate', follow);
  document.addEventListener('visibilitychange', awake);
  document.addEventListener('problems', report);
  document.addEventListener('click', event => { if (event.target.id === 'present') button(); else if (giving()) press(event); });
  timeline.listen((meta, now, fresh) => fresh && settle());
  const up = () => $('present') && document.querySelector('#react-entry-point #caption') ? follow() : requestAnimationFrame(up);
  up();
  return {begin, tell, drafts: maker => { drafted = maker; }, get now() { return talk && {talk, at, screen, gliding: rollout.glide.busy()}; }};
})();
