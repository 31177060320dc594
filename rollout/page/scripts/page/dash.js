// Dash, which comes once another picture than the first was wanted, and takes over asking for them: who only reads has no use for it. The page stands as it was sent, and Plotly draws in it
// from the first picture on: so of Dash's parts none draws anything of its own, and those that come with Dash, which can do much more in
// 880 kB of scripts and styles, are not loaded.
import {bring, heldIn} from './bring.js';
import {draw, handOver} from './drawing.js';

const TAGS = ['a', 'bdi', 'button', 'div', 'form', 'h1', 'h2', 'header', 'label', 'main', 'ol', 'p', 'section', 'span'];

// An element of the page: it stands there. What Dash holds in it is passed on, its words are not.
/** @param {DashGiven} given */
const standing = ({children}) =>
  React.createElement(React.Fragment, {}, ...[children].flat().filter(one => one && typeof one === 'object'));
const nothing = () => null;

// The picture. The figure that Dash begins with is an empty one.
/** @param {DashGiven} given */
function Graph({figure}) {
  const empty = React.useRef(figure);
  React.useLayoutEffect(() => {
    if (figure === empty.current) handOver(data => dash_clientside.set_props('ask', {data}));
    else draw(/** @type {Drawing} */ (figure));
  }, [figure]);
  return null;
}

let coming = false;
export async function come() {
  if (coming) return;
  coming = true;
  window.dash_html_components = Object.fromEntries(TAGS.map(tag => [tag[0].toUpperCase() + tag.slice(1), standing]));
  window.dash_core_components = {Graph, Input: nothing, Store: nothing};
  for (const script of heldIn('drawing').slice(1)) await bring(script);
}
