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
