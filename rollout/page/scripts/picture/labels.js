// Told or counted: the same rule as rollout/layout/labels, applied when the window changes. Numbers in, numbers out.
// The day at which words begin; on a bar begun before the window they slide to its edge, and so do those of a bar without a beginning
// whose mark lies right of the window.
/** @param {Label} label @param {number} scale @param {Span} window @param {Spacing} spacing */
export const wordsAt = (label, scale, window, spacing) =>
  label.side === 'bar' || slides(label, scale, window, spacing)
    ? Math.max(label.start, window[0]) + spacing.gap / scale
    : label.side === 'left'
      ? (label.until ? label.end : label.start) - (spacing.gap + label.width) / scale
      : label.side === 'under'
        ? under(label, scale, window, spacing)
        : label.end + spacing.gap / scale;
// Below their mark, and within the window: of one near its edge they stand at the edge.
/** @param {Label} label @param {number} scale @param {Span} window @param {Spacing} spacing */
function under({on_bar, start, end, until, width}, scale, [from, to], {mark}) {
  const first = markAt({start, end, on_bar, until}) - mark / scale;
  return Math.max(from, Math.min(Math.max(first, from), to - width / scale));
}

/** @param {Pick<Label, 'start' | 'end' | 'on_bar' | 'until'>} label */
export const markAt = ({start, end, on_bar, until}) => (until ? end : on_bar ? start : (start + end) / 2);

/** @param {Label} label @param {number} scale @param {Span} window @param {Spacing} spacing */
const slides = ({until, side, end}, scale, window, {mark}) =>
  until && side !== 'under' && end + mark / scale > window[1];
const AWAY = ['beyond', 'under']; // in a scene the words of a range may stand behind its end, or below it
/** @param {Label} label @param {number} scale @param {Span} window @param {Spacing} spacing */
export function told(label, scale, window, spacing) {
  if (label.told_from === null || label.told_from > scale) return false;
  const begin = wordsAt(label, scale, window, spacing);
  const end = begin + label.width / scale;
  const mark = markAt(label);
  const half = label.lines ? 0 : spacing.mark / scale; // what a scene lights is drawn at the very end of time too
  const marked = window[0] <= mark - half && mark + half <= window[1];
  const slid = label.side === 'bar' || slides(label, scale, window, spacing) ? end <= label.end : away(label, window);
  return window[0] <= begin && end <= window[1] && (marked || slid);
}
// Whether something is seen of the bar of a range whose words stand away from it.
/** @param {Label} label @param {Span} window */
const away = (label, window) =>
  label.on_bar && AWAY.includes(label.side) && label.start < window[1] && window[0] < label.end;

// How much higher than ours letters come out, in a picture that was laid out for them.
/** @param {Meta} meta */
export const higher = meta => (meta.letters?.high ?? 100) / 100;

// Columns as the figure carries them to one object a label.
/** @param {Labels} all @returns {Label[]} */
export function rows(all) {
  const given = Object.entries(all);
  return all.id.map((_, i) => {
    /** @type {Record<string, unknown>} */
    const one = {};
    for (const [name, column] of given) one[name] = column[i];
    return /** @type {Label} */ (/** @type {object} */ (one));
  });
}
// The other way round: labels of which each column is made anew.
/** @param {Labels} labels @param {(column: unknown[], name: keyof Labels) => unknown[]} make */
export function columns(labels, make) {
  const names = /** @type {(keyof Labels)[]} */ (Object.keys(labels));
  return /** @type {Labels} */ (
    /** @type {object} */ (Object.fromEntries(names.map(name => [name, make(labels[name], name)])))
  );
}
