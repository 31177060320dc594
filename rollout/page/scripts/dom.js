// The elements of the page: one by its name, a new one. Text goes in as text, never as markup.
export const $ = id => document.getElementById(id);

export function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {}))
    if (value === true) node.setAttribute(key, '');
    else if (value !== false && value != null) node.setAttribute(key, value);
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return node;
}

// New content for a room; the focus stays on what stands for the same thing.
export function refill(room, ...content) {
  const had = room.contains(document.activeElement) && document.activeElement;
  const same = node => node.id + JSON.stringify(node.dataset);
  room.replaceChildren(...content);
  if (had)
    [...room.querySelectorAll('button, select')].find(node => same(node) === same(had))?.focus({preventScroll: true});
}
