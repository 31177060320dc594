import {targetOf} from './dom.js';

// One listener for every click on the page: whoever has made a button says what a click on it does.
/** @type {((event: MouseEvent) => void)[]} */
const routes = [];

// Do this for each click on what a selector names, or within it.
/** @param {string} selector @param {(node: Pressed, event: MouseEvent) => void} act */
export const onClick = (selector, act) =>
  routes.push(event => {
    const node = targetOf(event).closest?.(selector);
    if (node) act(/** @type {Pressed} */ (node), event);
  });
// Do this for each click, wherever it is.
/** @param {(event: MouseEvent) => void} act */
export const onAnyClick = act => routes.push(act);

export function start() {
  document.addEventListener('click', event => {
    for (const route of routes) route(event);
  });
}
