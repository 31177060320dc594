// The window glides from where it is to where it is wanted: short, smooth, and it stops for any hand that interferes.
window.rollout = window.rollout || {};
rollout.glide = (() => {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const LONG = 280; // ms
  let frame = 0, firm = false;
  // A hand that interferes finds the window where it saw it.
  const stop = () => {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    rollout.timeline.show(...rollout.timeline.window);
  };
  for (const kind of ['pointerdown', 'wheel', 'keydown']) addEventListener(kind, () => { if (!firm) stop(); }, {capture: true, passive: true});

  // Firm: only a new window takes its place; in a talk a key that blanks the screen must not stop it half way.
  function glide(from, to, long = LONG, firmly = false) {
    cancelAnimationFrame(frame);
    frame = 0;
    firm = firmly;
    const {timeline} = rollout, {span, least_days: least, crowd} = timeline.meta;
    // Very many events are drawn for one window at a time: they cut.
    if (still.matches || crowd) return timeline.show(from, to);
    const length = Math.min(Math.max(to - from, least), span[1] - span[0]), start = Math.min(Math.max(from, span[0]), span[1] - length);
    const was = timeline.window, goal = [start, start + length], begun = performance.now();
    const step = () => {
      const share = Math.min(1, (performance.now() - begun) / long), eased = share < .5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
      frame = share < 1 ? requestAnimationFrame(step) : 0;
      if (frame) timeline.float(was.map((end, i) => end + (goal[i] - end) * Math.max(eased, .002)));
      else timeline.show(...goal);
    };
    step(); // what the key asked for is on the very next picture
  }
  glide.stop = stop;
  glide.busy = () => !!frame;
  return glide;
})();
