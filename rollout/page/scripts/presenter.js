// The presenter's window of a server.
import {start} from './talk/presenter.js';

start();
