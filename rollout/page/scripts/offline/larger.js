// A picture of a page without a server for letters that come out larger than ours: its words take more room, and so do its rows.
// What was placed by the widths of our letters must be placed anew after this.
import {TICK_ROOM} from '../measures.js';

// Labels whose words are wider; those of the panel stand where they stood, on lines that are further apart.
/** @param {Labels} labels @param {number} wider @param {(y: number) => number} lower */
function widened(labels, wider, lower) {
  const own = labels.lane.map(lane => lane < 0);
  return {
    ...labels,
    width: labels.width.map(px => px * wider),
    y: labels.y.map((y, i) => (own[i] ? lower(y) : y)),
    // No distance between two grows by more than their words do.
    told_from: labels.told_from.map((scale, i) => (own[i] && scale ? scale * wider : scale)),
  };
}

// Eras below the dates: how much higher they are, and what is said of them.
/** @param {Meta} given @param {number} higher @param {number} wider @returns {{grown: number, said: Pick<Meta, 'eras'>}} */
function erasOf({eras, panel_top: foot, axis}, higher, wider) {
  if (!eras) return {grown: 0, said: {}};
  const grown = Math.round((foot - axis.top - axis.height) * (higher - 1));
  return {grown, said: {eras: eras.map(([from, to, name, px]) => [from, to, name, px * wider])}};
}

/**
 * @param {Drawing} figure
 * @param {{wide?: number, high?: number, least?: number}} letters as in ../picture/letters.js
 * @returns {Drawing}
 */
export function larger({data, layout}, {wide = 100, high = 100, least = 0}) {
  const {meta, font} = layout;
  const size = Math.max(font.size, least);
  if (wide === 100 && high === 100 && size === font.size) return {data, layout};
  const wider = (wide * size) / (100 * font.size);
  const higher = (high * size) / (100 * font.size);
  const panel = layout.yaxis2 ? layout.yaxis2.range[0] : 0;
  const axis = Math.round(meta.axis.height * (higher - 1));
  const eras = erasOf(meta, higher, wider);
  const height = layout.height + axis + eras.grown + panel * (higher - 1);
  /** @param {number} y */
  const lower = y => y * higher;
  return {
    data: data.map(trace =>
      trace.yaxis === 'y2' && trace.y ? {...trace, y: trace.y.map(y => (y === null ? null : lower(y)))} : trace,
    ),
    layout: {
      ...layout,
      font: {...font, size},
      height,
      ...(layout.yaxis2 && {
        yaxis2: {...layout.yaxis2, range: [panel * higher, 0], domain: [0, (panel * higher) / height]},
      }),
      meta: {
        ...meta,
        letters: {wide, high, least},
        row: Math.round(meta.row * higher),
        panel_top: meta.panel_top + axis + eras.grown,
        ...eras.said,
        panel: meta.panel && {...meta.panel, ticks: meta.panel.ticks.map(([y, words]) => [lower(y), words])},
        figures: meta.figures.map(([id, at, y]) => [id, at, lower(y)]),
        axis: {
          ...meta.axis,
          height: meta.axis.height + axis,
          digit: meta.axis.digit * wider,
          rooms: meta.axis.rooms.map(px => (px - TICK_ROOM) * wider + TICK_ROOM),
        },
        labels: widened(meta.labels, wider, lower),
      },
    },
  };
}
