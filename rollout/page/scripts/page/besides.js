// What a row says beside the fields that every event has: tags, words in other languages, columns of its own.
import {inTongue, isolated, el} from '../dom.js';
import {language, say} from '../say.js';
import {begun} from './clock.js';
import {own} from './language.js';
import {state} from './state.js';

// What is said in another language stands in a column such as title@zh.
const TRANSLATED = /^(title|label|summary|place)@([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/i;
/** @param {string} tag */
const inWords = tag => new Intl.DisplayNames([language(), 'en'], {type: 'language'}).of(tag);
/** @param {Fact} fact @returns {[Content, Content[]][]} */
export const extra = fact =>
  fact.extra.map(([name, text]) => {
    const [, part, tag] = TRANSLATED.exec(name.trim()) || [];
    return tag
      ? [
          say('{part} in {language}', {part: say(begun(part.toLowerCase())), language: String(inWords(tag))}),
          [el('span', {lang: tag.toLowerCase()}, isolated(text))],
        ]
      : [isolated(name), [inTongue(text, own())]];
  });
/** @param {Fact} fact @returns {Content[]} */
export const tags = fact =>
  (fact.tags_said?.length ? fact.tags_said : fact.tags).flatMap((tag, at) => [
    at ? ', ' : '',
    inTongue(tag, tag === fact.tags[at] ? own() : state.language),
  ]);
