// Where a page is narrow the list stands first, and the picture comes beside it when it is asked for.
import {onClick} from '../clicks.js';
import {$} from '../dom.js';
import {timeline} from '../picture/timeline.js';
import {redraw} from './view.js';

const {dataset} = document.documentElement;
const told = () => $('picture-too')?.setAttribute('aria-pressed', String(dataset.pictured === '1'));

export function start() {
  onClick('#picture-too', () => {
    dataset.pictured = dataset.pictured === '1' ? '' : '1';
    told();
    redraw();
  });
  // To show nothing but the picture is to ask for it.
  onClick('#hall', () => {
    dataset.pictured = '1';
    told();
  });
  timeline.listen((/** @type {Meta} */ meta, /** @type {Now} */ now, /** @type {boolean} */ fresh) => fresh && told());
}
