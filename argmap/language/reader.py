"""Text to syntax tree. Never fails: a line that cannot be read becomes a node and a slip.

A file is cut where a line begins at the left margin, and a few neighbouring declarations are read
together (a chunk). Chunks are remembered by their text, so after one edit only one chunk is read
again. A chunk is driven through lark's parser token by token: indentation is made here, and when a
line does not fit, the parser's stack is cut back to where the line began, the line is fed as
`BROKEN`, and reading goes on after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from argmap.base.text import Place
from argmap.language.blanks import with_plain_blanks
from argmap.language.conflicts import without_marks
from argmap.language.machine import BLANKS, Machine, Reduction, Stuck, Token
from argmap.language.names import FREE, better_name, is_name
from argmap.language.terminals import spoken
from argmap.language.tree import Chunk, Comment, Slip, SyntaxTree

MAX_DEPTH = 100
MAX_BROKEN = 2000
"""Most broken lines of a file; the rest is not read, and a slip says so."""

TAB = 4

_PIECE = re.compile(r"^(?=[^\s#|])", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_TABBED = re.compile(r"^[ ]*\t[ \t]*(?=\S)", re.MULTILINE)
_DEEP = re.compile(rf"^[ \t]{{{MAX_DEPTH + 1}}}", re.MULTILINE)
_RELATES = re.compile(r"[ \t]+(?:supports|rebuts|undercuts|restates|contradicts)[ \t]")
_LEADING = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*")
_OF_LINES = frozenset({"name", "quote"})
_LINE_END = re.compile(r"[^\n]*(?:\n[ \t]*\|[^\n]*)*")


def parse(text: str, path: str = "-") -> SyntaxTree:
    """Read a file's text (see `argmap.base.text.read_text`) into its tree; never raises.

    `path` is the name used in places.
    """
    return SyntaxTree.of(path, text, in_chunks(text, read_chunk))


def in_chunks(text: str, read: Callable[[str], Chunk]) -> Iterator[tuple[int, Chunk]]:
    """Yield where each chunk of a text begins, and the chunk that `read` makes of its part of the text.

    After `MAX_BROKEN` broken lines the rest is left out, which a slip says.
    """
    text, conflicts = without_marks(text)
    if conflicts:
        yield 0, Chunk((), conflicts)
    broken = 0
    for start, end in _cut(text):
        if broken >= MAX_BROKEN:
            yield start, Chunk((), (_rest(text, start),))
            return
        chunk = read(text[start:end])
        yield start, chunk
        broken += sum(slip.kind == "broken" for slip in chunk.slips) if chunk.slips else 0


def read_chunk(text: str) -> Chunk:
    """Read the text of one chunk."""
    return _read(text)


def _cut(text: str) -> list[tuple[int, int]]:
    """Return the bounds of chunks: about every 16th declaration, chosen by its own text so that an
    edit moves no other boundary.
    """
    starts = [m.start() for m in _PIECE.finditer(text)]
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    starts.append(len(text))
    cuts, begin = [], 0
    for start, end in pairwise(starts):
        if end - begin > 100_000 or crc32(text[start:end].encode("utf-8", "replace")) & 15 == 0:
            cuts.append((begin, end))
            begin = end
    if begin < len(text):
        cuts.append((begin, len(text)))
    return cuts


def _rest(text: str, start: int) -> Slip:
    """Return the slip for a text that is not read from `start` on; its place, from `start`, is one
    line.
    """
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip()
    return Slip("rest", Place("", 0, len(line)), line, 0, (), "", str(MAX_BROKEN))


@lru_cache(maxsize=16384)
def _read(text: str) -> Chunk:
    return _Reader(text).read()


def forget() -> None:
    """Let go of the chunks that were read before."""
    _read.cache_clear()


class _Reader:
    """One pass over one chunk."""

    def __init__(self, text: str) -> None:
        self.slips: list[Slip] = []
        self.text = with_plain_blanks(text)
        self.clean = self._clean(self.text)
        self.widths: dict[int, int] = {}
        """Indentation of lines with tabs, by the offset at which their words begin."""
        self.stack: list[tuple[int, bool]] = [(0, True)]
        """Open indentations: the width of each, and whether the parser was fed it."""
        self.heads: list[str] = [""]
        """The keyword of the latest line at each open indentation."""
        self.under = ""
        self.machine = Machine()
        self.line_start = 0
        """The offset at which the words of the current line begin."""
        self.depth = 0
        """The number of states that the machine had before the current line."""
        self.at_line_start = True
        self.broken = 0

    def _clean(self, text: str) -> str:
        """Return the text with control characters replaced and too deep lines blanked, at the same
        length.
        """
        if not text.endswith("\n"):
            text += "\n"
        if _CONTROL.search(text):
            for match in _CONTROL.finditer(text):
                start = match.start()
                code = f"U+{ord(match.group()):04X}"
                self._slip("control", start, start + 1, detail=code, line=code)
            text = _CONTROL.sub("\ufffd", text)
        return text

    def read(self) -> Chunk:
        """Read the chunk from end to end."""
        if "\t" in self.clean:
            self._measure_tabs()
        if _DEEP.search(self.clean):
            self._blank_too_deep()
        end = len(self.clean)
        at = self._leading()
        while at < end:
            try:
                at = self._read_line(at)
            except Stuck as stuck:
                at = self._recover(stuck)
                self.broken += 1
                if self.broken >= MAX_BROKEN and self.clean[at:].strip():
                    self._leave_rest(at)
                    break
        while len(self.stack) > 1:
            self._pop(end)
        items = self.machine.finish(end)
        return Chunk(items, tuple(sorted(self.slips, key=lambda s: s.place)))

    def _read_line(self, at: int) -> int:
        """Read to the end of a line; return where the words of the next one begin.

        `Machine.feed` is written out here, since this runs for every word and sign of a file.
        """
        text, machine = self.clean, self.machine
        states, values, reduce = machine.states, machine.values, machine.reduce
        fresh = True
        while True:
            row = states[-1]
            found = row.match(text, at)
            if found is None:
                while text[at] in BLANKS:
                    at += 1
                raise Stuck(at, row)
            kind: str = found.lastgroup  # type: ignore[assignment]  # every terminal is a group
            written, at = found[kind], found.end()
            if kind == "_NL":
                if not fresh:  # else it is after a broken line, whose end was fed
                    machine.feed(kind, None, at - len(written))
                self._indent(written, at)
                return at
            start = at - len(written)
            if kind == "NAME":
                if not is_name(written):
                    self._slip("name", start, at, detail=better_name(written))
            elif kind == "QUOTE":
                self._check_quote(written, start, at)
            if fresh:
                head = " ".join(written.split()) if " " in written else written
                self.heads[-1] = "relation" if kind == "NAME" else head
            action = row.get(kind)
            while action.__class__ is Reduction:
                action = reduce(action, kind)
            if action is None and written in FREE and _RELATES.match(text, at):
                kind, action = "NAME", states[-1].get("NAME")
                while action.__class__ is Reduction:
                    action = reduce(action, kind)
            if action is None:
                raise Stuck(start, states[-1])
            states.append(action)  # type: ignore[arg-type]
            values.append(Token(kind, written, start, at))
            if fresh:
                self.depth = len(states) - 1
                self.at_line_start = fresh = False

    # ---- lines and indentation ----

    def _leading(self) -> int:
        """Read blank lines, comments and indentation before the first line; return where that
        begins.
        """
        match = _LEADING.match(self.clean)
        assert match is not None
        if match.end():
            self._indent("\n" + match.group(), match.end())
        return match.end()

    def _indent(self, blank: str, end: int) -> None:
        """Read what separates two lines: comments, and the next line's indentation."""
        self.at_line_start = True
        self.line_start = end
        if end >= len(self.clean):
            self._comments(blank, 0, end)
            return
        width = self._width(end) if self.widths else len(blank) - blank.rfind("\n") - 1
        commented = "#" in blank
        if width > self.stack[-1][0]:
            self._push(width, end)
            if commented:
                self._comments(blank, width, end)
            return
        if commented:
            self._comments(blank, width, end)
        if width < self.stack[-1][0]:
            self._dedent(width, end)
        self.under = self.heads[-2] if len(self.heads) > 1 else ""

    def _width(self, at: int) -> int:
        """Return the indentation of a line that begins at `at`."""
        if at in self.widths:
            return self.widths[at]
        return at - self.clean.rfind("\n", 0, at) - 1

    def _push(self, width: int, at: int) -> None:
        told = True
        self.heads.append("")
        self.under = self.heads[-2]
        try:
            self._feed("_INDENT", at)
        except Stuck:
            told = False
            start, end = self._line(at)
            line = self.clean[start:end]
            self.slips.append(
                Slip("indent", Place("", start, end), line, 0, (), self.under, self.under)
            )
        self.stack.append((width, told))

    def _push_for_comment(self, width: int, at: int) -> None:
        """Open a block that contains only comments, if the line above can have one."""
        with suppress(Stuck):
            self._feed("_INDENT", at)
            self.stack.append((width, True))
            self.heads.append("")

    def _pop(self, at: int) -> None:
        _, told = self.stack.pop()
        self.heads.pop()
        if told:
            self._feed("_DEDENT", at)

    def _dedent(self, width: int, at: int) -> None:
        while len(self.stack) > 1 and self.stack[-1][0] > width:
            if self.stack[-2][0] < width:  # between two: it stays in the deeper block
                start, end = self._line(at)
                self.slips.append(
                    Slip(
                        "indent", Place("", start, end), self.clean[start:end], 0, (), "", "between"
                    )
                )
                break
            self._pop(at)

    def _comments(self, blank: str, next_width: int, at: int) -> None:
        """Feed the comments of a line end, each in the block its indentation fits best."""
        offset = at - len(blank)
        for line in blank.split("\n"):
            text = line.strip()
            if text:
                start = offset + line.index("#")
                width = max(next_width, self._width(start))
                if width > self.stack[-1][0] >= next_width:
                    self._push_for_comment(width, at)
                while self.stack[-1][0] > width:
                    self._pop(at)
                comment = Comment(text, (start, start + len(text)))
                self.machine.feed("COMMENT", comment, start)
            offset += len(line) + 1

    # ---- tokens ----

    def _check_quote(self, raw: str, start: int, end: int) -> None:
        if len(raw) < 2 or raw[-1] not in '"”“»' or (raw[0] in '"“«' and raw[-1] == "“"):
            self._slip("quote", start, end)

    def _slip(
        self, kind: str, start: int, end: int, *, detail: str = "", line: str | None = None
    ) -> None:
        shown = self.text[start:end] if line is None else line
        self.slips.append(Slip(kind, Place("", start, end), shown, 0, (), "", detail))

    # ---- broken lines ----

    def _line(self, at: int) -> tuple[int, int]:
        """Return the stretch from `at` to the end of its line, with the lines that continue it."""
        match = _LINE_END.match(self.clean, at)
        assert match is not None
        return at, at + len(match.group().rstrip(BLANKS))

    def _recover(self, stuck: Stuck) -> int:
        """Make the current line a broken one; return where reading goes on."""
        start, end = self._line(self.line_start)
        if not self.at_line_start:
            self.machine.cut(self.depth)
        line = self.clean[start:end]
        self.heads[-1] = ""
        column = min(max(stuck.at - start, 0), len(line))
        while (
            self.slips and self.slips[-1].kind in _OF_LINES and self.slips[-1].place.start >= start
        ):
            self.slips.pop()
        expected = spoken(stuck.expected)
        self.slips.append(Slip("broken", Place("", start, end), line, column, expected, self.under))
        self.machine.feed("BROKEN", Token("BROKEN", self.clean[start:end], start, end), start)
        self._feed("_NL", end)
        self.at_line_start = True
        return end

    def _leave_rest(self, at: int) -> None:
        """Add a slip that says that nothing after the line at `at` is read."""
        while self.text[at].isspace():
            at += 1
        slip = _rest(self.text, at)
        self.slips = [s for s in self.slips if s.place.start < at]
        self.slips.append(replace(slip, place=Place("", at, at + slip.place.end)))

    def _feed(self, kind: str, at: int) -> None:
        self.machine.feed(kind, None, at)

    # ---- tabs and depth ----

    def _measure_tabs(self) -> None:
        for match in _TABBED.finditer(self.clean):
            width = 0
            for character in match.group():
                width = width + 1 if character == " " else (width // TAB + 1) * TAB
            self.widths[match.end()] = width
            if self.clean[match.end()] != "#":
                start, end = self._line(match.end())
                stretch = Place("", match.start(), match.end())
                line = self.clean[start:end].split("\n")[0]
                self.slips.append(Slip("tab", stretch, line, 0, (), "", " " * width))

    def _blank_too_deep(self) -> None:
        """Blank the lines that are more than MAX_DEPTH levels deep; add one slip for each run."""
        stack, out, reported, at = [0], [], False, 0
        for line in self.clean.split("\n"):
            words = line.lstrip(" \t")
            width = self.widths.get(at + len(line) - len(words), len(line) - len(words))
            if words and not words.startswith(("#", "|")):
                while stack[-1] > width:
                    stack.pop()
                if width > stack[-1]:
                    stack.append(width)
                if len(stack) > MAX_DEPTH + 1:
                    if not reported:
                        start = at + len(line) - len(words)
                        place = Place("", start, at + len(line.rstrip()))
                        slip = Slip("deep", place, words.rstrip(), 0, (), "", str(MAX_DEPTH))
                        self.slips.append(slip)
                    reported = True
                else:
                    reported = False
            out.append(" " * len(line) if reported and words else line)
            at += len(line) + 1
        self.clean = "\n".join(out)
