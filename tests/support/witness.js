// Put into every page before its own scripts: notes every element and attribute that ever stands in the page, and every
// address that any of them holds, so that nothing injected goes unseen, however short it stays.
window.witness = (() => {
  /** @type {Set<string>} */
  const parts = new Set();
  /** @type {Set<string>} */
  const addresses = new Set();
  const LEADS = /^(xlink:)?(href|src|srcset|action|formaction|data|poster|ping|background|cite|manifest)$/;

  /** @param {Node} node */
  function note(node) {
    if (!(node instanceof Element)) return;
    const tag = node.tagName.toLowerCase();
    parts.add(tag);
    for (const {name, value} of node.attributes) {
      parts.add(`${tag} ${name}`);
      if (LEADS.test(name) || (name === 'style' && /url|import|expression/i.test(value))) addresses.add(`${tag} ${name}=${value}`);
    }
    for (const child of node.children) note(child);
  }
  new MutationObserver(records => records.forEach(({type, target, addedNodes}) => type === 'attributes' ? note(target) : addedNodes.forEach(note)))
    .observe(document, {childList: true, subtree: true, attributes: true});
  return {parts: () => [...parts], addresses: () => [...addresses]};
})();
