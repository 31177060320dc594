// Which of our keys is pressed. Under a layout of other letters the key's place counts: there the key of B writes и, β, ب or ㅠ.
const SIGNS = {Period: '.', Comma: ',', Slash: '/', Minus: '-', Equal: '='};
const FOREIGN = /[^\p{Script=Latin}\p{Script=Common}]/u;

// What the place of a key stands for, where that which it writes is none of ours; '' for nothing.
function place({key, code = '', shiftKey}) {
  const written = !/^[A-Z][A-Za-z0-9]+$/.test(key);
  const method = /^(Process|Unidentified|Dead)$/.test(key); // by a writing method, or not yet written
  if ((!written && !method) || /^[a-z0-9]$/i.test(key)) return '';
  const foreign = method || FOREIGN.test(key);
  const [, letter] = /^Key([A-Z])$/.exec(code) || [];
  const [, figure] = /^(?:Digit|Numpad)([0-9])$/.exec(code) || [];
  if (letter) return foreign || key.charCodeAt() > 127 ? letter.toLowerCase() : '';
  if (figure) return shiftKey ? '' : figure; // the upper row of AZERTY writes & and é without Shift
  if (code === 'Slash' && shiftKey) return foreign ? '?' : '';
  return shiftKey || (!foreign && !/^(Period|Comma)$/.test(code)) ? '' : SIGNS[code] || '';
}
// The name of the key that is meant; ours: whether a name is one of our keys.
export function meant(event, ours) {
  const own = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const there = ours(own) ? '' : place(event);
  return there && ours(there) ? there : own;
}
