// QR codes on the screen of a talk: of the sources that it shows, and of the view where others can reach it.
window.rollout = window.rollout || {};
rollout.codes = (() => {
  const {el, name} = rollout.words, MOST = 3; // sources beside one another that a camera can read from the last row
  const SVG = 'http://www.w3.org/2000/svg', QUIET = 4; // modules around a code

  const ask = query => rollout.fetch(`code?${new URLSearchParams(query)}`).then(answer => answer.ok ? answer.json() : null).catch(() => null);
  function draw({address, size, path}) {
    const svg = document.createElementNS(SVG, 'svg'), wide = size + 2 * QUIET;
    for (const [key, value] of Object.entries({viewBox: `${-QUIET} ${-QUIET} ${wide} ${wide}`, role: 'img', 'aria-label': `QR code of ${address}`, 'shape-rendering': 'crispEdges'})) svg.setAttribute(key, value);
    svg.appendChild(document.createElementNS(SVG, 'path')).setAttribute('d', path);
    return svg;
  }

  // The address of a page that only this machine can reach is of no use to an audience.
  const alone = () => location.protocol === 'file:' || /^(localhost|127\.|\[::1\])/.test(location.hostname);
  function view() {
    const url = new URL(location.href);
    url.searchParams.delete('kiosk');
    return url.href;
  }
  async function show(room, facts, still) {
    const wanted = facts.filter(fact => fact.source.link).slice(0, MOST).map(fact => [{event: fact.id}, fact.words, fact.source.link.host]);
    if (!alone()) wanted.push([{view: view()}, 'This view', location.host]);
    room.replaceChildren(el('h2', {}, wanted.length ? 'Read the source yourself' : 'No source of this scene has a link'));
    const found = await Promise.all(wanted.map(([query]) => ask(query)));
    if (still()) room.append(el('div', {class: 'codes'}, wanted.map(([, words, host], i) => found[i] && el('figure', {}, draw(found[i]), el('figcaption', {}, name(words), el('span', {}, host))))));
  }
  return {show};
})();
