"""Finds a quotation in a source, in any language."""
