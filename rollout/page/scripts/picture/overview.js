// The overview: every event over the whole span, one line a lane, with the window drawn on it to drag.
import {days} from '../days.js';
import {$, el, targetOf} from '../dom.js';
import {say} from '../say.js';
import * as hand from './hand.js';
import {markAt, rows} from './labels.js';
import {put, svg} from './svg.js';
import {timeline} from './timeline.js';

/** @type {HTMLElement | null} */
let frame = null;
/** @type {Span} */
let span = [0, 1];

/** @param {Meta} meta */
function ticks(meta) {
  const drawn = svg('svg', {
    viewBox: `0 0 1000 ${meta.lanes.length * 10}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  });
  const paths = meta.lanes.map(() => '');
  if (meta.crowd)
    meta.crowd.overview.forEach((counts, lane) => {
      const most = Math.sqrt(Math.max(1, ...counts));
      counts.forEach((count, part) => {
        const high = count && 2 + (6 * Math.sqrt(count)) / most;
        if (count)
          paths[lane] +=
            `M${(((part + 0.5) / counts.length) * 1000).toFixed(1)} ${(lane * 10 + 9 - high).toFixed(1)}v${high.toFixed(1)}`;
      });
    });
  else
    for (const label of rows(meta.labels))
      if (label.lane >= 0)
        paths[label.lane] +=
          `M${(((markAt(label) - span[0]) / (span[1] - span[0])) * 1000).toFixed(1)} ${label.lane * 10 + 2}v6`;
  paths.forEach((path, lane) => put(drawn, 'path', {d: path || 'M0 0', stroke: meta.lanes[lane].ink}));
  return drawn;
}

/** @param {PointerEvent} event */
function drag(event) {
  const target = targetOf(event);
  const grip = /** @type {Room | null} */ (target.closest('[data-grip]'));
  const box = $('overview').getBoundingClientRect();
  /** @param {PointerEvent} e */
  const day = e => span[0] + ((e.clientX - box.left) / box.width) * (span[1] - span[0]);
  let [from, to] = timeline.window;
  const what = grip ? grip.dataset.grip : 'all';
  if (what === 'all' && !target.closest('.frame')) {
    const half = (to - from) / 2;
    timeline.show(day(event) - half, day(event) + half);
    [from, to] = timeline.window;
  }
  const began = day(event);
  /** @param {PointerEvent} e */
  const move = e => {
    const by = day(e) - began;
    if (what === 'from') hand.float(Math.min(from + by, to - timeline.meta.least_days), to);
    else if (what === 'to') hand.float(from, Math.max(to + by, from + timeline.meta.least_days));
    else hand.float(from + by, to + by);
  };
  const stop = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', stop);
    hand.rest();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', stop);
  event.preventDefault();
}

/** @type {Record<string, (t: typeof timeline) => unknown>} */
const KEYS = {
  ArrowLeft: t => t.pan(-0.1),
  ArrowRight: t => t.pan(0.1),
  '+': t => t.zoom(0.8),
  '=': t => t.zoom(0.8),
  '-': t => t.zoom(1.25),
  Home: t => t.show(span[0], span[0] + (t.window[1] - t.window[0])),
  End: t => t.show(span[1] - (t.window[1] - t.window[0]), span[1]),
};

/** @param {KeyboardEvent} event */
function key(event) {
  if (!KEYS[event.key]) return;
  KEYS[event.key](timeline);
  event.preventDefault();
}

/** @param {Meta} meta @param {Now} now @param {boolean} fresh */
export function draw(meta, now, fresh) {
  const room = /** @type {Room} */ (document.getElementById('overview'));
  if (fresh) {
    span = meta.span;
    frame =
      frame ||
      el(
        'div',
        {
          class: 'frame',
          tabindex: '0',
          role: 'slider',
          'aria-valuemin': 0,
          'aria-valuemax': 100,
          'aria-orientation': 'horizontal',
        },
        el('span', {'data-grip': 'from'}),
        el('span', {'data-grip': 'to'}),
      );
    frame.setAttribute('aria-label', say('Window'));
    room.querySelector('svg')?.remove();
    room.prepend(ticks(meta));
    if (!room.onpointerdown) {
      room.append(frame);
      room.onpointerdown = drag;
      room.onkeydown = key;
    }
  }
  /** @param {number} day */
  const share = day => ((day - span[0]) / (span[1] - span[0])) * 100;
  /** @param {number} percent */
  const place = percent => `${Math.max(0, percent).toFixed(3)}%`;
  if (!frame) return;
  frame.style.left = place(share(now.window[0]));
  frame.style.right = place(100 - share(now.window[1]));
  frame.setAttribute('aria-valuenow', String(Math.round(share((now.window[0] + now.window[1]) / 2))));
  frame.setAttribute('aria-valuetext', days(now.window));
}
