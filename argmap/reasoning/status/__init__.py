"""The statuses of claims and steps, and their strengths; shown only to those who ask for them by
name.

`compile` turns a map into a `Graph` of numbers; `grounded` gives every claim and step one status;
`extensions` finds the ways to decide what that leaves undecided; `gradual`, with one of the files
in `strength`, gives a number. `why` and `flip` explain a status; `framework` flattens a map for
programs that know only attacks. Everything is a pure function and speaks of the map only.
"""
