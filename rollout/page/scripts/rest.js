// The rest of the served page, which comes once its picture is live: talks, the map, what can be taken away, paper, a list that is dropped.
import {expose} from './debug.js';
import * as arrive from './import/arrive.js';
import * as coming from './page/coming.js';
import * as download from './page/download.js';
import * as paper from './page/paper.js';
import './served.js';
import {prepare} from './talk/prepare.js';
import {talk} from './talk/talk.js';
import * as map from './where/map.js';

download.start();
arrive.start();
paper.start();
map.start();
prepare.start(); // before the talk, which may be one that is kept here
talk.start();
expose({prepare, talk});
setTimeout(coming.come); // the form of a file that may be edited starts after this
