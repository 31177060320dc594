// Which of our keys is pressed. Under a layout of other letters the key's place counts: there the key of B writes и, β, ب or ㅠ.
/** @type {Record<string, string>} */
const SIGNS = {Period: '.', Comma: ',', Slash: '/', Minus: '-', Equal: '='};
// Signs beyond those of a Latin keyboard too, such as the question mark of Arabic and the full stop of Chinese.
const FOREIGN = /[^\p{Script=Latin}\p{ASCII}\u0080-\u02ff]/u;
// What layouts of other letters write at the place of one of our letters though it stands on ours as well: Greek, Hebrew.
/** @type {Record<string, string>} */
const SIGNS_THERE = {KeyQ: ';/', KeyW: "'"};
const METHOD = /^(Process|Unidentified|Dead)$/; // by a writing method, or not yet written
const NAMED = /^[A-Z][A-Za-z0-9]+$/;
const LETTER = /^Key([A-Z])$/;
const FIGURE = /^(?:Digit|Numpad)([0-9])$/;
const OURS = /^[a-z0-9]$/i;
// Keys with a name, and letters and figures of our own, are what they write.
/** @param {string} key */
const certain = key => NAMED.test(key) || OURS.test(key);

/** @param {KeyboardEvent} given @param {string} letter @param {boolean} foreign */
const letterOf = ({key, code}, letter, foreign) =>
  foreign || key.charCodeAt(0) > 127 || SIGNS_THERE[code]?.includes(key) ? letter.toLowerCase() : '';
/** @param {KeyboardEvent} given @param {boolean} foreign */
function signOf({code, shiftKey}, foreign) {
  if (shiftKey) return foreign && code === 'Slash' ? '?' : '';
  return foreign || code === 'Period' || code === 'Comma' ? SIGNS[code] || '' : '';
}
// What the place of a key stands for, where that which it writes is none of ours; '' for nothing.
/** @param {KeyboardEvent} event */
function place(event) {
  const {key, code = '', shiftKey} = event;
  const method = METHOD.test(key);
  if (!method && certain(key)) return '';
  const foreign = method || FOREIGN.test(key);
  const letter = LETTER.exec(code)?.[1];
  if (letter) return letterOf(event, letter, foreign);
  const figure = FIGURE.exec(code)?.[1];
  if (figure) return shiftKey ? '' : figure; // the upper row of AZERTY writes & and é without Shift
  return signOf(event, foreign);
}
// The name of the key that is meant; ours: whether a name is one of our keys.
/** @param {KeyboardEvent} event @param {(name: string) => boolean} ours */
export function meant(event, ours) {
  const own = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const there = ours(own) ? '' : place(event);
  return there && ours(there) ? there : own;
}
