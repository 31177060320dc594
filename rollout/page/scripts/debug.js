// The page's parts under one name, to look at in a browser's tools and in tests. No script of ours reads it.
import * as address from './address.js';
import {fetchAnswer} from './answer.js';
import {days, ends} from './days.js';
import {choose} from './page/details.js';
import {hall} from './page/filters.js';
import {problems} from './page/page.js';
import {find, visible} from './page/state.js';
import {behind} from './page/view.js';
import * as axis from './picture/axis.js';
import * as glide from './picture/glide.js';
import * as labels from './picture/labels.js';
import {timeline} from './picture/timeline.js';
import * as stage from './stage.js';

const parts = {
  address,
  axis,
  fetch: fetchAnswer,
  glide,
  labels,
  page: {behind, choose, find, hall, problems, visible},
  stage,
  timeline,
  words: {days, ends},
};
/** @typedef {typeof parts & {talk: typeof import('./talk/talk.js').talk}} Parts */

/** @param {object} [more] */
export function expose(more = {}) {
  window.rollout = /** @type {Parts} */ (Object.freeze({...parts, ...more}));
}
