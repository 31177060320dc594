// The window glides from where it is to where it is wanted: short, smooth, and it stops for any hand that interferes.
window.rollout = window.rollout || {};
rollout.glide = (() => {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const LONG = 280; // ms
  let frame = 0;
  const stop = () => cancelAnimationFrame(frame);
  for (const kind of ['pointerdown', 'wheel', 'keydown']) addEventListener(kind, stop, {capture: true, passive: true});

  function glide(from, to, long = LONG) {
    stop();
    const {timeline} = rollout, {span, least_days: least, crowd} = timeline.meta;
    // Very many events are drawn for one window at a time: they cut.
    if (still.matches || crowd) return timeline.show(from, to);
    const length = Math.min(Math.max(to - from, least), span[1] - span[0]), start = Math.min(Math.max(from, span[0]), span[1] - length);
    const was = timeline.window, goal = [start, start + length], begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / long), eased = share < .5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
      timeline.show(...goal.map((end, i) => share === 1 ? end : was[i] + (end - was[i]) * Math.max(eased, .002)));
      if (share < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }
  return glide;
})();
