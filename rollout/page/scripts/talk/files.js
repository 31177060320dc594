// Where a talk in preparation comes from and goes to: a CSV, a talk of the folder, what was here before, a download.
import {fetchAnswer} from '../answer.js';
import {apart, el} from '../dom.js';
import {sayMany} from '../say.js';
import {csv, draft, keep, read, replace, restore} from './draft.js';
import {changed, draw, say} from './panel.js';

/** @param {Talk} found @param {string} called */
function take(found, called) {
  replace(found, called);
  draw();
  const {scenes, wrong} = draft;
  say(
    !found.scenes.length
      ? `${apart(found.file)} has no scene that can be shown; what was here stays.`
      : `${sayMany('{n} scene', '{n} scenes', scenes.length)} from ${apart(found.file)}.${wrong.length ? ` ${sayMany('{n} problem', '{n} problems', wrong.length)}, listed below; a row that cannot be read is not here.` : ''}`,
  );
}
export function undo() {
  restore();
  changed(`${apart(draft.name)} is back, with ${sayMany('{n} scene', '{n} scenes', draft.scenes.length)}.`);
}
/** @param {File} file */
export async function open(file) {
  const called = file.name.replace(/[.]csv$/i, '').slice(0, 80) || 'my-talk';
  try {
    take(await read(await file.arrayBuffer(), called), called);
  } catch (error) {
    say(
      error instanceof TypeError || !(error instanceof Error)
        ? 'The server does not answer. Try again once it runs.'
        : error.message,
    );
  }
}
/** @param {string} from */
export async function begin(from) {
  if (!from) return say('Choose a talk to begin from first.');
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(from)}`, {cache: 'no-store'}).catch(
    () => null,
  );
  if (answer?.ok) take(await answer.json(), from);
  else
    say(
      answer
        ? `There is no talk of the name '${apart(from)}' any more.`
        : 'The server does not answer. Try again once it runs.',
    );
}
export function download() {
  const held = URL.createObjectURL(new Blob([csv()], {type: 'text/csv'}));
  el('a', {href: held, download: `${draft.name}.csv`}).click();
  setTimeout(() => URL.revokeObjectURL(held), 60000);
  draft.unsaved = false;
  keep();
  say(
    `${apart(draft.name)}.csv is in your downloads. Put it into the folder talks beside the events, or open it here again.`,
  );
}
