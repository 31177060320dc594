// The size and the look of the stage; and, before Dash is up, the first view's marks and words from the server.
window.rollout = (() => {
  const query = () => new URLSearchParams(location.search);
  const WISHES = [['contrast', '(prefers-contrast: more)'], ['dark', '(prefers-color-scheme: dark)']];

  function size(root) {
    const room = root.querySelector('#timeline').getBoundingClientRect();
    const below = [...root.querySelectorAll('.below, #counts')].reduce((sum, node) => sum + node.offsetHeight, 0);
    return {width: Math.round(room.width), height: Math.max(420, Math.round(innerHeight - room.top - scrollY - below - 14))};
  }
  // What the reader's system wishes for, unless the address names a theme; the hall wants high contrast.
  function look() {
    const hall = query().get('hall') === '1';
    const theme = query().get('theme') || WISHES.find(([, wish]) => matchMedia(wish).matches)?.[0] || 'light';
    Object.assign(document.documentElement.dataset, {theme: hall && theme === 'light' ? 'contrast' : theme, hall: hall ? '1' : ''});
    return theme;
  }
  const stage = {size, look, wishes: WISHES.map(([, wish]) => wish), request: root => ({search: location.search, theme: look(), ...size(root)})};

  const first = document.getElementById('first');
  if (first) {
    const ask = new URLSearchParams(stage.request(first));
    fetch(`first.svg?${ask}`).then(answer => answer.ok && answer.text()).then(text => {
      if (!text || !first.isConnected) return;
      first.querySelector('#timeline').replaceChildren(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement);
    }).catch(() => {}); // the live picture follows in any case
  }
  return {stage};
})();
