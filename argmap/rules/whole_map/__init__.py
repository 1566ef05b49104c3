"""Rules on a map as a whole: expectations, schemes, silences."""
