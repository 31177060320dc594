// A scene of a talk in words, for a listener's phone: date and claim of each event, who says so, its status and what is said against it.
import {el, inTongue, isolated, saying} from '../dom.js';
import {draw} from '../picture/marks.js';
import {inParts, say, sayMany} from '../say.js';
import {sayer} from '../sayer.js';

/** @param {Followed} event */
const standing = ({status, disputed}) => (disputed ? say('{status}, disputed', {status: say(status)}) : say(status));
/** @param {Link} link */
const source = ({url, host}) => el('a', {href: url, target: '_blank', rel: 'noopener noreferrer'}, host);
// What is read by whoever wants to know more: folded away, so that a scene is seen at once.
/** @param {Followed} event */
const more = event =>
  el(
    'details',
    {},
    el('summary', {}, say('More')),
    event.summary && el('p', {lang: event.summary_in}, isolated(event.summary)),
    event.quantity && el('p', {}, inParts('Figure: {figure}', {figure: el('bdi', {dir: 'ltr'}, event.quantity)})),
    el('p', {}, inParts('Source: {source}', {source: isolated(event.source)})),
    event.link && el('p', {}, source(event.link)),
  );
/** @param {Followed} event @param {FollowedScene} scene whose title is not said twice */
const article = (event, {title, own_in: own}) =>
  el(
    'article',
    {},
    el('p', {class: 'when'}, event.date),
    event.title === title ? '' : el('h2', {lang: event.title_in}, isolated(event.title)),
    el(
      'p',
      {class: 'says'},
      el('span', {class: 'mark'}, draw(event.status, ...(event.disputed ? ['disputed'] : []))),
      el(
        'span',
        {},
        inParts('{status} · says {who}', {status: el('b', {}, standing(event)), who: saying(sayer(event.says))}),
      ),
    ),
    el('p', {class: 'meaning'}, say(event.status_words)),
    event.disputed
      ? el('p', {class: 'against'}, inParts('Disputed: {words}', {words: inTongue(event.dispute, own)}))
      : '',
    more(event),
  );
/** @param {FollowedQuote} quote @param {string} tongue of who says it */
const quotation = ({words, english, language, who, when, source: from}, tongue) =>
  el(
    'figure',
    {},
    el('blockquote', {lang: language || false}, isolated(words)),
    english && el('p', {lang: 'en'}, isolated(english)),
    el(
      'figcaption',
      {},
      [inTongue(who, tongue), isolated(when), isolated(from)]
        .filter(Boolean)
        .flatMap((part, i) => [i ? ' · ' : '', part]),
    ),
  );
/** @param {FollowedPicture} picture @param {string} own */
const picture = ({alt, credit}, own) =>
  el(
    'figure',
    {},
    el('p', {}, inParts('On the screen is a picture: {words}', {words: inTongue(alt, own)})),
    credit && el('figcaption', {}, inTongue(credit, own)),
  );

/** @param {FollowedScene} scene @returns {Content[]} */
export const said = scene => [
  scene.kind === 'text' && scene.words ? el('p', {class: 'words'}, inTongue(scene.words, scene.words_in)) : '',
  scene.quote ? quotation(scene.quote, scene.who_in) : '',
  scene.picture ? picture(scene.picture, scene.own_in) : '',
  ...scene.events.map(event => article(event, scene)),
  scene.gone
    ? el(
        'p',
        {},
        sayMany(
          '{n} event of this scene is no longer in the evidence.',
          '{n} events of this scene are no longer in the evidence.',
          scene.gone,
        ),
      )
    : '',
];
