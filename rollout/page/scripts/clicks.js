// One listener for every click on the page: whoever has made a button says what a click on it does.
/** @type {((event: any) => void)[]} */
const routes = [];

// Do this for each click on what a selector names, or within it.
/** @param {string} selector @param {(node: any, event: any) => void} act */
export const onClick = (selector, act) =>
  routes.push(event => {
    const node = event.target.closest?.(selector);
    if (node) act(node, event);
  });
// Do this for each click, wherever it is.
/** @param {(event: any) => void} act */
export const onAnyClick = act => routes.push(act);

export function start() {
  document.addEventListener('click', event => {
    for (const route of routes) route(event);
  });
}
