"""Put the tables of the grammar into the wheel, so that no start has to work them out."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface):
    """A wheel gets the file; a checkout, whose grammar may change, does not."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file and name it to hatchling."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from argmap.language.grammar import BROUGHT, build, grammar_text, packed

        text = grammar_text()
        self.folder = tempfile.TemporaryDirectory()
        made = Path(self.folder.name) / "argmap.tables"
        made.write_bytes(packed(build(text), text))
        inside = Path(BROUGHT).relative_to(self.root)
        build_data["force_include"][str(made)] = inside.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the file away once it is in the wheel."""
        del build_data, artifact_path
        if version != "editable":
            self.folder.cleanup()
