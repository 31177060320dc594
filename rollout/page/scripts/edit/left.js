// Drafts of events that are not in the file any more, or under another id: nothing else on the page leads to them.
import {$, el, isolated} from '../dom.js';
import * as drafts from './drafts.js';
import {begin, tell} from './form.js';
import {isOpen} from './open.js';
import * as server from './server.js';
import {inParts, say} from '../say.js';

const MOST = 20; // that are asked for
const GONE = 404;

// The first of them is told, with a way to it; once it is saved or thrown away, the next.
export async function look() {
  for (const [event, {fields, was}] of drafts.all().slice(0, MOST)) {
    if ((await server.opened(event)).status !== GONE) continue;
    if (isOpen() || $('edit-done')) return; // something else was done meanwhile; the next visit tells it
    const title = fields.title || was.title || event;
    return tell(() => [
      inParts('A draft is kept in this browser, and its event is not in the file any more: {title}', {
        title: isolated(title),
      }),
      el('button', {type: 'button', 'data-edit-left': event}, say('Go on with it')),
    ]);
  }
}
/** @param {Pressed} node */
export function open(node) {
  $('edit-done')?.remove();
  return begin(node.dataset.editLeft);
}
