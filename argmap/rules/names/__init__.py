"""Rules on names, relations and the shape of a map."""
