// The other half of the page's scripts, which comes once the picture is live: talks, the map, downloads, paper. A talk has it at once.
import {onClick} from '../clicks.js';
import {$} from '../dom.js';
import {bring, heldIn} from './bring.js';
import {query} from '../stage.js';

// The buttons of what is on its way: whoever presses one meanwhile has it done when it is there.
const BUTTONS = '#download, #present, #preparing, #show-map, #add-event, #review-begin, #history-open';
let here = false;
let pressed = '';
/** @type {KeyboardEvent | null} */
let key = null;
// Who does something else after it has gone on.
/** @param {Event} event */
function gone({type}) {
  pressed = '';
  if (type !== 'keydown') key = null;
}
// A key of what is on its way is one that nobody here takes.
/** @param {KeyboardEvent} event */
function missed(event) {
  const own = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
  key = own && !event.defaultPrevented ? event : null;
}
const kinds = ['pointerdown', 'wheel', 'keydown'];

// A file that is dropped meanwhile is dropped when there is somebody to take it: else the browser would leave the page for it.
const DRAGS = ['dragover', 'drop'];
/** @type {(() => void) | null} */
let dropped = null;
/** @param {Event} event */
function held(event) {
  const {type, target, dataTransfer, clientX, clientY} = /** @type {DragEvent} */ (event);
  const taken = $('open-list') || $('add-event');
  if (!taken || !dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  if (type !== 'drop') return;
  const given = new DataTransfer(); // that of an event is empty once it is over
  for (const file of dataTransfer.files) given.items.add(file);
  const again = new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: given, clientX, clientY});
  dropped = () => target?.dispatchEvent(again);
}

export function come() {
  here = true;
  for (const kind of kinds) removeEventListener(kind, gone, true);
  document.removeEventListener('keydown', missed);
  for (const kind of DRAGS) removeEventListener(kind, held);
  if (pressed) $(pressed).click();
  if (key) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
  dropped?.();
}
/** @param {Promise<unknown>} pictured */
export async function start(pictured) {
  onClick(BUTTONS, ({id}) => {
    if (!here) pressed = id;
  });
  for (const kind of kinds) addEventListener(kind, gone, {capture: true, passive: true});
  document.addEventListener('keydown', missed);
  for (const kind of DRAGS) addEventListener(kind, held);
  if (query().has('talk')) return; // it came with the others
  await pictured;
  for (const script of heldIn('later')) if ('rest' in script.dataset) bring(script);
}
