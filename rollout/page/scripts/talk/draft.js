// A talk in preparation: its scenes, and the CSV that they are written to and read from. It lives in this window alone until it is
// downloaded; nobody else keeps it.
import {fetchAnswer} from '../answer.js';
import * as kept from '../kept.js';
import {state} from '../page/state.js';

const KEEP = 'rollout-draft';
const COLUMNS = ['title', 'focus', 'from', 'to', 'lane', 'status', 'notes', 'seconds'];
export const LONGEST = 90;
export const SECONDS = 60;
const SOON = 2000; // ms
// What is kept of what is typed into each field of a scene.
export const FIELDS = {
  title: typed => typed.replace(/\s+/g, ' ').trim(),
  notes: typed => typed,
  seconds: typed => Math.min(3600, Math.max(1, Math.round(Number(typed)) || SECONDS)),
};

// wrong: the problems of the file that was opened; own: whether something was changed here since it was opened; unsaved: or since it
// was downloaded; others: what another talk took the place of, the last of it last.
export const draft = {name: 'my-talk', scenes: [], wrong: [], own: false, unsaved: false, others: []};

// ---- this window remembers it over a reload, and forgets it when it is closed
export function keep() {
  const {name, scenes, own, others, unsaved} = draft;
  kept.write(KEEP, {name, scenes, own, others, unsaved});
}
export function recall() {
  const {name, scenes, own = true, others = [], unsaved = own} = kept.read(KEEP) || {};
  if (scenes) Object.assign(draft, {name, scenes, own, others, unsaved});
}
export function touch() {
  draft.own = draft.unsaved = true;
  keep();
}

// The CSV. What a spreadsheet would take for a formula begins with a space, which no reader keeps; so too within a
// cell, for some take a semicolon or a tab for the end of one.
const safe = text => text.replace(/(^|[;\t\r\n])(?=[=+\-@])/g, '$1 ');
const cell = text => (/[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// Where some lane has a semicolon in its name, each name stands in quotation marks: else two could be read as that one.
const named = lanes => (state.lanes.some(one => one.includes(';')) ? lanes.map(one => `"${one}"`) : lanes).join('; ');
export function csv() {
  const columns = [...new Set(draft.scenes.flatMap(scene => scene.extra.map(([column]) => column)))];
  const rows = draft.scenes.map(scene => [
    scene.title,
    scene.focus.join(' '),
    scene.from,
    scene.to,
    named(scene.lanes),
    scene.statuses.join(' '),
    scene.notes,
    String(scene.seconds),
    ...columns.map(column => scene.extra.find(([one]) => one === column)?.[1] || ''),
  ]);
  return (
    [[...COLUMNS, ...columns], ...rows].map(row => row.map(text => cell(safe(text))).join(',')).join('\r\n') + '\r\n'
  );
}
// What the reader of talks says of a file: the same that reads those beside the events.
export async function read(body, called) {
  const answer = await fetchAnswer(`talk?notes=1&name=${encodeURIComponent(called)}`, {
    method: 'POST',
    body,
    cache: 'no-store',
  });
  if (!answer.ok)
    throw new Error(answer.status === 413 ? 'The file is too large for a talk.' : 'The file cannot be read here.');
  return answer.json();
}
const taken = scene => ({
  title: scene.title,
  focus: [...scene.focus, ...scene.gone],
  from: scene.days?.[0] || '',
  to: scene.days?.[1] || '',
  lanes: scene.lanes,
  statuses: scene.statuses,
  notes: scene.notes || '',
  seconds: scene.seconds,
  extra: scene.extra || [],
});
// What was read takes the place of what was here, which is kept where it was changed.
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
