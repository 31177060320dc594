// The size and the look of the stage; and, before Dash is up, the first view from the server. Stands in the index itself.
window.rollout = (() => {
  // A page from disk keeps its view behind the '#', the one part of its address that every browser lets it change.
  let kept = location.search;
  const asked = () => location.protocol !== 'file:' ? location.search : location.hash.startsWith('#?') ? kept = location.hash.slice(1).replace(/^[?]$/, '') : kept;
  const query = () => new URLSearchParams(asked());
  const WISHES = [['contrast', '(prefers-contrast: more)'], ['dark', '(prefers-color-scheme: dark)']];

  // As wide as without details: opening them narrows the picture, but no label moves to another row.
  function size(root) {
    const room = root.querySelector('#timeline').getBoundingClientRect();
    const below = [...root.querySelectorAll('.below, #counts, #caption')].reduce((sum, node) => sum + node.offsetHeight, 0);
    return {width: Math.round(root.querySelector('main').clientWidth), height: Math.max(420, Math.round(innerHeight - room.top - scrollY - below - 14))};
  }
  // What the reader's system wishes for, unless the address names a theme; the hall wants high contrast.
  function look() {
    const talk = query().has('talk'), hall = talk || query().get('hall') === '1';
    const theme = query().get('theme') || WISHES.find(([, wish]) => matchMedia(wish).matches)?.[0] || 'light';
    Object.assign(document.documentElement.dataset, {theme: hall && theme === 'light' ? 'contrast' : theme, hall: hall ? '1' : '', talk: talk ? document.documentElement.dataset.talk || 'wait' : ''});
    return theme;
  }
  const stage = {size, look, wishes: WISHES.map(([, wish]) => wish), search: asked, request: root => ({search: asked(), theme: look(), ...size(root)})};

  // The page's own scripts, Dash and Plotly wait until the first view's words can be read: they lie in a template, in their order.
  const role = query().has('presenter') ? 'presenter' : 'page'; // a file from disk is both
  let asleep = null, last = null;
  const over = script => new Promise(done => ['load', 'error'].forEach(kind => script.addEventListener(kind, done)));
  function wake(few = Infinity) {
    asleep ||= [...document.getElementById('later').content.querySelectorAll('script')].filter(one => (one.dataset.for || role).includes(role));
    for (const {attributes, textContent} of asleep.splice(0, few)) {
      const script = document.createElement('script');
      for (const {name, value} of attributes) script.setAttribute(name, value);
      script.async = false;
      script.textContent = textContent;
      if (script.src) last = over(document.body.appendChild(script));
      else if (last) last.then(() => document.body.append(script)); // an inline script would not wait
      else document.body.append(script);
    }
    return last;
  }
  // First the words, then the rooms around them, then all that makes them move.
  // A rule that looks for the first view itself (`:has`) would be asked at every change of the page.
  const first = document.getElementById('first');
  if (first) document.documentElement.dataset.first = '';
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  async function begin() {
    look();
    if (query().has('talk')) return; // a scene is lit by scripts that are not here yet
    const wanted = () => new URLSearchParams(stage.request(first)).toString();
    const draw = async request => {
      const answer = await fetch(`first.svg?${request}`);
      if (!answer.ok) throw answer;
      return new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
    };
    // Asked for while our letters are on their way: seldom is the title higher in letters of another face, and then we ask again.
    const guess = wanted(), early = draw(guess);
    await Promise.all(['400', '600'].map(weight => document.fonts.load(`${weight} 16px 'Source Sans Pro'`))).catch(() => {});
    const picture = await (wanted() === guess ? early : draw(wanted()));
    first.querySelector('#timeline').prepend(picture);
    await painted();
    await wake(1);
    const {meta, window} = JSON.parse(picture.querySelector('metadata').textContent);
    rollout.page.preview(meta, rollout.timeline.reading(meta, window));
    await painted();
  }
  if (!first) setTimeout(wake);
  else begin().catch(() => {}).then(() => wake()); // the live picture follows in any case
  return {stage, fetch: (...given) => fetch(...given)};
})();
