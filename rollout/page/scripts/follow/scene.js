// A scene of a talk in words, for a listener's phone: date and claim of each event, who says so, its status and what is said against it.
import {el, isolated} from '../dom.js';
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
/** @param {Followed} event @param {string} title of the scene, which is not said twice */
const article = (event, title) =>
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
        inParts('{status} · says {who}', {status: el('b', {}, standing(event)), who: isolated(sayer(event.says))}),
      ),
    ),
    el('p', {class: 'meaning'}, say(event.status_words)),
    event.disputed ? el('p', {class: 'against'}, inParts('Disputed: {words}', {words: isolated(event.dispute)})) : '',
    more(event),
  );
/** @param {FollowedQuote} quote */
const quotation = ({words, english, language, who, when, source: from}) =>
  el(
    'figure',
    {},
    el('blockquote', {lang: language || false}, isolated(words)),
    english && el('p', {lang: 'en'}, isolated(english)),
    el(
      'figcaption',
      {},
      [who, when, from].filter(Boolean).flatMap((part, i) => [i ? ' · ' : '', isolated(part)]),
    ),
  );
/** @param {FollowedPicture} picture */
const picture = ({alt, credit}) =>
  el(
    'figure',
    {},
    el('p', {}, inParts('On the screen is a picture: {words}', {words: isolated(alt)})),
    credit && el('figcaption', {}, isolated(credit)),
  );

/** @param {FollowedScene} scene @returns {Content[]} */
export const said = scene => [
  scene.kind === 'text' && scene.words ? el('p', {class: 'words'}, isolated(scene.words)) : '',
  scene.quote ? quotation(scene.quote) : '',
  scene.picture ? picture(scene.picture) : '',
  ...scene.events.map(event => article(event, scene.title)),
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
