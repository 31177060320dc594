// A copy of a source is kept: any file, byte for byte; its SHA-256 is filled in, and it is written when its event is saved.
import {SPEAKS, el, here, targetOf} from '../dom.js';
import {awaited} from './busy.js';
import {isOpen} from './open.js';
import * as server from './server.js';
import {say} from '../say.js';

/** @param {string} key what the source is called in the form */
export const room = key =>
  el(
    'div',
    {class: 'edit-copy'},
    el('label', {for: `${key}-copy`}, say('Keep a copy: drop any file here, or choose one')),
    el('input', {id: `${key}-copy`, type: 'file', 'data-source-copy': true, 'aria-describedby': `${key}-copy-help`}),
    el(
      'p',
      {class: 'edit-help', id: `${key}-copy-help`},
      say(
        'What an archiver or a browser saved. It is kept byte for byte, with its SHA-256; say the words relied on above.',
      ),
    ),
    el('p', {class: 'edit-copy-said', ...SPEAKS}),
  );
export const give = awaited(async (/** @type {File[]} */ [file, ...more], /** @type {Element} */ source) => {
  const still = here();
  const line = /** @type {Room} */ (source.querySelector('.edit-copy-said'));
  if (more.length) {
    line.textContent = say('A source has one copy: give one file.');
    return;
  }
  line.textContent = say('The copy is looked at.');
  const found = await server.copy(file);
  if (!isOpen() || !source.isConnected) return;
  if (found.status !== 200) {
    line.textContent = found.wrong || '';
    return;
  }
  for (const [name, value] of [
    ['kept', found.name],
    ['sha256', found.sha256],
  ])
    /** @type {HTMLInputElement} */ (source.querySelector(`[data-name='${name}']`)).value = value;
  line.textContent = say('The copy is held as {name} and written when the event is saved.', {name: found.name});
  const words = /** @type {HTMLTextAreaElement} */ (source.querySelector("[data-name='quote']"));
  if (!words.value.trim() && still()) words.focus();
  words.dispatchEvent(new Event('input', {bubbles: true})); // it is kept and looked at as what is typed
});
/** @param {Event} event */
export function chosen(event) {
  const field = targetOf(event);
  const source = field.closest('.edit-source');
  if (!source || !('sourceCopy' in field.dataset)) return;
  const [file] = field.files || [];
  field.value = '';
  if (file) give([file], source);
}
