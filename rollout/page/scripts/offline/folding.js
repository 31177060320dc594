// What a person types and what stands in the file, made alike for comparing: the same rule as rollout/evidence/folding.py.
/* eslint no-control-regex: off, no-misleading-character-class: off -- single signs that nobody sees are what it is about */
const QUOTATION =
  /["\u00ab\u00bb\u02ee\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u2e42\u3008-\u300f\u301d-\u301f\uff02\uff62\uff63]/g;
const APOSTROPHES =
  /['\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u05f3\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\uff07]/g;
const DASHES =
  /[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2796\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0]/g;
const DOTS = /[\u2022\u2027\u2219\u22c5\u30fb]/g;
const SLASHES = /[\u2044\u2215]/g;
const SPACES = /[\s\u001c-\u001f\u0085]+/g;
const UNSEEN =
  /[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]+/gu;
const ACCENTS = new RegExp(
  '[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670' +
    '\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08e1\\u08e3-\\u08ff\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufb1e\\ufe20-\\ufe2f]+',
  'g',
);
/** @type {Record<string, string>} */
const LETTERS = {
  '\u00e6': 'ae',
  '\u00f0': 'd',
  '\u00f8': 'o',
  '\u00fe': 'th',
  '\u0111': 'd',
  '\u0127': 'h',
  '\u0142': 'l',
  '\u0153': 'oe',
  '\u0167': 't',
  '\u03c2': '\u03c3',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
const PARTS = /"([^"]*)(?:"|$)|'([^']+)'(?![^ ])|[^ ]+/g;

/** @param {string} text */
const oneSpace = text => text.replace(SPACES, ' ').trim();
/** @param {string} text */
export function folded(text) {
  const bare = text
    .replace(QUOTATION, '')
    .replace(APOSTROPHES, '')
    .replace(UNSEEN, '')
    .normalize('NFKD')
    .replace(ACCENTS, '');
  const small = bare
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replace(LETTER, one => LETTERS[one]);
  return oneSpace(
    small
      .replace(DASHES, '-')
      .replace(DOTS, '\u00b7')
      .replace(SLASHES, '/')
      .replace(/["'\u0060]/g, ''),
  );
}
// The words and the phrases in quotation marks that a search asks for.
/** @param {string} search */
export function wanted(search) {
  const typed = oneSpace(search).replace(QUOTATION, '"').replace(APOSTROPHES, "'");
  return [...typed.matchAll(PARTS)].map(([whole, phrase, single]) => folded(phrase ?? single ?? whole)).filter(Boolean);
}
