"""The page of a map, served to the browser of this machine alone, and kept as the text is.

`follow.py` reads the map again after each save, `server.py` hands the page out and says what has
changed, `guard.py` decides who may ask, `at_line.py` speaks to a preview that is running.
"""
