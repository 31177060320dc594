// The picture of a talk on a page without a server, held once and small: here as large as its room wants, its lanes alike high until a
// scene lights something (../picture/scenery.js), as in rollout/layout/theme.py and lanes.py.
import {BETWEEN, GAPS, LEAST_TYPE, SCENE_AIR, SCENE_LINES, SCENE_WIDTH} from '../measures.js';

/** @param {number} width @param {number} height */
export const typeOf = (width, height) =>
  Math.max(LEAST_TYPE, Math.ceil(Math.min((height + SCENE_AIR) / SCENE_LINES, width / SCENE_WIDTH)));

/** @param {number | number[]} value @param {number} by */
const times = (value, by) => (Array.isArray(value) ? value.map(one => one * by) : value * by);
/** @param {Trace} trace @param {number} by @returns {Trace} */
const grown = ({marker, ...trace}, by) => ({
  ...trace,
  ...(trace.type === 'bar' && {width: times(trace.width, by)}),
  marker: {
    ...marker,
    ...(marker.size && {size: times(marker.size, by)}),
    ...(marker.standoff && {standoff: times(marker.standoff, by)}),
  },
});

// was: the type that it was drawn in.
/** @param {Drawing} figure @param {number} height @param {number} was @returns {Drawing} */
export function scened({data, layout}, height, was) {
  const {meta} = layout;
  const by = layout.font.size / was;
  const below = meta.panel_top - meta.axis.top; // dates and eras
  const foot = height - below;
  const count = Math.max(1, meta.lanes.length);
  const between = Math.min(BETWEEN, (GAPS * foot) / count);
  const high = (foot + between) / count - between;
  const lanes = meta.lanes.map((lane, i) => {
    const top = i * (high + between);
    return {...lane, top, height: high, strip: top + high - meta.strip / 2};
  });
  return {
    data: data.map(trace => (trace.customdata ? grown(trace, by) : trace)),
    layout: {
      ...layout,
      height,
      yaxis: {...layout.yaxis, domain: [1 - foot / height, 1], range: [foot, 0]},
      meta: {
        ...meta,
        lanes,
        spacing: {
          ...meta.spacing,
          mark: meta.spacing.mark * by,
          gap: meta.spacing.gap * by,
          apart: meta.spacing.apart * by,
        },
        axis: {...meta.axis, top: foot, foot: height},
        panel_top: foot + below,
        scene: true,
      },
    },
  };
}
