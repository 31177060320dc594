// The panel of figures under the lanes: of another series, or none.
import {columns} from '../picture/labels.js';

// Another series in the panel: drawn for the smallest picture, here as high as the panel is.
/** @param {Drawing} given @param {Omit<HeldPanel, 'labels'> & {labels: Labels}} panel @returns {Drawing} */
export function withSeries({data, layout}, panel) {
  const {meta} = layout;
  const {
    domain,
    range: [height],
  } = /** @type {{domain: Span, range: Span}} */ (layout.yaxis2);
  const much = height / panel.axis.range[0];
  const wide = layout.font.size / panel.size;
  /** @param {(number | null)[]} values */
  const grown = values => values.map(value => (value === null ? null : value * much));
  const own = {
    ...panel.labels,
    y: panel.labels.y.map(y => y * much),
    width: panel.labels.width.map(one => Math.ceil(one * wide)),
    told_from: panel.labels.told_from.map(one => one && one * (wide > 1 ? wide * 1.1 : 1)),
  };
  const lanes = meta.labels.lane.map(lane => lane >= 0);
  return {
    data: [...data.filter(trace => trace.yaxis !== 'y2'), ...panel.data.map(trace => ({...trace, y: grown(trace.y)}))],
    layout: {
      ...layout,
      yaxis2: {...panel.axis, domain, range: [height, 0]},
      meta: {
        ...meta,
        panel: {...panel.panel, ticks: panel.panel.ticks.map(([y, words]) => [y * much, words])},
        figures: panel.figures.map(([id, at, y]) => [id, at, y * much]),
        labels: columns(meta.labels, (column, name) => [...column.filter((_, i) => lanes[i]), ...own[name]]),
      },
    },
  };
}

/** @param {Drawing} given @returns {Drawing} */
export function withoutSeries({data, layout}) {
  const {yaxis2, ...rest} = layout;
  const {meta} = layout;
  const height = layout.height - Number(yaxis2?.range[0] ?? 0);
  const lanes = meta.labels.lane.map(lane => lane >= 0);
  return {
    data: data.filter(trace => trace.yaxis !== 'y2'),
    layout: {
      ...rest,
      height,
      yaxis: {...layout.yaxis, domain: [1 - layout.yaxis.range[0] / height, 1]},
      meta: {
        ...meta,
        panel: null,
        figures: [],
        labels: columns(meta.labels, column => column.filter((_, i) => lanes[i])),
      },
    },
  };
}
