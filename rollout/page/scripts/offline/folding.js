// What a person types and what stands in the file, made alike for comparing: the same rule as rollout/evidence/folding.py.
/* eslint no-control-regex: off, no-misleading-character-class: off -- single signs that nobody sees are what it is about */
const QUOTATION =
  /["\u00ab\u00bb\u02ee\u05f4\u201c-\u201f\u2033\u2036\u275d\u275e\u2e42\u3008-\u300f\u301d-\u301f\uff02\uff62\uff63]/g;
const APOSTROPHES =
  /['\u0060\u00b4\u02b9\u02bb-\u02bf\u02c8\u05f3\u2018-\u201b\u2032\u2035\u2039\u203a\u275b\u275c\uff07]/g;
const DASHES =
  /[\u02d7\u058a\u05be\u1400\u1806\u2010-\u2015\u2043\u2212\u2796\u2e17\u2e1a\u2e3a\u2e3b\u2e40\u301c\u3030\u30a0~\u223c]/g;
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
// The nought of each script's digits, which nine others follow: a list of ours, as versions of Unicode differ.
const ZEROS =
  '\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u1090' +
  '\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0\ua9f0\uaa50\uabf0' +
  '\u{104a0}\u{10d30}\u{10d40}\u{11066}\u{110f0}\u{11136}\u{111d0}\u{112f0}\u{11450}\u{114d0}\u{11650}\u{116c0}\u{116d0}\u{116da}' +
  '\u{11730}\u{118e0}\u{11950}\u{11bf0}\u{11c50}\u{11d50}\u{11da0}\u{11de0}\u{11f50}\u{16a60}\u{16ac0}\u{16b50}\u{1ccf0}\u{1e140}\u{1e2f0}\u{1e4f0}\u{1e5f1}\u{1e950}';
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
  '\u0629': '\u0647',
  '\u0649': '\u064a',
  '\u066a': '%',
  '\u066b': '.',
  '\u066c': ',',
  '\u0671': '\u0627',
  '\u06a9': '\u0643',
  '\u06aa': '\u0643',
  '\u06be': '\u0647',
  '\u06c1': '\u0647',
  '\u06c3': '\u0647',
  '\u06cc': '\u064a',
  '\u06d5': '\u0647',
};
for (const zero of ZEROS)
  for (let digit = 0; digit < 10; digit++)
    LETTERS[String.fromCodePoint(/** @type {number} */ (zero.codePointAt(0)) + digit)] = String(digit);
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
// The tsheg after a syllable and the shad after a sentence: which of them follows a word hangs on where it stands.
const BEGUN_OR_ENDED = /^[ \u0f0b\u0f0d-\u0f12\u0f14]+|[ \u0f0b\u0f0d-\u0f12\u0f14]+$/g;
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
  return [...typed.matchAll(PARTS)]
    .map(([whole, phrase, single]) => folded(phrase ?? single ?? whole).replace(BEGUN_OR_ENDED, ''))
    .filter(Boolean);
}
