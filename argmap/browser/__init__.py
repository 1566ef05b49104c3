"""The terminal browser: a thin face of the core. The only package that knows Textual.

`keys` is the one table of what can be done; everything that shows keys is made from it.
"""
