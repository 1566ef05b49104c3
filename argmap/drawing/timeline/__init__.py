"""Claims and statements of a view along their times."""
