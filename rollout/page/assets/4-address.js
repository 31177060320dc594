// The whole view is in the address: copy it, reload it, send it.
window.rollout = window.rollout || {};
rollout.address = (() => {
  const LISTS = ['lane', 'status', 'who', 'tag'];
  const read = () => new URLSearchParams(rollout.stage.search());

  // Set fields of the address; null removes one, a list repeats it. A step that can be gone back from is pushed.
  function write(changes, push) {
    const query = read();
    for (const [key, value] of Object.entries(changes)) {
      query.delete(key);
      for (const one of Array.isArray(value) ? value : value ? [value] : []) query.append(key, one);
    }
    const text = query.toString() && `?${query}`, url = location.protocol === 'file:' ? `#${text || '?'}` : location.pathname + text;
    if (text === rollout.stage.search()) return false;
    history[push ? 'pushState' : 'replaceState'](null, '', url);
    return true;
  }
  // What a picture depends on: all of the address but the event that is picked and the place in a talk.
  function drawn() {
    const query = read();
    for (const key of ['event', 'scene', 'kiosk']) query.delete(key);
    return query.toString();
  }
  return {LISTS, read, write, drawn};
})();
