"""How long an editor waits for the language server: `python tests/bench/bench_lsp.py [CLAIMS…]`.

A debate of so many claims is opened over standard input and output, once from one of its articles and once from the file that
uses all of them. What is printed are medians in ms over some rounds; diagnostics without the pause after typing.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from debates_of_size import MAIN, write_debate
from language_client import Editor
from lsprotocol import types as t

from argmap.lsp.server import WAIT

ROUNDS = 7


async def measure(folder, name):
    """What opening, typing and asking takes in one file."""
    text = (folder / name).read_text(encoding="utf-8")
    found = {}
    begin = time.perf_counter()
    async with Editor(folder) as one:
        one.open(name, text)
        await asyncio.wait_for(one.diagnostics(name, 1), 300)
        found["start to first diagnostics"] = [time.perf_counter() - begin - WAIT]
        lines = text.split("\n")
        line = next(n for n, words in enumerate(lines) if words.startswith(("    supports ", "    restates ")) or " supports " in words)
        column = lines[line].rindex(" ") + 2
        place = {"text_document": one.doc(name), "position": t.Position(line, column)}
        client = one.client
        asked = {
            "hover": lambda: client.text_document_hover_async(t.HoverParams(**place)),
            "definition": lambda: client.text_document_definition_async(t.DefinitionParams(**place)),
            "completion": lambda: client.text_document_completion_async(t.CompletionParams(**place)),
            "rename": lambda: client.text_document_rename_async(t.RenameParams(new_name="quite-new", **place)),
        }
        for number in range(ROUNDS):
            begin = time.perf_counter()
            one.put(name, len(lines) - 1, 0, f"claim typed-{number}: Typed {number}.\n")
            begun = time.perf_counter()
            await asked["completion"]()
            found.setdefault("completion right after a key", []).append(time.perf_counter() - begun)
            await asyncio.wait_for(one.diagnostics(name, one.versions[name]), 300)
            found.setdefault("key to diagnostics", []).append(time.perf_counter() - begin - WAIT)
            begun = time.perf_counter()
            await asked["hover"]()
            found.setdefault("hover while the rest is checked", []).append(time.perf_counter() - begun)
        await asked["rename"]()
        for what, ask in asked.items():
            for _ in range(ROUNDS):
                begun = time.perf_counter()
                await ask()
                found.setdefault(what, []).append(time.perf_counter() - begun)
    for what, times in found.items():
        print(f"  {what:34} {statistics.median(times) * 1000:8.0f} ms   (worst {max(times) * 1000:.0f})", flush=True)


def main():
    """Measure debates of the sizes asked for."""
    for claims in map(int, sys.argv[1:] or ("1000", "10000")):
        with tempfile.TemporaryDirectory() as folder:
            write_debate(Path(folder), claims)
            for name in (MAIN, "article-3.arg"):
                if (Path(folder) / name).exists():
                    print(f"{claims} claims, {name}")
                    asyncio.run(measure(Path(folder), name))


if __name__ == "__main__":
    main()
