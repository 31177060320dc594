// While one types: what is wrong is said, a date is told as it will be written, and the picture has the draft in it.
import {$, el} from '../dom.js';
import * as drawn from './drawn.js';
import {DATES, tell} from './fields.js';
import {keep} from './keep.js';
import {changed, controls, isOpen, open, room, told} from './open.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {say} from '../say.js';

const checking = {asking: false, again: false};

/** @param {import('./server.js').Told | undefined} told_ */
const dated = told_ =>
  told_?.date ? `${say('Written as {date}: {words}.', {date: told_.date, words: told_.words})} ${told_.silent}` : '';
/** @param {import('./server.js').Checked} found */
function shown(found) {
  const wrong = new Map(found.problems);
  for (const {name} of controls()) tell(name, wrong.get(name) || dated(found.dates[name]), wrong.has(name));
  sources.tell(found.sources);
  for (const name of DATES) choices(name, found.dates[name]?.choices || []);
  const whole = found.problems.filter(([name]) => !$(`edit-${name}`)).map(([, words]) => words);
  told(whole.join(' '), !!whole.length);
  if (found.picture && drawn.draw(found) === 'beyond' && drawn.showAll()) look();
}
/** @param {string} name @param {[string, string][]} list */
function choices(name, list) {
  const field = room().querySelector(`[data-field='${name}']`);
  field?.querySelector('.edit-choices')?.remove();
  if (!list.length) return;
  const buttons = list.map(([date, words]) =>
    el('button', {type: 'button', 'data-edit-date': date, 'data-edit-for': name}, words),
  );
  field?.append(el('div', {class: 'edit-choices', role: 'group', 'aria-label': say('Which is meant?')}, ...buttons));
}
// One question at a time: what is typed meanwhile is asked together.
export async function look() {
  if (checking.asking) {
    checking.again = true;
    return;
  }
  checking.asking = true;
  const begun = performance.now();
  const cited = sources.written();
  const draft = {event: open.event, fields: changed(), exact: [...open.exact], sources: cited, ...drawn.request()};
  const found = await server.check(draft);
  checking.asking = false;
  if (!isOpen()) return;
  if (checking.again) {
    checking.again = false;
    look();
  }
  if (found.status !== 200) return told(found.wrong || '', true);
  shown(found);
  room().dataset.took = (performance.now() - begun).toFixed(1);
}
/** @param {Element} button */
export function settleSource(button) {
  sources.settle(button);
  keep();
  look();
}
/** @param {string} name @param {string} date */
export function settle(name, date) {
  const field = $(`edit-${name}`);
  field.value = date;
  open.exact.add(name);
  field.focus();
  keep();
  look();
}
