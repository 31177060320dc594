// A scene as the audience sees it, small, in the presenter's window: laid out by the same rules at the audience's own size, and then
// made smaller. Px of the audience's screen.
import {dayOf} from '../days.js';
import {el, inTongue} from '../dom.js';
import {unknown} from '../page/clock.js';
import {ticks} from '../picture/axis.js';
import {lettering} from '../picture/heads.js';
import {markAt, wordsAt} from '../picture/labels.js';
import {draw} from '../picture/marks.js';
import {scenery} from '../picture/scenery.js';
import {put, svg} from '../picture/svg.js';
import {exhibit, settle} from './exhibit.js';
import {lanesIn, windowOf} from './windows.js';

// What stands on a usual laptop, until the page has said what it has.
/** @type {Stage} */
export const USUAL = {
  screen: [1280, 720],
  unit: 7.2,
  room: [29, 12, 1222, 449],
  size: 26,
  spacing: {mark: 9, gap: 13, apart: 12},
  axis: {top: 402, foot: 402, height: 40, rooms: [170, 130, 90], digit: 13},
  high: 100,
  wide: 100,
  span: [-Infinity, Infinity],
  least: 1,
  theme: 'contrast',
  known: '',
};
const NAME = 2.75; // hundredths of the screen's height: the name of a lane

/** @param {Span} window @param {Stage} stage @returns {Span} as the picture may have it */
function within([from, to], {span: [least, most], least: shortest}) {
  const length = Math.min(Math.max(to - from, shortest), most - least);
  const start = to - from < length ? (from + to - length) / 2 : from;
  const first = Math.min(Math.max(start, least), most - length);
  return [first, first + length];
}
// What was not known yet on the day of whose knowledge the audience sees the picture is not drawn there either.
/** @param {Talk} talk @param {Scene} scene @param {string[]} names @param {number} day @returns {Label[]} */
const labelsOf = ({facts, spans, lanes}, scene, names, day) =>
  scene.focus.flatMap(id => {
    const [start, end, on_bar, until] = spans[id] || [];
    const lane = names.indexOf(lanes[facts[id]?.lane]);
    return lane < 0 || unknown(facts[id], day)
      ? []
      : [
          {
            id,
            lane,
            start,
            end,
            on_bar,
            until,
            words: facts[id].words,
            told_from: null,
            y: 0,
            side: '',
            width: 0,
            heavy: true,
          },
        ];
  });

