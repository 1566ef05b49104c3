"""Speakers: direct speech in a source, and the speakers it names."""
