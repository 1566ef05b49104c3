"""Exit statuses of the commands."""

OK = 0
FINDINGS = 1
"""Something was found: errors in a map, a file that would change, two maps that differ."""
USAGE = 2
"""Wrong options, or a file that cannot be read or written; an unexpected error, too."""
ENGINE = 3
"""No layout engine, or one that failed."""
INTERRUPTED = 130
