import {fitHeight} from '../picture/fit.js';
import {timeline} from '../picture/timeline.js';

// What Dash draws the page with: of its own components this page has elements of HTML, a field, a picture and a place for what is
// asked. Those that come with Dash can do much more, in 880 kB of scripts and styles that every visit would wait for.
const TAGS = ['a', 'bdi', 'button', 'div', 'form', 'h1', 'h2', 'header', 'label', 'main', 'ol', 'p', 'section', 'span'];
// Of what Dash hands a component these are no attributes.
const OWN = ['setProps', 'componentPath'];

/** @param {string} tag */
const element =
  tag =>
  /** @param {DashGiven} given */
  ({children, ...given}) => {
    const attributes = Object.entries(given).filter(([name]) => !OWN.includes(name) && !name.startsWith('_'));
    return React.createElement(tag, Object.fromEntries(attributes), children);
  };

// A picture by Plotly, drawn anew when another figure is given, one after another. The first comes with its box on the page.
/** @param {DashGiven} given */
function Graph({id, style, figure, config}) {
  const box = React.useRef(/** @type {Element | null} */ (null));
  const last = React.useRef(/** @type {Promise<unknown>} */ (Promise.resolve()));
  React.useLayoutEffect(() => {
    // One that cannot be drawn must not be the last.
    last.current = last.current
      .catch(() => undefined)
      .then(() => {
        const graph = timeline.graph ?? box.current; // another may have taken its place
        if (!graph) return undefined;
        fitHeight(graph, /** @type {Drawing} */ (figure).layout); // which a picture that was at hand may have changed
        return Plotly.react(graph, {...figure, config});
      });
  }, [figure]);
  return React.createElement(
    'div',
    {id, style, className: 'graph'},
    React.createElement('div', {ref: box, style: {height: '100%', width: '100%'}}),
  );
}

export function start() {
  window.dash_html_components = Object.fromEntries(
    TAGS.map(tag => [tag[0].toUpperCase() + tag.slice(1), element(tag)]),
  );
  window.dash_core_components = {Graph, Input: element('input'), Store: () => null};
}
