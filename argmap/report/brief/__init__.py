"""The one-page report: who speaks, what they dispute, and whose word it rests on.

`brief` puts it together, as much as fits on a page; `page` is its value; `speakers`, `disputes`, `sides` and `ground` find
what there is to say.
"""

from argmap.report.brief.brief import brief
from argmap.report.brief.page import Brief, Entry, Part

__all__ = ["Brief", "Entry", "Part", "brief"]
