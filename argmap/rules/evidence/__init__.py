"""Rules on evidence and sources."""
