"""The `.arg` language: text to tree and back. Only this package imports lark."""

from __future__ import annotations

from argmap.language.tree import Slip, SyntaxTree

__all__ = ["Slip", "SyntaxTree", "forget", "parse", "write"]


def parse(text: str, path: str = "-") -> SyntaxTree:
    """Read a file's text into its tree. Never raises; see `argmap.language.reader.parse`."""
    from argmap.language.reader import parse as read

    return read(text, path)


def write(tree: SyntaxTree) -> str:
    """Write the tree in canonical form; see `argmap.language.writer.write`."""
    from argmap.language.writer import write as put

    return put(tree)


def forget() -> None:
    """Let go of the pieces of text that were read before; for a process that reads each state of a text that is being written."""
    from argmap.language.reader import forget as let_go

    let_go()
