// What the form waits for: one change after another is written, and nothing is typed into what is on its way.
/** @type {Promise<unknown>} */
let last = Promise.resolve();
/** @type {Set<string>} */
const pressed = new Set();
// What is pressed twice is done once.
/** @param {string} name @param {() => Promise<unknown>} act */
export function alone(name, act) {
  if (pressed.has(name)) return last;
  pressed.add(name);
  const done = last.then(act).finally(() => pressed.delete(name));
  last = done.catch(() => {}); // whoever comes next is not to blame for it
  return done;
}

/** @type {Set<Promise<unknown>>} */
const coming = new Set();
// What a form has asked for and will fill in: a picture, a copy, what a citation says.
/** @template {unknown[]} Given @param {(...given: Given) => Promise<unknown>} act @returns {(...given: Given) => Promise<unknown>} */
export const awaited =
  act =>
  (...given) => {
    const answer = act(...given).finally(() => coming.delete(answer));
    coming.add(answer);
    return answer;
  };
export const come = () => Promise.allSettled(coming);

const SOON = 500; // ms that nobody wonders about
// What takes longer is told.
/** @template Answer @param {Promise<Answer>} answer @param {() => unknown} tell */
export function slowly(answer, tell) {
  const telling = setTimeout(tell, SOON);
  return answer.finally(() => clearTimeout(telling));
}

// Whoever writes in it keeps the place, but writes nothing.
/** @param {Room} form @param {boolean} yes */
export function hold(form, yes) {
  form.setAttribute('aria-busy', String(yes));
  for (const one of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input, textarea')))
    one.readOnly = yes;
  for (const one of form.querySelectorAll('select')) one.disabled = yes;
}
