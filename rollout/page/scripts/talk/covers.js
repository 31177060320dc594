// What covers the picture of a talk, in words.
import {say} from '../say.js';

/** @type {Record<string, string>} */
export const COVERS = {
  black: say('the screen is black'),
  white: say('the screen is white'),
  code: say('the screen is showing the code'),
  sources: say('the screen is showing the sources'),
  where: say('the screen is showing the map'),
  audience: say('the screen is showing the code for phones'),
  opening: say('the screen is showing the title'),
  ending: say('the screen is showing the end'),
};
