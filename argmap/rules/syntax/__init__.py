"""Rules that put a line which could not be read into words: one file each.

They stand apart so that a map without slips loads none of them.
"""
