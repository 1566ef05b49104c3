"""Rules on `use` and files."""
