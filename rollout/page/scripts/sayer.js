// Who says so as it stands within a sentence: where it is not stated, nobody has the name "not stated".
import {say} from './say.js';

/** @param {string} says */
export const sayer = says => (says === say('not stated') ? say('someone the file does not name') : says);
