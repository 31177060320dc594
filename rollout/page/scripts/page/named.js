// In which language the file is comes with what is said of its events, after the first picture: what is named before, its lanes and tags,
// then says its language too.
import {timeline} from '../picture/timeline.js';
import {counts} from './counts.js';
import {choices} from './filters.js';
import {own} from './language.js';
import {state} from './state.js';

export function start() {
  let known = state.own;
  document.addEventListener('facts', () => {
    const news = known !== state.own && own() && timeline.meta;
    known = state.own;
    if (!news) return;
    choices(news);
    counts(news, timeline.now, true);
  });
}
