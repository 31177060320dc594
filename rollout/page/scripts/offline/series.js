// The panel of figures under the lanes: of another series, or none.

// Another series in the panel: drawn for the smallest picture, here as high as the panel is.
/** @param {any} given @param {any} panel */
export function withSeries({data, layout}, panel) {
  const {meta} = layout;
  const {
    domain,
    range: [height],
  } = layout.yaxis2;
  const much = height / panel.axis.range[0];
  const wide = layout.font.size / panel.size;
  /** @param {(number | null)[]} values */
  const grown = values => values.map(value => (value === null ? null : value * much));
  const own = {
    ...panel.labels,
    y: grown(panel.labels.y),
    width: panel.labels.width.map((/** @type {any} */ one) => Math.ceil(one * wide)),
    told_from: panel.labels.told_from.map((/** @type {any} */ one) => one && one * (wide > 1 ? wide * 1.1 : 1)),
  };
  const lanes = meta.labels.lane.map((/** @type {number} */ lane) => lane >= 0);
  return {
    data: [
      ...data.filter((/** @type {any} */ trace) => trace.yaxis !== 'y2'),
      ...panel.data.map((/** @type {any} */ trace) => ({...trace, y: grown(trace.y)})),
    ],
    layout: {
      ...layout,
      yaxis2: {...panel.axis, domain, range: [height, 0]},
      meta: {
        ...meta,
        panel: {...panel.panel, ticks: panel.panel.ticks.map((/** @type {any} */ [y, words]) => [y * much, words])},
        figures: panel.figures.map((/** @type {any} */ [id, at, y]) => [id, at, y * much]),
        labels: Object.fromEntries(
          Object.keys(meta.labels).map(name => [
            name,
            [
              ...meta.labels[name].filter((/** @type {unknown} */ _, /** @type {number} */ i) => lanes[i]),
              ...own[name],
            ],
          ]),
        ),
      },
    },
  };
}

/** @param {any} given */
export function withoutSeries({data, layout}) {
  const {yaxis2, ...rest} = layout;
  const {meta} = layout;
  const height = layout.height - yaxis2.range[0];
  const lanes = meta.labels.lane.map((/** @type {number} */ lane) => lane >= 0);
  return {
    data: data.filter((/** @type {any} */ trace) => trace.yaxis !== 'y2'),
    layout: {
      ...rest,
      height,
      yaxis: {...layout.yaxis, domain: [1 - layout.yaxis.range[0] / height, 1]},
      meta: {
        ...meta,
        panel: null,
        figures: [],
        labels: Object.fromEntries(
          Object.entries(meta.labels).map(([name, column]) => [
            name,
            column.filter((/** @type {unknown} */ _, /** @type {number} */ i) => lanes[i]),
          ]),
        ),
      },
    },
  };
}
