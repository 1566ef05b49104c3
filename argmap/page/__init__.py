"""The page: a debate as one file of HTML that opens anywhere, without a network and without this program.

`document` puts it together; each part of it is a file here, each script a file in `scripts/`, the style is in `look/`.
"""

from argmap.page.options import CONTEXTS, PageOptions

__all__ = ["CONTEXTS", "PageOptions"]
