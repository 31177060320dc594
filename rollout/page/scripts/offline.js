// One file that is the whole page, with nothing beside it.
import {start} from './offline/start.js';

start(() => {});
