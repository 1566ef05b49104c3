"""The one-page report: who speaks, what they dispute, and whose word it rests on.

`brief` puts it together, as much as fits on a page; `speakers`, `disputes`, `sides` and `ground` find
what there is to say.
"""

from argmap.report.brief.brief import Brief, Entry, Part, brief

__all__ = ["Brief", "Entry", "Part", "brief"]
