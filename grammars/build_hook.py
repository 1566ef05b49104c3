"""Put the tables of the grammar and the list of the rules into the wheel, so that no start has to work
them out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface):
    """A wheel gets the files; a checkout, whose grammar and rules may change, does not."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the files and name them to hatchling."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from argmap.language import grammar
        from argmap.rules.catalogue import list_for_wheel
        from argmap.rules.listing import BROUGHT

        text = grammar.grammar_text()
        self.folder = tempfile.TemporaryDirectory()
        for inside, data in (
            (Path(grammar.BROUGHT).relative_to(self.root), grammar.packed(grammar.build(text), text)),
            (Path("argmap", "rules", BROUGHT), list_for_wheel()),
        ):
            made = Path(self.folder.name) / inside.name
            made.write_bytes(data)
            build_data["force_include"][str(made)] = inside.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the files once they are in the wheel."""
        del build_data, artifact_path
        if version != "editable":
            self.folder.cleanup()
