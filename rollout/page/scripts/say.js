// Saying a sentence in the language of whoever reads, as rollout/words/say.py does: the English sentence is the key. The catalogue
// stands in the page where its language is not English; each sentence stands in a call as it is, for tools/catalogue.py to find.

/** @typedef {{names: string[], short: string[], day: string, short_day: string, short_month: string, first: string, before: string, between: string}} Dates */
/** @typedef {{language: string, plural: string, thousands: string, large: [number, string, string][], point: string, dates: Dates, words: Record<string, string | string[]>}} Catalogue */
/** @type {Record<string, (n: number) => number>} */
const PLURALS = {'n != 1': n => Number(n !== 1), 'n > 1': n => Number(n > 1), 0: () => 0};
const PLACE = /\{(\w+)\}/;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** @type {Catalogue} */
const ENGLISH = {
  language: 'en',
  plural: 'n != 1',
  thousands: ',',
  large: [
    [1e9, ' billion', ' billion'],
    [1e6, ' million', ' million'],
  ],
  point: '.',
  dates: {
    names: MONTHS,
    short: MONTHS.map(name => name.slice(0, 3)),
    day: '{d} {m} {y}',
    short_day: '{d} {m} {y}',
    short_month: '{m} {y}',
    first: '{d}',
    before: '{y} BCE',
    between: '{a} to {b}',
  },
  words: {},
};
const given = globalThis.document?.getElementById('catalogue')?.textContent;
/** @type {Catalogue} */
let known = given ? JSON.parse(given) : ENGLISH;
export const language = () => known.language;
export const NAMES = {en: 'English', zh: '简体中文', bo: 'བོད་ཡིག', de: 'Deutsch', fr: 'Français'};
const TONGUES = Object.keys(NAMES);
// The language of the interface for the tag of any language, as rollout/words/tongues.py says.
/** @param {string | null} tag */
export const tongueFor = tag => TONGUES.find(one => one === tag?.split('-')[0].toLowerCase()) || 'en';
export const dates = () => known.dates;
/** @param {Catalogue} [catalogue] */
export function speak(catalogue = ENGLISH) {
  known = catalogue;
}

/** @param {number} n */
export const many = n => String(n).replace(/\B(?=(\d{3})+$)/g, known.thousands);
// A number as people say it, as in rollout/words/amounts.py.
/** @param {number} value */
export function amount(value) {
  const [size, one, several] = known.large.find(([least]) => value >= least && value % (least / 1000) === 0) ?? [
    1,
    '',
    '',
  ];
  const said = value / size;
  // In French what is less than two is one.
  const name = said === 1 || (said < 2 && known.language === 'fr') ? one : several;
  return `${many(Math.floor(said))}${String(said % 1 ? said : '').replace(/^\d+\./, known.point)}${name}`;
}
/** @param {string} sentence @returns {string | string[] | undefined} */
const found = sentence => (Object.hasOwn(known.words, sentence) ? known.words[sentence] : undefined);
// A pattern with what is in its places: text, numbers, elements.
/** @param {string} pattern @param {Record<string, Content>} places @returns {Content[]} */
const filled = (pattern, places) =>
  pattern.split(PLACE).map((part, i) => {
    const it = i % 2 ? places[part] : part;
    return typeof it === 'number' ? many(it) : it;
  });

// A pattern of dates in words; their numbers stand as they are.
/** @param {string} pattern @param {Record<string, string | number>} places */
export const dated = (pattern, places) => pattern.replace(/\{(\w)\}/g, (_, name) => String(places[name]));
/** @param {string} sentence @param {Record<string, Content>} [places] */
export const inParts = (sentence, places = {}) => filled(String(found(sentence) ?? sentence), places);
// A sentence as it is: it stands in a constant, and is said when it is needed, for the language may be another then.
/** @param {string} sentence */
export const later = sentence => sentence;
/** @param {string} sentence @param {Record<string, string | number>} [places] */
export const say = (sentence, places) =>
  places ? inParts(sentence, places).join('') : String(found(sentence) ?? sentence);
// The sentence for a number of things, which is also in the place `n`.
/** @param {string} one @param {string} several @param {number} n @param {Record<string, string | number>} [places] */
export function sayMany(one, several, n, places = {}) {
  const own = found(one);
  const rule = PLURALS[own ? known.plural : ENGLISH.plural];
  return filled((own || [one, several])[rule(n)], {n, ...places}).join('');
}
