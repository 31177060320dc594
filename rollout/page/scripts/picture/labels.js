// Told or counted: the same rule as rollout/layout/labels, applied when the window changes. Numbers in, numbers out.
// The day at which words begin; on a bar begun before the window they slide to its edge.
export const wordsAt = (label, scale, window, spacing) =>
  label.side === 'bar'
    ? Math.max(label.start, window[0]) + spacing.gap / scale
    : label.side === 'left'
      ? label.start - (spacing.gap + label.width) / scale
      : label.end + spacing.gap / scale;

export const markAt = label => (label.on_bar ? label.start : (label.start + label.end) / 2);

export function told(label, scale, window, spacing) {
  if (label.told_from === null || label.told_from > scale) return false;
  const begin = wordsAt(label, scale, window, spacing);
  const end = begin + label.width / scale;
  const mark = markAt(label);
  const half = spacing.mark / scale;
  const marked = window[0] <= mark - half && mark + half <= window[1];
  const slid = label.side === 'bar' && end <= label.end;
  return window[0] <= begin && end <= window[1] && (marked || slid);
}

// How much higher than ours letters come out, in a picture that was laid out for them.
export const higher = meta => (meta.letters?.high ?? 100) / 100;

// Columns as the figure carries them to one object a label.
export const rows = columns =>
  columns.id.map((_, i) => Object.fromEntries(Object.keys(columns).map(name => [name, columns[name][i]])));
