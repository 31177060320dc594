// Written by `python -m tools.icons` from rollout/layout/forms.py: change the table there, not this file.
export const forms = {
  "documented": [["circle", {"cx": 10, "cy": 10, "r": 5.5, "fill": "currentColor"}]],
  "reported": [["circle", {"cx": 10, "cy": 10, "r": 5.5}], ["circle", {"cx": 10, "cy": 10, "r": 2.2, "fill": "currentColor", "stroke": "none"}]],
  "claimed": [["circle", {"cx": 10, "cy": 10, "r": 5.5}]],
  "planned": [["path", {"d": "M10 2.56 L17.44 10 L10 17.44 L2.56 10 Z"}]],
  "forecast": [["path", {"d": "M10 2.56 L17.44 10 L10 17.44 L2.56 10 Z", "stroke-dasharray": "2.4 2.2"}]],
  "retracted": [["circle", {"cx": 10, "cy": 10, "r": 5.5}], ["path", {"d": "M6.15 6.15 L13.85 13.85 M13.85 6.15 L6.15 13.85"}]],
  "unreviewed": [["path", {"d": "M5 5 L15 5 L15 15 L5 15 Z"}]],
};
