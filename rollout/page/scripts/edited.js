// The rest of the served page of a file that may be edited: the form too.
import * as form from './edit/start.js';
import './rest.js';

form.start();
