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

  // Dash and Plotly wait until the first view's words can be read: their scripts lie in a template.
  const later = () => {
    let last;
    const role = query().has('presenter') ? 'presenter' : 'page'; // a file from disk is both
    for (const asleep of document.getElementById('later').content.querySelectorAll('script')) {
      if (!(asleep.dataset.for || role).includes(role)) continue;
      const script = document.createElement('script');
      for (const {name, value} of asleep.attributes) script.setAttribute(name, value);
      script.async = false; // in their order
      script.textContent = asleep.textContent;
      if (script.src) last = document.body.appendChild(script);
      else if (last) last.addEventListener('load', () => document.body.append(script)); // an inline script would not wait
      else document.body.append(script);
    }
  };
  // The picture and the page's own scripts come at once; together they furnish the whole first view.
  const first = document.getElementById('first');
  async function begin() {
    look();
    if (query().has('talk')) return; // a scene is lit by scripts that are not here yet
    const loaded = new Promise(done => document.readyState === 'loading' ? addEventListener('DOMContentLoaded', done) : done());
    // In letters of another face the title would be as high as another: nothing is measured before ours are here.
    await Promise.all(['400', '600'].map(weight => document.fonts.load(`${weight} 16px 'Source Sans Pro'`))).catch(() => {});
    const answer = await fetch(`first.svg?${new URLSearchParams(stage.request(first))}`);
    if (!answer.ok) return;
    const picture = new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').documentElement;
    await loaded;
    first.querySelector('#timeline').prepend(picture);
    const {meta, window} = JSON.parse(picture.querySelector('metadata').textContent);
    rollout.page.preview(meta, rollout.timeline.reading(meta, window));
    await new Promise(painted => requestAnimationFrame(() => setTimeout(painted)));
  }
  if (!first) setTimeout(later);
  else begin().catch(() => {}).then(later); // the live picture follows in any case
  return {stage, fetch: (...given) => fetch(...given)};
})();
