"""Exit statuses of the commands.

One rule for the standard streams, for every command and its `--help`: when a command has something to
write to standard output and cannot (it is closed, the disk is full), the status is `USAGE`. With
nothing to write, or when the reader has gone away, and whatever becomes of standard error, the
command keeps its own status. A map that is to be read from a closed standard input is `USAGE`.
"""

OK = 0
FINDINGS = 1
"""Something was found: errors in a map, a file that would change, two maps that differ."""
USAGE = 2
"""Wrong options, or a file that cannot be read or written; an unexpected error, too."""
ENGINE = 3
"""No layout engine, or one that failed."""
INTERRUPTED = 130
