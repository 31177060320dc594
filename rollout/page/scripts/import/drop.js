// @ts-check
// A file that is dropped anywhere on a page.
import {el} from '../dom.js';
import {say} from '../say.js';

/** @param {DragEvent} event */
const holdsFile = event => [...(event.dataTransfer?.types || [])].includes('Files');
const PICTURE = /^image\/|^application\/pdf$/;
// Whether what is dragged is, by its kind, a picture of an event and no list: browsers tell the kind before the drop. One that cannot be
// taken is refused as a picture.
/** @param {DragEvent} event */
export const pictured = event => [...(event.dataTransfer?.items || [])].some(one => PICTURE.test(one.type));

/**
 * Take what is dropped on the page, while it may be taken.
 * @param {(files: [File, ...File[]], event: DragEvent) => void} take
 * @param {(event: DragEvent) => boolean} may
 * @param {string} words
 */
export function onDrop(take, may = () => true, words = say('Drop the list to see it as a timeline')) {
  const veil = el('div', {class: 'drop-veil', hidden: true}, el('p', {}, words));
  let leaving = 0;
  /** @param {boolean} shown */
  const show = shown => {
    clearTimeout(leaving);
    if (shown && !veil.isConnected) document.body.append(veil);
    veil.hidden = !shown;
  };
  addEventListener('dragover', event => {
    if (!holdsFile(event) || !may(event)) return;
    event.preventDefault();
    show(true);
    leaving = setTimeout(() => show(false), 400); // it comes again and again while a file is over the page
  });
  addEventListener('drop', event => {
    if (!holdsFile(event) || !may(event)) return;
    event.preventDefault();
    show(false);
    const [first, ...more] = event.dataTransfer?.files || [];
    if (first) take([first, ...more], event);
  });
}
