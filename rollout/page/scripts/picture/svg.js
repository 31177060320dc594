// Drawing in SVG.
const SVG = 'http://www.w3.org/2000/svg';

// A new element, or one within another.
/** @param {string} tag @param {Attributes} attributes @returns {SVGElement} */
export function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
  return node;
}
/** @param {Element} parent @param {string} tag @param {Attributes} attributes @param {string} [words] @returns {SVGElement} */
export function put(parent, tag, attributes, words) {
  const node = parent.appendChild(svg(tag, attributes));
  if (words !== undefined) node.textContent = words;
  return node;
}
// Nothing is written that stands there already.
/** @param {Element} node @param {string} name @param {string} value */
export const set = (node, name, value) => {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
};
