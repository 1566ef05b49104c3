"""Rules on positions."""
