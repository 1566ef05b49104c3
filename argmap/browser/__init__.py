"""The terminal browser: a thin face of the core, and the only package that knows Textual.

`keys` is the one table of actions; everything that shows keys is made from it.
"""
