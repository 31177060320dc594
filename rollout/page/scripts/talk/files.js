// Where a talk in preparation comes from and goes to: a CSV, a talk of the folder, what was here before, a download.
import {fetchAnswer} from '../answer.js';
import {apart, el} from '../dom.js';
import {say, sayMany} from '../say.js';
import {csv, draft, keep, read, replace, restore} from './draft.js';
import {fileName} from './filename.js';
import {changed, draw, tell} from './panel.js';

/** @param {Talk} found @param {string} called */
function take(found, called) {
  replace(found, called);
  draw();
  const {scenes, wrong} = draft;
  const file = apart(found.file);
  if (!found.scenes.length) return tell(say('{file} has no scene that can be shown; what was here stays.', {file}));
  const there = say('{scenes} from {file}.', {scenes: sayMany('{n} scene', '{n} scenes', scenes.length), file});
  const problems = wrong.length && sayMany('{n} problem', '{n} problems', wrong.length);
  tell(
    problems
      ? `${there} ${say('{problems}, listed below; a row that cannot be read is not here.', {problems})}`
      : there,
  );
}
export function undo() {
  restore();
  const scenes = sayMany('{n} scene', '{n} scenes', draft.scenes.length);
  changed(say('{name} is back, with {scenes}.', {name: apart(draft.name), scenes}));
}
let turn = 0; // of two that are asked for the later one stays
/** @param {File} file */
export async function open(file) {
  const mine = ++turn;
  const called = file.name.replace(/[.]csv$/i, '').slice(0, 80) || 'my-talk';
  try {
    const found = await read(await file.arrayBuffer(), called);
    if (mine === turn) take(found, called);
  } catch (error) {
    if (mine !== turn) return;
    tell(
      error instanceof TypeError || !(error instanceof Error)
        ? say('The server does not answer. Try again once it runs.')
        : error.message,
    );
  }
}
/** @param {string} from */
export async function begin(from) {
  if (!from) return tell(say('Choose a talk to begin from first.'));
  const mine = ++turn;
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(from)}&language=`, {
    cache: 'no-store',
  }).catch(() => null);
  const found = answer?.ok ? await answer.json() : null;
  if (mine !== turn) return;
  if (found) take(found, from);
  else
    tell(
      answer
        ? say("There is no talk of the name '{name}' any more.", {name: apart(from)})
        : say('The server does not answer. Try again once it runs.'),
    );
}
export function download() {
  const held = URL.createObjectURL(new Blob([csv()], {type: 'text/csv'}));
  el('a', {href: held, download: `${fileName(draft.name)}.csv`}).click();
  setTimeout(() => URL.revokeObjectURL(held), 60000);
  draft.unsaved = false;
  keep();
  tell(
    say('{name} is in your downloads. Put it into the folder talks beside the events, or open it here again.', {
      name: `${apart(fileName(draft.name))}.csv`,
    }),
  );
}
