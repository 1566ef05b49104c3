"""What stands in a map, and how strongly: asked for by name, never shown otherwise.

`compile` turns a map into a `Graph` of numbers; `grounded` gives every claim and step one status,
`extensions` the ways in which what that leaves undecided can be decided, `gradual` with one
of the files in `strength` a number. `why` and `flip` explain a status, `framework` flattens a map for
programs that know attacks alone. Everything is a pure function and speaks of the map only.
"""
