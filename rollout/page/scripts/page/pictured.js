// The pictures of an event in its details, with whose they are; one that cannot be had is not shown, and what it shows stands in words below.
import {pictureAt} from '../answer.js';
import {el, inTongue} from '../dom.js';
import {own} from './language.js';

/** @param {Fact} fact */
export function pictured({media}) {
  const [files, alt, credit] = media || [[], '', ''];
  return files.filter(pictureAt).map(file => {
    const image = el('img', {src: pictureAt(file), alt, loading: 'lazy', lang: own()});
    const room = el('figure', {class: 'pictured'}, image, el('figcaption', {class: 'note'}, inTongue(credit, own())));
    image.addEventListener('error', () => room.remove());
    return room;
  });
}
