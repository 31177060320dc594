// What a screen reader hears of an event, in the page and in a talk.
import {inTongue, isolated, saying, sentences} from '../dom.js';
import {inParts} from '../say.js';
import {sayer} from '../sayer.js';
import {when} from './clock.js';
import {standing} from './words.js';

/** @param {string} words */
const unended = words => words.replace(/[.。]$/, '');
// Each part in its own language, where that is not the page's; but for its title where that was just said.
/**
 * @param {Fact} fact @param {string} lane @param {{title?: string | null, own?: string | null, lane?: string | null}} tongues
 * @param {string} [before]
 */
export const spoken = (fact, lane, tongues, before) =>
  sentences(
    fact.title !== before && inTongue(unended(fact.title), tongues.title),
    unended(when(fact)),
    inParts('{status}, says {who}', {status: standing(fact), who: saying(unended(sayer(fact.says)))}),
    fact.dispute && inParts('Disputed: {words}', {words: inTongue(unended(fact.dispute.words), tongues.own)}),
    fact.quantity &&
      inParts('Figure: {figure}, source: {source}', {
        figure: isolated(fact.quantity),
        source: isolated(unended(fact.source.short)),
      }),
    inTongue(unended(lane), tongues.lane),
  );
