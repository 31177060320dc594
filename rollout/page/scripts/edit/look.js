// While one types: what is wrong is said, a date is told as it will be written, and the picture has the draft in it.
import {$, el} from '../dom.js';
import * as drawn from './drawn.js';
import {DATES, tell} from './fields.js';
import {keep} from './keep.js';
import {answered, changed, controls, isOpen, noticed, open, room} from './open.js';
import * as server from './server.js';
import * as sources from './sources.js';
import {say} from '../say.js';

const checking = {asking: false, again: false};

/** @param {import('./server.js').Told | undefined} told_ */
const dated = told_ =>
  told_?.date ? `${say('Written as {date}: {words}.', {date: told_.date, words: told_.words})} ${told_.silent}` : '';
/** @param {import('./server.js').Checked} found @param {number} before */
function shown(found, before) {
  const wrong = new Map(found.problems);
  for (const {name} of controls()) tell(name, wrong.get(name) || dated(found.dates[name]), wrong.has(name));
  sources.tell(found.sources);
  for (const name of DATES) choices(name, found.dates[name]?.choices || []);
  const whole = found.problems.filter(([name]) => !$(`edit-${name}`)).map(([, words]) => words);
  noticed(before, whole.join(' '), !!whole.length);
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
  const group = el('div', {class: 'edit-choices', role: 'group', 'aria-label': say('Which is meant?')}, ...buttons);
  field?.append(group);
  if (field?.contains(document.activeElement)) group.scrollIntoView({block: 'nearest'}); // a low screen ends above it
}
// One question at a time: what is typed meanwhile is asked together.
export async function look() {
  if (checking.asking) {
    checking.again = true;
    return;
  }
  checking.asking = true;
  const form = room();
  const begun = performance.now();
  const before = answered();
  const cited = sources.written();
  const draft = {event: open.event, fields: changed(), exact: [...open.exact], sources: cited, ...drawn.request()};
  const found = await server.check(draft);
  const {again} = checking;
  Object.assign(checking, {asking: false, again: false});
  if (again && isOpen()) look();
  if (form !== room()) return; // another form stands there: it has asked for itself
  if (found.status !== 200) return noticed(before, found.wrong || '', true);
  shown(found, before);
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
