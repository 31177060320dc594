// What is written is kept in the browser until it is saved, the further sources with it.
import * as drafts from './drafts.js';
import {changed, open} from './open.js';
import * as sources from './sources.js';

export function keep() {
  const cited = sources.changed() ? {opened: open.sources, rows: sources.written().rows} : null;
  const {mark, was} = open;
  drafts.keep(open.event, {mark, was, fields: changed(), exact: [...open.exact], cited});
}
