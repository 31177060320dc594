// Told or counted: the same rule as rollout/labels.py, applied when the window changes. Numbers in, numbers out.
window.rollout = window.rollout || {};
rollout.told = (() => {
  const DAY = 86400000;

  // The day at which words begin; on a bar begun before the window they slide to its edge.
  const wordsAt = (label, scale, window, spacing) =>
    label.side === 'bar' ? Math.max(label.start, window[0]) + spacing.gap / scale
      : label.side === 'left' ? label.start - (spacing.gap + label.width) / scale
        : label.end + spacing.gap / scale;

  const markAt = label => label.on_bar ? label.start : (label.start + label.end) / 2;

  function told(label, scale, window, spacing) {
    if (label.told_from === null || label.told_from > scale) return false;
    const begin = wordsAt(label, scale, window, spacing), end = begin + label.width / scale;
    const mark = markAt(label), half = spacing.mark / scale;
    const marked = window[0] <= mark - half && mark + half <= window[1];
    const slid = label.side === 'bar' && end <= label.end;
    return window[0] <= begin && end <= window[1] && (marked || slid);
  }

  // Columns as the figure carries them to one object a label.
  const rows = columns => columns.id.map((_, i) =>
    Object.fromEntries(Object.keys(columns).map(name => [name, columns[name][i]])));

  // The text of a day, or with its minute of a moment, as EDTF writes it; and back, in days.
  const two = number => String(number).padStart(2, '0');
  function text(day, minutes) {
    const at = new Date(minutes ? Math.round(day * 1440) * 60000 : Math.round(day) * DAY), year = at.getUTCFullYear();
    const date = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
    return minutes ? `${date}T${two(at.getUTCHours())}:${two(at.getUTCMinutes())}` : date;
  }
  function day(text) {
    const [, year, month, date, hour, minute] = /^(-?\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(text || '') || [], at = new Date(0);
    at.setUTCFullYear(year, month - 1, date); // Date.UTC would take the year 70 for 1970
    return at.setUTCHours(hour || 0, minute || 0) / DAY;
  }
  // A window's first and last day; a short one begins and ends at a minute (Window.short in rollout/timeline/window.py).
  function ends([from, to]) {
    const short = to - from < 3 && (from % 1 !== 0 || to % 1 !== 0);
    return {from: text(from, short), to: text(short ? to - 1 / 1440 : to - 1, short)};
  }
  const span = (from, to) => [day(from), day(to) + (/T/.test(to) ? 1 / 1440 : 1)];

  return {DAY, ends, span, wordsAt, markAt, told, rows};
})();
