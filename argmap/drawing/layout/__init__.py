"""Coordinates of everything in a picture."""