/** @param {SVGElement} drawn @param {{window: Span, scale: number}} now @param {Stage} stage */
function dated(drawn, {window, scale}, {axis, size, room}) {
  /** @param {number} day */
  const x = day => (day - window[0]) * scale;
  for (const {start, end, words, whole} of ticks(window, scale, axis.rooms)) {
    put(drawn, 'line', {x1: x(start), x2: x(start), y1: 0, y2: axis.top, stroke: 'var(--rule)'});
    if (whole && (x(start) < -1 || x(end) > room[2] + 1)) continue;
    const at = whole ? (x(start) + x(end)) / 2 : x(start) + 4;
    put(
      drawn,
      'text',
      {
        x: at,
        y: axis.top + axis.height * 0.7,
        'font-size': size,
        fill: 'var(--muted)',
        'text-anchor': whole ? 'middle' : 'start',
      },
      words,
    );
  }
}
// The rule at that day's end, as picture/known.js draws it.
/** @param {SVGElement} drawn @param {{window: Span, scale: number}} now @param {Stage} stage */
function ruled(drawn, {window, scale}, {axis, known}) {
  const x = (dayOf(known) + 1 - window[0]) * scale;
  if (x > 0)
    put(drawn, 'path', {
      class: 'known-on',
      d: `M${x.toFixed(1)} 0V${axis.top}`,
      stroke: 'var(--muted)',
      'stroke-width': 2,
      'stroke-dasharray': '2 4',
    });
}
/** @param {Talk} talk @param {Scene} scene @param {Stage} stage */
function timelineOf(talk, scene, stage) {
  const {axis, size, unit, spacing, room} = stage;
  const window = within(windowOf(scene, talk.spans), stage);
  const now = {window, scale: room[2] / (window[1] - window[0])};
  const own = lanesIn(scene, talk);
  const names = own.length ? own : talk.lanes;
  const letters = {high: stage.high, wide: stage.wide};
  const given = /** @type {any} */ ({
    lanes: names.map(name => ({
      name,
      shown: talk.named?.[talk.lanes.indexOf(name)],
      ink: `var(--lane-${talk.lanes.indexOf(name) % 12})`,
    })),
    axis,
    spacing,
    letters,
    grounds: [],
  });
  const {meta, labels} = scenery(
    given,
    labelsOf(talk, scene, names, dayOf(stage.known)),
    new Set(scene.focus),
    now,
    size,
    lettering(given),
  );
  const high = axis.top + axis.height;
  const drawn = svg('svg', {
    viewBox: `0 0 ${room[2]} ${high}`,
    width: room[2],
    height: high,
    'aria-hidden': 'true',
    class: 'small-timeline',
  });
  dated(drawn, now, stage);
  ruled(drawn, now, stage);
  for (const {name, shown = name, top, height, strip, ink, unnamed} of meta.lanes) {
    put(drawn, 'line', {x1: 0, x2: room[2], y1: top, y2: top, stroke: ink, 'stroke-width': 3});
    put(drawn, 'line', {
      x1: 0,
      x2: room[2],
      y1: Math.min(strip, top + height),
      y2: Math.min(strip, top + height),
      stroke: ink,
      opacity: 0.35,
    });
    if (!unnamed)
      put(drawn, 'text', {x: 8, y: top + NAME * unit, 'font-size': NAME * unit, 'font-weight': 600, fill: ink}, shown);
  }
  for (const label of labels)
    if (label.told_from !== null) lit(drawn, label, meta.lanes[label.lane].ink, now, stage, talk.facts[label.id]);
  return drawn;
}
/** @param {SVGElement} drawn @param {Label} label @param {string} ink @param {{window: Span, scale: number}} now @param {Stage} stage @param {Fact} fact */
function lit(drawn, label, ink, {window, scale}, {spacing, size: usual}, fact) {
  const {size = usual} = label;
  /** @param {number} day */
  const x = day => (day - window[0]) * scale;
  const half = spacing.mark * 1.2;
  if (label.end - label.start > 1) {
    const [from, wide] = [x(label.start), (label.end - label.start) * scale];
    const high = label.on_bar ? size * 1.2 : 5;
    put(drawn, 'rect', {x: from, y: label.y - high / 2, width: wide, height: high, fill: ink, opacity: 0.25});
  }
  const mark = draw(fact.status, ...(fact.dispute ? ['disputed'] : []));
  const place = {x: x(markAt(label)) - half, y: label.y - half, width: 2 * half, height: 2 * half, color: ink};
  for (const [name, value] of Object.entries(place)) mark.setAttribute(name, String(value));
  drawn.append(mark);
  const left = x(wordsAt(label, scale, window, {...spacing, gap: spacing.gap + 0.15 * usual}));
  for (const [words, below] of label.lines ?? [])
    put(
      drawn,
      'text',
      {x: left, y: label.y + below + size * 0.35, 'font-size': size, 'font-weight': 600, fill: 'var(--ink)'},
      words,
    );
}

// Put a scene into a frame, as wide as that is; without one it is empty.
/** @param {Room} frame @param {Talk} talk @param {Scene | undefined} scene @param {Stage} stage */
export function show(frame, talk, scene, stage) {
  frame.hidden = !scene;
  if (!scene) return frame.replaceChildren();
  const [width, height] = stage.screen;
  const screen = el('div', {class: 'small'});
  const own = exhibit(scene, talk);
  Object.assign(screen.style, {
    width: `${width}px`,
    height: `${height}px`,
    transform: `scale(${frame.clientWidth / width})`,
  });
  screen.style.setProperty('--u', `${stage.unit}px`);
  frame.style.aspectRatio = `${width} / ${height}`;
  frame.replaceChildren(screen);
  screen.append(
    own || el('div', {class: 'small-room'}, timelineOf(talk, scene, stage)),
    el(
      'p',
      {class: 'small-title', 'aria-hidden': 'true'},
      inTongue(scene.title, scene.tongues?.title),
    ) /* said beside it */,
  );
  if (own) settle(own, scene);
  else
    Object.assign(/** @type {Room} */ (screen.firstChild).style, {
      left: `${stage.room[0]}px`,
      top: `${stage.room[1]}px`,
    });
}
