// The page on a listener's phone.
import {start} from './follow/follow.js';

start();
