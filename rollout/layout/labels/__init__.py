"""Label layout: told or counted.

Every event gets a row, a side for its words and one number, `told_from`: the least scale, in pixels per day,
at which it is told. Zooming then costs one comparison for each event and never moves a label. After Been,
Daiches and Yap, Dynamic Map Labeling, IEEE TVCG 12(5), 2006: each label owns one unbroken range of scales.
"""

from rollout.layout.labels.geometry import Item, Placed, Spacing, told, words_at
from rollout.layout.labels.layout import place

__all__ = ["Item", "Placed", "Spacing", "place", "told", "words_at"]
