// Full screen, which a reload takes away: this window remembers that it had it, and the caption names the key that brings it back.
import * as kept from '../kept.js';
import {giving} from './scene.js';

const KEEP = 'rollout-full';
const STAYED = 3000; // ms after which a page that was to go away is still there: somebody stayed
let leaving = false;
// Whether the screen was full before this page was loaded again, and is not now.
export const lost = () => !document.fullscreenElement && kept.read(KEEP) === true;

export const toggle = () =>
  document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.().catch(() => {});
function keep() {
  if (!leaving && giving()) kept.write(KEEP, !!document.fullscreenElement);
}
export function start() {
  addEventListener('beforeunload', () => {
    leaving = true;
    setTimeout(() => {
      leaving = false;
      keep();
    }, STAYED);
  });
  document.addEventListener('fullscreenchange', () => {
    keep();
    for (const button of document.querySelectorAll('#caption [data-key=f]')) button.toggleAttribute('hidden', !lost());
  });
}
