// The form: what is written is checked and drawn with each key, kept in the browser, and saved when its writer says so.
import {$, SPEAKS, el, heardIn, isIn, retell, targetOf} from '../dom.js';
import {announce} from '../page/aloud.js';
import {timeline} from '../picture/timeline.js';
import * as cite from './cite.js';
import * as drafts from './drafts.js';
import {hold, slowly} from './busy.js';
import * as drawn from './drawn.js';
import {DATES, groups} from './fields.js';
import {keep} from './keep.js';
import {look} from './look.js';
import {changed, isOpen, open, room, written} from './open.js';
import * as others from './others.js';
import * as picture from './picture.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {later, say} from '../say.js';

const GONE = 404;
const NOBODY = {status: 200, event: '', mark: '', fields: {}, sources: {mark: '', rows: []}, wrong: ''};

let asked = 0; // the latest: a form that was asked for before may come later
/** @param {string} event */
export async function begin(event) {
  const mine = ++asked;
  const cameFrom = document.activeElement;
  const words = () => [say('The form opens as soon as the file is read.')]; // a very large one, or one that others have written
  const [offers, found] = await slowly(
    Promise.all([server.begin(), event ? server.opened(event) : NOBODY]),
    () => mine === asked && tell(words),
  );
  if (mine === asked) furnish(event, offers, found, /** @type {HTMLElement | null} */ (cameFrom));
}
/** @param {string} event @param {Awaited<ReturnType<typeof server.begin>>} offers @param {Awaited<ReturnType<typeof server.opened>>} found @param {HTMLElement | null} cameFrom */
function furnish(event, offers, found, cameFrom) {
  const kept = drafts.read(event);
  // What was written of an event that is gone meanwhile is not lost with it: saving says so, and offers what can be done.
  const row = found.status === GONE && kept ? {...NOBODY, mark: kept.mark, fields: kept.was} : found;
  const refused = [offers, row].find(one => one.status !== 200);
  if (refused) return tell(() => [refused.wrong || say('The event cannot be opened.')]);
  close(); // only now: whoever asks twice gets one form
  if (!document.querySelector('#edit-done button') || ledTo() === event) $('edit-done')?.remove(); // what went wrong before
  open.cameFrom = cameFrom;
  begun(event, row, kept);
  const fields = {...open.was, ...kept?.fields};
  $('page')
    .querySelector('main')
    ?.append(form(event, fields, offers, !!kept, further(kept)));
  sources.begin();
  document.body.classList.add('with-edit');
  timeline.fit();
  $('edit-title').focus();
  others.tell();
  look();
}
// What is written goes on from where it was kept; else the row begins as it stands, and its dates are exact.
/** @param {string} event @param {Pick<import('./server.js').Opened, 'mark' | 'fields' | 'sources'>} row @param {drafts.Kept | null} kept */
function begun(event, row, kept) {
  const {mark, was, exact} = kept || {mark: row.mark, was: row.fields, exact: DATES.filter(name => row.fields[name])};
  const opened = kept?.cited?.opened || row.sources;
  Object.assign(open, {event, mark, was, exact: new Set(exact), met: [], theirs: null, sources: opened});
}
/** @param {drafts.Kept | null} kept */
const further = kept => kept?.cited?.rows || open.sources.rows;
// In another language: all that is written stays, and so does where the writer is in it.
export async function again() {
  retell($('edit-done'), notice());
  if (!isOpen()) return;
  const {event} = open;
  const offers = await server.begin();
  if (!isOpen() || open.event !== event || offers.status !== 200) return;
  const kept = !!room().querySelector('.edit-kept');
  retell(room(), form(event, written(), offers, kept, sources.standing()));
  sources.begin();
  look();
}
/**
 * @param {string} event @param {import('./server.js').Fields} fields @param {import('./server.js').Offers} offers
 * @param {boolean} kept whether it goes on from a draft @param {import('./server.js').Source[]} rows
 */
function form(event, fields, offers, kept, rows) {
  const who = el('input', {id: 'edit-who', name: 'edit-who', type: 'text', maxlength: 60, autocomplete: 'off'});
  who.value = drafts.who();
  const button = (/** @type {string} */ words, /** @type {string} */ name) =>
    el('button', {type: 'button', [`data-edit-${name}`]: true}, words);
  return el(
    'section',
    {id: 'edit', 'aria-labelledby': 'edit-head'},
    el(
      'form',
      {novalidate: true},
      el(
        'div',
        {class: 'edit-bar'},
        el('h2', {id: 'edit-head'}, event ? say('Edit the event') : say('Add an event')),
        button(say('Close'), 'close'),
      ),
      kept
        ? el(
            'p',
            {class: 'edit-kept'},
            say('This draft was kept in this browser.'),
            ' ',
            button(say('Throw it away'), 'discard'),
          )
        : null,
      el('div', {class: 'edit-conflict', role: 'alert'}),
      ...groups(fields, offers, {
        [later('Where from')]: [cite.room(), sources.room(rows, offers)],
        [later('Picture')]: [picture.room(fields.media || '')],
      }),
      el('div', {class: 'edit-field-who'}, el('label', {for: 'edit-who'}, say('Your name, for the history')), who),
      el(
        'div',
        {class: 'edit-acts'},
        el('p', {class: 'edit-told', ...SPEAKS}), // beside what was pressed, wherever the form stands
        el('button', {type: 'submit', class: 'primary'}, say('Save')),
        event ? button(say('Remove the event'), 'remove') : null,
      ),
    ),
  );
}
// What is written and not saved is kept: who closes its form is told so, with a way back to it.
export function leave() {
  if (!isOpen()) return;
  const {event} = open;
  const saving = room().ariaBusy === 'true'; // then it is told what became of it
  const unsaved = !saving && (Object.keys(changed()).length > 0 || sources.changed());
  close();
  if (unsaved)
    tell(() => [
      say('Not saved. The draft is kept in this browser.'),
      el('button', {type: 'button', 'data-edit-left': event}, say('Go on with it')),
    ]);
}
export function close() {
  if (!isOpen()) return;
  const within = isIn(room());
  room().remove();
  drawn.clear();
  document.body.classList.remove('with-edit');
  timeline.fit();
  others.tell();
  if (within) open.cameFrom?.focus?.(); // who has gone elsewhere stays there
}
export async function discard() {
  const thrown = room();
  drafts.forget(open.event);
  hold(thrown, true); // what is written into it now would be kept again
  await begin(open.event);
  hold(thrown, false);
}

/** @type {() => Content[]} what was done last, and what can be done about it */
let telling = () => [];
function notice() {
  const [words, ...more] = telling();
  return el('div', {id: 'edit-done', role: 'status', 'aria-live': 'off'}, el('span', {}, words), ...more);
}
// The event of the draft to which what was told leads back.
const ledTo = () =>
  /** @type {Room | null} */ (document.querySelector('#edit-done [data-edit-left]'))?.dataset.editLeft;
// How it is said: it may be said once more, in another language.
/** @param {typeof telling} content */
export function tell(content) {
  telling = content;
  $('edit-done')?.remove();
  const done = notice();
  document.body.append(done);
  heardIn(done, () => announce(content()[0])); // Orca reads no room that comes with what it says, nor one filled right after
}
/** @param {Event} event */
export function typed(event) {
  const target = targetOf(event);
  if (target.name === 'edit-who') return drafts.call(target.value);
  if (!target.closest('.edit-field, .edit-source')) return;
  if (target.name === 'media') picture.follow();
  open.exact.delete(target.name);
  if (target.dataset.name === 'date') sources.unsettle(target);
  keep();
  look();
}
