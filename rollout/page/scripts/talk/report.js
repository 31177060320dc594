// What is wrong with a talk stands with the problems of the file, and is said again whenever those are.
import {$, apart, el} from '../dom.js';
import {say, sayMany} from '../say.js';

/** @type {string | null} */
let wanted = null;
/** @type {Talk | null} */
let said = null;
/** @param {string} name */
function reasons(name) {
  if (!said)
    return [
      say("There is no talk of the name '{name}' in the folder talks beside the file of events.", {name: apart(name)}),
    ];
  return said.problems.length || said.scenes.length ? said.problems : [say('There is no scene yet.')];
}
export function report() {
  $('talk-problems')?.remove();
  if (wanted === null || !$('problems')) return;
  const wrong = reasons(wanted);
  if (!wrong.length) return;
  $('problems').hidden = false;
  $('problems').append(
    el(
      'div',
      {id: 'talk-problems'},
      el(
        'h2',
        {},
        say('{problems} in {name}', {
          problems: sayMany('{n} problem', '{n} problems', wrong.length),
          name: said ? apart(said.file) : say('the address'),
        }),
      ),
      el(
        'ol',
        {},
        wrong.map(one => el('li', {}, one)),
      ),
    ),
  );
  if (!said?.scenes.length)
    $('alert').replaceChildren(
      el('p', {}, say('The talk cannot be given.'), ' ', el('a', {href: '#problems'}, say('See why'))),
    );
}
// name: of the talk that was asked for; found: what was read of it, if there is one.
/** @param {string} name @param {Talk | null} found */
export function reportOn(name, found) {
  [wanted, said] = [name, found];
  report();
}
export function unreachable() {
  $('alert').replaceChildren(
    el('p', {}, say('The talk could not be read, for the server does not answer. Present it again once it does.')),
  );
}
