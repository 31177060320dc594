// Drawing in SVG.
const SVG = 'http://www.w3.org/2000/svg';

// A new element, or one within another.
export function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  return node;
}
export function put(parent, tag, attributes, words) {
  const node = parent.appendChild(svg(tag, attributes));
  if (words !== undefined) node.textContent = words;
  return node;
}
// Nothing is written that stands there already.
export const set = (node, name, value) => {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};
