"""A map drawn in characters."""
