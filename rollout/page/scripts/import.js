// The page on which a list becomes a timeline.
import {start} from './import/start.js';

start();
