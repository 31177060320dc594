// Which talk is to be given, where there are several: asked in a dialog.
import {$, el, isolated, targetOf} from '../dom.js';
import {later, say} from '../say.js';

export const DRAFT = '/draft'; // no file can be called so
export const HEADLINES = 'headlines';
/** @type {Record<string, string>} */
const CALLED = {[DRAFT]: later('The talk in preparation'), [HEADLINES]: later('The headlines, in date order')};

// names: of the talks to choose from; begin: what to do with the name of the one that is chosen.
/** @param {string[]} names @param {(name: string) => unknown} begin */
export function askWhich(names, begin) {
  const close = el('button', {type: 'button', 'aria-label': say('Close without giving one')}, '×');
  const offers = names.map(name =>
    el('button', {type: 'button', 'data-give': name}, isolated(name in CALLED ? say(CALLED[name]) : name)),
  );
  const dialog = el(
    'dialog',
    {id: 'which', 'aria-labelledby': 'which-title'},
    el('div', {class: 'keys-bar'}, el('h2', {id: 'which-title'}, say('Which talk?')), close),
    el('div', {class: 'which'}, offers),
  );
  dialog.addEventListener('click', event => {
    const target = targetOf(event);
    const chosen = /** @type {Pressed | null} */ (target.closest('[data-give]'));
    if (chosen || target === dialog || target === close) dialog.close();
    if (chosen) begin(chosen.dataset.give);
  });
  dialog.addEventListener('close', () => dialog.remove());
  $('page').append(dialog);
  dialog.showModal();
  offers[0].focus();
}
