// Since when a talk is given, and since when its scene stands; this window remembers both over a reload.
import * as kept from '../kept.js';
import {given} from './scene.js';

const KEEP = 'rollout-talk';
export const pace = {began: 0, turned: 0};

function remember() {
  kept.write(KEEP, {name: given.talk.name, ...pace, at: given.at});
}
export function recall() {
  const was = kept.read(KEEP) || {};
  const same = was.name === given.talk.name;
  pace.began = same ? was.began : Date.now();
  pace.turned = same && was.at === given.at ? was.turned : Date.now();
  remember();
}
export function turn() {
  pace.turned = Date.now();
  remember();
}
export function again() {
  pace.began = Date.now();
  turn();
}
