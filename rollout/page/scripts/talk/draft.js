// A talk in preparation: its scenes, and the CSV that they are written to and read from. It lives in this window alone until it is
// downloaded; nobody else keeps it.
import {fetchAnswer} from '../answer.js';
import * as kept from '../kept.js';
import {state} from '../page/state.js';
import {later, say} from '../say.js';

const KEEP = 'rollout-draft';
const COLUMNS = ['title', 'focus', 'from', 'to', 'lane', 'status'];
const LAST = ['notes', 'seconds'];
// Of each kind of scene what it is called, and which columns it has that others have not; only where some scene fills one it is written.
/** @type {Record<string, [string, ('words' | 'who' | 'when' | 'picture')[]]>} */
export const KINDS = {
  events: [later('Events on the timeline'), []],
  number: [later('A number with its series'), []],
  quotation: [later('A quotation'), ['words', 'who', 'when']],
  picture: [later('A picture'), ['picture']],
  text: [later('Words alone'), ['words']],
};
const OWN = /** @type {const} */ (['kind', 'words', 'who', 'when', 'picture']);
/** @type {{kind: string, words: string, who: string, when: string, picture: string}} */
export const PLAIN = {kind: 'events', words: '', who: '', when: '', picture: ''};
export const LONGEST = 90;
export const SECONDS = 60;
const SOON = 2000; // ms
// What is kept of what is typed into each field of a scene.
/** @type {Record<string, (typed: string) => string | number>} */
export const FIELDS = {
  title: typed => typed.replace(/\s+/g, ' ').trim(),
  notes: typed => typed,
  kind: chosen => chosen,
  words: typed => typed.replace(/[^\S\n]+/g, ' ').trim(),
  who: typed => typed.replace(/\s+/g, ' ').trim(),
  when: typed => typed.trim(),
  picture: typed => typed.trim(),
  seconds: typed => Math.min(3600, Math.max(1, Math.round(Number(typed)) || SECONDS)),
};

// wrong: the problems of the file that was opened; own: whether something was changed here since it was opened; unsaved: or since it
// was downloaded; others: what another talk took the place of, the last of it last.
/** @type {{name: string, scenes: Drafted[], wrong: string[], own: boolean, unsaved: boolean, others: {name: string, scenes: Drafted[]}[]}} */
export const draft = {name: 'my-talk', scenes: [], wrong: [], own: false, unsaved: false, others: []};

// ---- this window remembers it over a reload, and forgets it when it is closed
export function keep() {
  const {name, scenes, own, others, unsaved} = draft;
  kept.write(KEEP, {name, scenes, own, others, unsaved});
}
export function recall() {
  const {name, scenes, own = true, others = [], unsaved = own} = kept.read(KEEP) || {};
  const whole = scenes?.map((/** @type {Drafted} */ scene) => ({...PLAIN, ...scene}));
  if (scenes) Object.assign(draft, {name, scenes: whole, own, others, unsaved});
}
export function touch() {
  draft.own = draft.unsaved = true;
  keep();
}

// The CSV. What a spreadsheet would take for a formula begins with a space, which no reader keeps; so too within a
// cell, for some take a semicolon or a tab for the end of one; signs as wide as Chinese letters count too.
/** @param {string} text */
const safe = text => text.replace(/(^|[;\t\r\n])(?=[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/g, '$1 ');
/** @param {string} text */
const cell = text => (/[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// Where some lane has a semicolon in its name, each name stands in quotation marks: else two could be read as that one.
/** @param {string[]} lanes */
const named = lanes => (state.keys.some(one => one.includes(';')) ? lanes.map(one => `"${one}"`) : lanes).join('; ');
// What a scene of another kind had is not written: nobody would see it.
/** @param {Drafted} scene @param {typeof OWN[number]} column */
const cellOf = (scene, column) =>
  column === 'kind'
    ? scene.kind === PLAIN.kind
      ? ''
      : scene.kind
    : KINDS[scene.kind][1].includes(column)
      ? scene[column]
      : '';
export function csv() {
  const columns = [...new Set(draft.scenes.flatMap(scene => scene.extra.map(([column]) => column)))];
  const own = OWN.filter(column => draft.scenes.some(scene => cellOf(scene, column)));
  const rows = draft.scenes.map(scene => [
    scene.title,
    scene.focus.join(' '),
    scene.from,
    scene.to,
    named(scene.lanes),
    scene.statuses.join(' '),
    ...own.map(column => cellOf(scene, column)),
    scene.notes,
    String(scene.seconds),
    ...columns.map(column => scene.extra.find(([one]) => one === column)?.[1] || ''),
  ]);
  return (
    [[...COLUMNS, ...own, ...LAST, ...columns], ...rows]
      .map(row => row.map(text => cell(safe(text))).join(','))
      .join('\r\n') + '\r\n'
  );
}
// What the reader of talks says of a file: the same that reads those beside the events.
/** @param {BodyInit} body @param {string} called @param {string} [within] the language that its words are read in; else the file's own */
export async function read(body, called, within = '&language=') {
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(called)}${within}`, {
    method: 'POST',
    body,
    cache: 'no-store',
  });
  if (!answer.ok)
    throw new Error(
      answer.status === 413 ? say('The file is too large for a talk.') : say('The file cannot be read here.'),
    );
  return answer.json();
}
/** @param {Scene} scene */
const taken = scene => ({
  title: scene.title,
  focus: [...scene.focus, ...scene.gone],
  from: scene.days?.[0] || '',
  to: scene.days?.[1] || '',
  lanes: scene.lanes,
  statuses: scene.statuses,
  notes: scene.notes || '',
  seconds: scene.seconds,
  kind: scene.kind,
  words: scene.words,
  who: scene.who,
  when: scene.when,
  picture: scene.picture?.file || '',
  extra: scene.extra || [],
});
// What was read takes the place of what was here, which is kept where it was changed.
/** @param {Talk} given @param {string} name */
export function replace({scenes, problems}, name) {
  draft.wrong = problems;
  if (scenes.length) {
    if (draft.own && draft.scenes.length) draft.others.push({name: draft.name, scenes: draft.scenes});
    Object.assign(draft, {name, scenes: scenes.map(taken), own: false});
  }
  keep();
}
// Once more puts back what was here before that, and in the end what is here now, where it was changed: nothing is lost by it.
export function restore() {
  const back = draft.others.pop();
  if (draft.own && draft.scenes.length) draft.others.unshift({name: draft.name, scenes: draft.scenes});
  Object.assign(draft, {...back, own: true, wrong: []});
}
// What was changed and not downloaded is lost with the window: the browser asks first. By the keys of a reload nothing is lost.
export function askBeforeLoss() {
  let reloading = -Infinity;
  addEventListener(
    'keydown',
    ({key, ctrlKey, metaKey, timeStamp}) => {
      if (key === 'F5' || ((ctrlKey || metaKey) && key === 'r')) reloading = timeStamp;
    },
    true,
  );
  addEventListener('beforeunload', event => {
    if (draft.unsaved && draft.scenes.length && event.timeStamp - reloading > SOON) event.preventDefault();
  });
}
