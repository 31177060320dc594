// Full screen, which a reload takes away: this window remembers that it had it, and the caption names the key that brings it back.
import * as kept from '../kept.js';
import {giving} from './scene.js';

const KEEP = 'rollout-full';
let leaving = false;
// Whether the screen was full before this page was loaded again, and is not now.
export const lost = () => !document.fullscreenElement && kept.read(KEEP) === true;

export const toggle = () =>
  document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.().catch(() => {});
export function start() {
  addEventListener('beforeunload', () => {
    leaving = true;
    setTimeout(() => {
      leaving = false;
    }); // somebody stayed
  });
  document.addEventListener('fullscreenchange', () => {
    if (!leaving && giving()) kept.write(KEEP, !!document.fullscreenElement);
    for (const button of document.querySelectorAll('#caption [data-key=f]')) button.toggleAttribute('hidden', !lost());
  });
}
