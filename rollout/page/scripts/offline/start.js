// A page without a server, and its presenter's window: the same file opened a second time. Nothing is asked of anybody.
import {answerWith, picturesFrom} from '../answer.js';
import * as clicks from '../clicks.js';
import {expose} from '../debug.js';
import {$} from '../dom.js';
import {answer, data, startPage} from './answers.js';
import * as keys from '../page/keys.js';
import * as narrow from '../page/narrow.js';
import * as paper from '../page/paper.js';
import * as glide from '../picture/glide.js';
import * as stage from '../stage.js';
import * as presenter from '../talk/presenter.js';
import {talk} from '../talk/talk.js';
import * as map from '../where/map.js';

// offer: starts what offers the files beside the page.
/** @param {() => void} offer */
export function start(offer) {
  answerWith(answer);
  picturesFrom(file => data.media[file] || '');
  addEventListener('submit', event => event.preventDefault()); // Enter in the search: it has long been done
  document.documentElement.toggleAttribute('data-disk', location.protocol === 'file:');
  document.documentElement.toggleAttribute('data-alone', !data.files);
  if (stage.query().has('presenter')) {
    document.body.id = 'presenter';
    document.body.replaceChildren($('presenter-page').content.cloneNode(true));
    presenter.start();
  } else {
    clicks.start();
    glide.start();
    offer();
    keys.start();
    narrow.start();
    paper.start();
    if (data.maps) map.start();
    talk.start();
    startPage();
    $('show-map').hidden = !data.maps; // no event has a point
  }
  expose({talk});
}
