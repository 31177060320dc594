// Written by `python -m tools.icons` from rollout/page/measures.py: change a measure where it is taken from.
export const ROW_HIGH = 1.42; // of the type size: a row of words in a lane
export const HEAD_HIGH = 1.9; // of the type size: what stands above the first row of a lane
export const BETWEEN = 6; // px between lanes
export const GAPS = 0.3; // of the height of a scene, at most, what stands between its lanes
export const LEAST_ROWS = 3; // of a lane
export const LEAST_TYPE = 13; // px
export const SCENE_LINES = 18; // type sizes that the picture of a scene is high
export const SCENE_WIDTH = 26; // type sizes that a narrow one is wide
export const SCENE_AIR = 16; // px above and below it
export const LETTER_STEP = 5; // hundredths of our typeface: letters are larger in steps of these
export const LETTER_MOST = 300; // hundredths of our typeface: the largest
export const TICK_ROOM = 10; // px between words of the time axis
export const TALK_AIR = 0.35; // of the time of the events of a scene: left free on each side
export const TALK_DAYS = 400; // days of a window that nobody chose
export const SILENCE = 550; // days: figures further apart are joined by dots
export const COLOURS = 12; // of lanes
export const MAP_TYPE = 13; // px of the type on a map
