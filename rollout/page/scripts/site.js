// The page of a folder on any web host: its files stand beside it.
import {data} from './offline/answers.js';
import {start} from './offline/start.js';
import * as download from './page/download.js';

start(() => download.start(data.files, data.called));
