"""Formats other than `.arg`: exports, imports, lists of sources, diagnostics as text and data."""
