"""Rules that explain a line which could not be read: one file each.

They have a folder of their own so that a map without slips loads none of them.
"""
