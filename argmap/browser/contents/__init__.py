"""Walking a map: what stands below what, what is known of one thing, where words occur.

Values without a screen: the terminal browser shows them, and so could any other face.
"""
