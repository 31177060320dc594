// The marks as small drawings for the legend, the list and the details: form says status, a stroke says disputed.
window.rollout = window.rollout || {};
rollout.marks = (() => {
  const SVG = 'http://www.w3.org/2000/svg';
  const FORMS = {
    documented: [['circle', {cx: 10, cy: 10, r: 6, fill: 'currentColor'}]],
    reported: [['circle', {cx: 10, cy: 10, r: 5.5}], ['circle', {cx: 10, cy: 10, r: 2.2, fill: 'currentColor', stroke: 'none'}]],
    claimed: [['circle', {cx: 10, cy: 10, r: 5.5}]],
    planned: [['path', {d: 'M10 3 L17 10 L10 17 L3 10 Z'}]],
    forecast: [['path', {d: 'M10 3 L17 10 L10 17 L3 10 Z', 'stroke-dasharray': '2.4 2.2'}]],
    retracted: [['circle', {cx: 10, cy: 10, r: 6}], ['path', {d: 'M6 6 L14 14 M14 6 L6 14'}]],
    unreviewed: [['rect', {x: 4.5, y: 4.5, width: 11, height: 11}]],
    disputed: [['path', {d: 'M3 17 L17 3', stroke: 'var(--ink)'}]],
    month: [['path', {d: 'M0 10 H20', 'stroke-width': 3.5, opacity: .5}], ['circle', {cx: 10, cy: 10, r: 5.5, fill: 'currentColor'}]],
    range: [['rect', {x: 3, y: 4, width: 30, height: 12, fill: 'currentColor', stroke: 'none', opacity: .25}], ['circle', {cx: 4, cy: 10, r: 4, fill: 'currentColor'}]],
    vague: [['rect', {x: 2, y: 4, width: 34, height: 12, fill: 'currentColor', stroke: 'none', opacity: .13}], ['rect', {x: 11, y: 4, width: 16, height: 12, fill: 'currentColor', stroke: 'none', opacity: .22}]],
    about: [['path', {d: 'M0 10 H20', 'stroke-dasharray': '2 2', stroke: 'var(--ink)'}], ['circle', {cx: 10, cy: 10, r: 4.5, fill: 'currentColor'}]],
    unsure: [['path', {d: 'M0 10 H20', 'stroke-dasharray': '4 2', stroke: 'var(--ink)'}], ['circle', {cx: 10, cy: 10, r: 4.5, fill: 'currentColor'}]],
    open: [['rect', {x: 2, y: 4, width: 26, height: 12, fill: 'currentColor', stroke: 'none', opacity: .25}], ['path', {d: 'M28 5 L34 10 L28 15 Z', fill: 'var(--ink)', stroke: 'none'}]],
    tick: [['path', {d: 'M10 4 V16', 'stroke-width': 2}]],
    target: [['path', {d: 'M2 10 H22', 'stroke-dasharray': '3 3', 'stroke-width': 1.5, stroke: 'var(--ink)'}], ['path', {d: 'M8 5 L13 10 L8 15 L3 10 Z'}], ['circle', {cx: 25, cy: 10, r: 4, fill: 'currentColor'}]],
  };
  const WIDE = {range: 38, vague: 38, open: 38, target: 32};

  function draw(...names) {
    const svg = document.createElementNS(SVG, 'svg');
    const wide = Math.max(20, ...names.map(name => WIDE[name] || 0));
    for (const [key, value] of Object.entries({
      viewBox: `0 0 ${wide} 20`, width: wide, height: 20, 'aria-hidden': 'true', focusable: 'false',
      fill: 'none', stroke: 'currentColor', 'stroke-width': 2,
    })) svg.setAttribute(key, value);
    for (const [tag, attributes] of names.flatMap(name => FORMS[name] || [])) {
      const node = svg.appendChild(document.createElementNS(SVG, tag));
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    }
    return svg;
  }
  return {draw, statuses: ['documented', 'reported', 'claimed', 'planned', 'forecast', 'retracted', 'unreviewed']};
})();
