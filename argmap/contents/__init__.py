"""Walking a map: its outline, everything known of one thing, and the search for words.

These are values without a screen; the terminal browser shows them, and so could any other face.
"""
