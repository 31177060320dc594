// What is pressed stays where it is until it is let go: a button that an answer moves away meanwhile gets no click.
const AFTER = 50; // ms in which the click of a finger follows
let lifted = Promise.resolve();
let letGo = () => {};

function down() {
  letGo();
  lifted = new Promise(resolve => (letGo = resolve));
}
const up = () => setTimeout(letGo, AFTER);

export function start() {
  addEventListener('pointerdown', down, true);
  // A list or menu of the system's own may take the letting go for itself: who types after it presses nothing.
  for (const kind of ['pointerup', 'pointercancel', 'keydown']) addEventListener(kind, up, true);
  addEventListener('blur', up); // of the window: the press itself takes the focus from a field
  addEventListener('pointermove', event => event.buttons || letGo(), true); // it was let go outside the window
}
// Resolves when nothing is pressed.
export async function free() {
  /** @type {Promise<void> | undefined} */
  let before;
  while (before !== lifted) await (before = lifted);
}
