// Put into every page before its own scripts: waits, and measures words as the browser drew them.
window.eye = (() => {
  const frame = () => new Promise(requestAnimationFrame);
  const {setTimeout: later} = window; // the browser's own, whatever a test makes of its clock
  /** @type {Eye['heard']} */
  const heard = {fresh: 0, now: null, meta: null, home: ''};
  let joined = false;
  /** @type {string[]} */
  const says = [];
  addEventListener('securitypolicyviolation', event => says.push(`${event.violatedDirective} ${event.blockedURI}`));

  // Resolves with what `ready` returns once that is true; fails by name after `patience` ms. After two frames it looks every 25 ms:
  // a frame that is asked for is made, and of a page that waits for its server it was a twelfth of all work.
  /** @template T @param {() => T} ready @param {string} what @returns {Promise<T>} */
  async function until(ready, what, patience = 30000) {
    const end = performance.now() + patience;
    for (let frames = 2; ; frames--) {
      const got = ready();
      if (got) return got;
      if (performance.now() > end) throw new Error(`Not within ${patience} ms: ${what}`);
      await (frames > 0 ? frame() : new Promise(done => later(done, 25)));
    }
  }

  // The picture comes to life when somebody reaches for it, as a hand on its way to it does.
  async function reach() {
    await until(() => window.rollout?.timeline, 'the scripts of the page are there');
    if (rollout.timeline.meta) return;
    const picture = document.querySelector('#still .nsewdrag') ?? document.body;
    picture.dispatchEvent(new window.PointerEvent('pointermove', {pointerType: 'mouse', bubbles: true}));
  }

  async function open() {
    await reach();
    await until(() => window.rollout?.timeline?.meta && document.querySelector('#events li'), 'the page is drawn');
    if (!joined) rollout.timeline.listen((meta, now, fresh) => { heard.meta = meta; heard.now = now; heard.fresh += Number(fresh); if (fresh) heard.home = `${now.window}`; });
    joined = true;
    await document.fonts.ready;
    await until(() => rollout.talk, 'the rest of its scripts is there');
    await settled();
  }

  // Whether the picture that was last asked for stands on the screen; where no server answers nobody waits for it.
  const come = () => !rollout.page.behind() || document.querySelector('#gone p');

  // Two quiet frames with no hand on the picture, after the last thing that it did.
  async function settled(patience = 30000) {
    const end = performance.now() + patience;
    for (let last = ''; ;) {
      await frame();
      await frame();
      const {graph, window} = rollout.timeline;
      const key = [window, rollout.glide.busy(), graph.clientWidth, document.querySelectorAll('#timeline .textpoint').length].join();
      if (key === last && !rollout.timeline.floating && come()) return;
      if (performance.now() > end) throw new Error(`Not within ${patience} ms: the picture stands still: ${key}, ${rollout.timeline.floating ? 'floating' : ''}`);
      last = key;
    }
  }

  // Goes to an address of the same page as the back button does, and waits for its picture.
  /** @param {string} query */
  async function visit(query) {
    await settled(); // of what the last test began
    const {from: day} = rollout.words.ends(rollout.timeline.window);
    const moved = heard.home && `${rollout.timeline.window}` !== heard.home && !rollout.address.read().has('talk'); // a scene has its own
    if (moved) await until(() => rollout.address.read().get('from') === day, 'the window is in the address');
    const before = heard.fresh, drawn = rollout.address.drawn();
    history.pushState(null, '', location.pathname + query);
    dispatchEvent(new PopStateEvent('popstate'));
    if (rollout.address.drawn() !== drawn) await until(() => heard.fresh > before, `a picture for ${query}`);
    await settled();
  }

  /** @param {'show' | 'zoom' | 'pan'} name @param {...number} given */
  async function act(name, ...given) {
    const way = /** @type {(...given: number[]) => unknown} */ (rollout.timeline[name]);
    await way(...given);
    await settled();
  }

  // Which labels have their words on screen: by what is drawn, not by what was meant.
  const told = () => [.../** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll('#timeline .textpoint'))].filter(seen)
    .map(node => Number(node.dataset.label));

  // All that the rule of told and counted needs, for Python to apply it too.
  function state() {
    const axis = rollout.timeline.graph._fullLayout.xaxis, window = rollout.timeline.window;
    return {window, scale: axis._length / (window[1] - window[0]), told: told(), labels: rollout.timeline.meta.labels,
      spacing: rollout.timeline.meta.spacing, said: document.getElementById('counts')?.textContent};
  }

  // One for all: as long as a range is about, the browser tells it of every change of the page, which thousands make slow.
  const range = document.createRange();

  /** @param {Text} node */
  function lines(node) {
    range.selectNodeContents(node);
    range.setEnd(node, node.data.trimEnd().length); // the blank at which a line was broken is nothing that could be cut
    return [...range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5);
  }

  /** @param {DOMRect} box @returns {Box} */
  const round = box => [box.left, box.top, box.right, box.bottom];
  // Chromium calls drawings visible that are not displayed: these have no box.
  /** @param {Element} node */
  const seen = node => node.getBoundingClientRect().width > 0 && node.checkVisibility({visibilityProperty: true, opacityProperty: true});

  /** @param {Element} node */
  function kind(node) {
    if (node.closest('.textpoint')) return 'label';
    if (node.closest('.dates, .level')) return 'tick';
    return node.closest('[id]')?.id || node.tagName;
  }

  // Every line of words that can be seen: what it is, what it says, its box, and the box it must stay within.
  function words(within = '#page') {
    /** @type {Words[]} */
    const found = [];
    /** @type {Rooms} */
    const rooms = new Map();
    for (const part of document.querySelectorAll(within)) {
      if (!seen(part)) continue;
      const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = /** @type {Text} */ (node), holder = text.parentElement;
        if (!holder || !text.data.trim() || holder.closest('script, style, noscript, option, .skip, title') || !seen(holder)) continue;
        const limits = room(holder, rooms);
        // Words that have no room at all are not shown; words that have some are all in it, or cut.
        for (const box of lines(text)) if (box.top < limits[3] && box.bottom > limits[1]) found.push({kind: kind(holder), words: text.data.trim(), box: round(box), room: limits});
      }
    }
    range.setEnd(document, 0); // which takes its start there, too
    return found;
  }

  // What is wrong with words: pairs that overlap, those that leave their room, those that something else covers.
  /** @param {string} [within] */
  function faults(within, slack = 1) {
    const all = words(within).sort((a, b) => a.box[1] - b.box[1]);
    /** @type {string[]} */
    const wrong = [];
    all.forEach((one, i) => {
      const [left, top, right, bottom] = one.box, {room} = one;
      if (left < room[0] - slack || top < room[1] - slack || right > room[2] + slack || bottom > room[3] + slack)
        wrong.push(`'${one.words}' is cut: ${one.box.map(Math.round)} leaves ${room.map(Math.round)}`);
      for (let j = i + 1; j < all.length && all[j].box[1] < bottom - slack; j++) {
        const other = all[j].box;
        if (Math.min(bottom, other[3]) - Math.max(top, other[1]) > slack && Math.min(right, other[2]) - Math.max(left, other[0]) > slack)
          wrong.push(`'${one.words}' over '${all[j].words}'`);
      }
    });
    return [...wrong, ...covered(all).map(words => `'${words}' is covered`)];
  }

  /** @param {CSSStyleDeclaration} style */
  const more = style => parseFloat(style.overflowClipMargin) || 0;

  // The box that clips a node sideways, and downwards where it cannot be scrolled; words of the picture stay on it. What clips
  // what it stands in is looked up but once.
  /** @param {Element} node @param {Rooms} known @returns {Box} */
  function room(node, known) {
    const found = known.get(node) ?? clipped(node, known);
    known.set(node, found);
    return found;
  }

  /** @param {Element} node @param {Rooms} known @returns {Box} */
  function clipped(node, known) {
    if (node instanceof SVGElement && node.closest('#timeline')) {
      const edge = rollout.timeline.graph.getBoundingClientRect();
      return [Math.max(0, edge.left), edge.top, Math.min(document.documentElement.clientWidth, edge.right), edge.bottom];
    }
    if (node === document.documentElement) return [0, -1e6, node.clientWidth, 1e6];
    const style = getComputedStyle(node), edge = node.getBoundingClientRect();
    let [left, top, right, bottom] = node.parentElement ? room(node.parentElement, known) : [0, -1e6, document.documentElement.clientWidth, 1e6];
    if (style.overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.left + node.clientLeft + node.clientWidth)];
    if (['hidden', 'clip'].includes(style.overflowY)) [top, bottom] = [Math.max(top, edge.top - more(style)), Math.min(bottom, edge.bottom + more(style))];
    return [left, top, right, bottom];
  }

  // Words that browsers draw themselves: what a field or a choice shows, and how wide the room for it is.
  function fields() {
    const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
    const all = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (document.querySelectorAll('input, select'));
    return [...all].filter(seen).flatMap(node => {
      const style = getComputedStyle(node);
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const room = node.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - (node instanceof HTMLSelectElement ? 16 : 0);
      const texts = node instanceof HTMLSelectElement ? [...node.options].map(option => option.text) : [node.placeholder];
      return texts.map(text => ({words: text, width: pen.measureText(text).width, room}));
    });
  }

  // What covers the middle of a line of words, if it is not of the same part of the page.
  /** @param {Words[]} lines */
  function covered(lines) {
    return lines.filter(({box: [left, top, right, bottom], kind}) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (y < 0 || y > innerHeight || x < 0 || x > innerWidth) return false;
      const at = document.elementFromPoint(x, y);
      return at && ['label', 'tick'].includes(kind) ? !at.closest('#timeline') : at && at.closest('#details') && kind !== 'details' && !document.getElementById(kind)?.closest('#details');
    }).map(({words}) => words);
  }

  // The boxes of the bodies of marks in the lanes and the panel, without bars and strokes.
  const marks = () => [...document.querySelectorAll('#timeline .points path.point')].filter(seen)
    .map(node => round(node.getBoundingClientRect())).filter(box => box[2] > box[0]);

  return {until, open, reach, settled, visit, act, told, state, words, faults, fields, marks, heard, says, frame};
})();
