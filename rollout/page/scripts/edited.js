// The served page of a file that may be edited: the page, and the form.
import * as served from './served.js';
import * as form from './edit/start.js';

form.start(served.ready);
