// What the presenter's window is to know of its talk: asked for, and asked for again where the server is gone.
import {fetchAnswer} from '../answer.js';
import {$, apart} from '../dom.js';
import {say} from '../say.js';

const AGAIN = 1500; // ms
let turn = 0; // by another clock or in another language it is asked for anew, and that may be answered first

/** @param {{name: string, clock: string, language: string}} wanted @param {(found: Talk) => void} know */
export async function ask(wanted, know) {
  const mine = ++turn;
  const answer = await fetchAnswer(`talk?notes=1&${new URLSearchParams(wanted)}`, {cache: 'no-store'}).catch(
    () => null,
  );
  const found = answer?.ok ? await answer.json() : null;
  if (mine !== turn) return;
  if (found) return know(found);
  $('title').textContent =
    answer?.status === 404
      ? say("There is no talk of the name '{name}'", {name: apart(wanted.name)})
      : say('The server does not answer; it is asked again.');
  if (answer?.status !== 404) setTimeout(() => mine === turn && ask(wanted, know), AGAIN);
}
