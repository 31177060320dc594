// Where editing begins: the button of the page, one in the details, and what their clicks and keys do.
import {onClick} from '../clicks.js';
import {$, el, targetOf} from '../dom.js';
import {state} from '../page/state.js';
import * as cite from './cite.js';
import * as copy from './copy.js';
import * as form from './form.js';
import * as history from './history.js';
import {keep} from './keep.js';
import * as left from './left.js';
import {look, settle, settleSource} from './look.js';
import {isOpen} from './open.js';
import * as others from './others.js';
import * as picture from './picture.js';
import * as press from './press.js';
import * as review from './review.js';
import * as saving from './saving.js';
import * as sources from './sources.js';
import {say} from '../say.js';

function furnish() {
  const bar = document.querySelector('#details .details-bar');
  if (!bar || bar.querySelector('[data-edit-open]')) return;
  const edit = el('button', {type: 'button', 'data-edit-open': true, class: 'edit-open'}, say('Edit'));
  bar.querySelector('[data-close]')?.before(edit);
}
/** @param {KeyboardEvent} event */
function pressed(event) {
  if (event.key !== 'Escape' || !isOpen() || !targetOf(event).closest?.('#edit')) return;
  event.preventDefault();
  event.stopPropagation();
  form.leave();
}

export function start() {
  const both = () => {
    furnish();
    review.furnish();
    others.show();
  };
  new MutationObserver(both).observe($('details'), {childList: true, subtree: true});
  both();
  others.start();
  press.start();
  picture.start(form.begin);
  left.look();
  onClick('#review-begin', review.begin);
  onClick('[data-review]', ({dataset}) => review.act(dataset.review));
  onClick('#history-open', history.show);
  onClick('[data-history-undo]', history.undo);
  onClick('#add-event', () => form.begin(''));
  onClick('[data-edit-open]', () => form.begin(state.picked));
  onClick('[data-edit-left]', left.open);
  onClick('[data-edit-close]', form.leave);
  onClick('[data-edit-discard]', form.discard);
  onClick('[data-edit-remove]', saving.remove);
  onClick('[data-edit-undo]', saving.undo);
  onClick('[data-edit-choose]', saving.resolve);
  onClick('[data-edit-anew]', saving.anew);
  onClick('[data-edit-date]', node => settle(node.dataset.editFor, node.dataset.editDate));
  onClick('[data-edit-cite]', cite.fill);
  onClick('[data-source-add]', () => sources.add());
  onClick('[data-source-date]', settleSource);
  onClick('[data-source-remove]', node => {
    sources.remove(node);
    keep();
    look();
  });
  document.addEventListener('change', event => targetOf(event).id === 'edit-picture' && picture.chosen());
  document.addEventListener('change', copy.chosen);
  document.addEventListener('tongue', () => {
    form.again();
    review.again();
  });
  document.addEventListener('paste', event => targetOf(event).id === 'edit-paste' && setTimeout(cite.fill));
  document.addEventListener('input', event => isOpen() && form.typed(event));
  addEventListener('resize', () => isOpen() && look());
  document.addEventListener('keydown', pressed, true);
  document.addEventListener('submit', event => {
    if (!targetOf(event).closest('#edit')) return;
    event.preventDefault();
    saving.save();
  });
}
