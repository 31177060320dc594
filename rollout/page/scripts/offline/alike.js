// Whether a text holds a word that a search asks for: by whole syllables of Tibetan, and by every name of a place: the same rule as
// rollout/evidence/alike.py, which hands over the names.
/* eslint no-misleading-character-class: off -- single signs are what it is about */
const SYLLABLE = '\u0f40-\u0fbc';
const BEGINS = `(?<![${SYLLABLE}])`;
const ENDS = `(?=(?:\u0f60[\u0f72\u0f74\u0f7c\u0f44\u0f58])?(?![${SYLLABLE}]))`;
const LETTER = new RegExp(`[${SYLLABLE}]`);
const SIGNS = /[\\^$.*+?()[\]{}|/-]/g;

/** @param {string} name */
function pattern(name) {
  const begins = LETTER.test(name[0]) ? BEGINS : '';
  const ends = LETTER.test(name[name.length - 1]) ? ENDS : '';
  return begins + name.replace(SIGNS, sign => `\\x${sign.charCodeAt(0).toString(16)}`) + ends;
}
/** @param {string} part @param {string[][]} alike @returns {(text: string) => boolean} */
export function finder(part, alike) {
  const names = alike.find(some => some.includes(part)) || [part];
  const found = new RegExp(names.map(pattern).join('|'));
  return text => found.test(text);
}
