"""The language server: the language in every editor.

`server` speaks the protocol (and, with `wire`, is the only file that knows it), `session` keeps the editor's texts and what has
been read of them, `abilities/` has one file for each thing that an editor can ask: a pure function of a `Snapshot`, a reading of a
map as it is seen from one file.
"""
