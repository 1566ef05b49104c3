"""The syntax tree: the content of a file as written, with names not yet resolved.

Frozen values. Spans are left out of equality, so `parse(write(tree)) == tree` is `==`. Spans of
nodes count from the beginning of their chunk (see `Chunk`), so that an unchanged chunk can be
reused wherever it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from argmap.base.fast_values import swift
from argmap.base.text import Place
from argmap.base.values import dataclass, field

Span = tuple[int, int]


@swift
@dataclass(frozen=True, slots=True)
class Name:
    """A name in its declaration."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Ref:
    """A name that refers to a declaration."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Words:
    """The writer's own words, a line of the file each, without the `:` and `|`."""

    lines: tuple[str, ...]
    span: Span = field(default=(0, 0), compare=False)

    @property
    def text(self) -> str:
        """Return the words as one line."""
        return self.lines[0] if len(self.lines) == 1 else " ".join(filter(None, self.lines))


@swift
@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's exact words; `marks` are the opening and closing mark as written."""

    text: str
    marks: str = field(default='""', compare=False)
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Declaration:
    """`claim NAME: words`, `supported by NAME: words`, `person NAME: words`, …: a keyword that
    brings something into the map, under a name or (where the grammar allows it) without one.
    """

    keyword: str
    name: Name | None
    words: Words | None
    body: tuple[Statement, ...] = ()
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Link:
    """`supports a, b with c` or `supported by a`: a relation between things named elsewhere.

    `subject` is the name before the keyword when the relation is on a line of its own.
    """

    subject: Ref | None
    keyword: str
    targets: tuple[Ref, ...]
    together: tuple[Ref, ...] = ()
    body: tuple[Statement, ...] = ()
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Quotation:
    """`evidence "…" said by P via Q in S at paragraph 12`."""

    name: Name | None
    quote: Quote
    voice: Ref | None
    source: Ref | None
    at: str
    body: tuple[Statement, ...] = ()
    span: Span = field(default=(0, 0), compare=False)
    via: tuple[Ref, ...] = ()


@swift
@dataclass(frozen=True, slots=True)
class Names:
    """A keyword and references: `by snider, prashad`, `tags …`, `held by …`, `scheme …`."""

    keyword: str
    names: tuple[Ref, ...]
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Text:
    """A keyword and words: `note: …`, `role: …`, `x-page: …`; `assumed` may lack them."""

    keyword: str
    words: Words | None
    span: Span = field(default=(0, 0), compare=False)


@swift
@dataclass(frozen=True, slots=True)
class Value:
    """A keyword and one bare value: `published 2023-10`, `credence 0.7`, `kind figure`, `id …`."""

    keyword: str
    value: str
    span: Span = field(default=(0, 0), compare=False)
    value_span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Where:
    """`in SOURCE at LOCATOR` on a line of its own."""

    source: Ref
    at: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Show:
    """`show …` or `hide …`: `what` is selected, `names` of that kind (for `when`, the one period),
    `depth` for claims.
    """

    keyword: str
    what: str
    names: tuple[Ref, ...] = ()
    depth: str = ""
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Expect:
    """`expect NAME outcome`, `expect NAME crux of NAME`, `expect quotes match`."""

    subject: Ref | None
    outcome: str
    of: Ref | None = None
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Use:
    """`use: path` or `use PREFIX: path`."""

    prefix: Name | None
    path: Words
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Allow:
    """`allow RULE, RULE: reason`."""

    rules: tuple[Ref, ...]
    reason: Words | None
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """`answered QUESTION: reason` or `answered QUESTION by NAME, NAME`: the answer to a critical
    question of the scheme. It has `reason`, `by` or both.
    """

    question: Ref
    reason: Words | None
    by: tuple[Ref, ...] = ()
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """A line that begins with `#`; `text` is the whole line."""

    text: str
    span: Span = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that could not be read, and the lines under it."""

    text: str
    body: tuple[Statement, ...] = ()
    span: Span = field(default=(0, 0), compare=False)


Statement = (
    Declaration
    | Link
    | Quotation
    | Names
    | Text
    | Value
    | Where
    | Show
    | Expect
    | Use
    | Allow
    | Answered
    | Comment
    | Broken
)


_NO_NAMES: Mapping[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake in the file, found while reading it.

    `kind` is `broken`, `tab`, `indent`, `deep`, `name`, `quote`, `control`, `rest` (the file is
    not read from there on) or `conflict` (what a merge left; place and line are all of it). `place` is the line from its first character that is not a space to its
    end (for `name`, `quote` and `control` just that stretch); `line` is the line without its
    indentation; `column` counts code points into `line`, from 0, to where the mistake starts;
    `expected` are possible continuations, in words of the language; `under` is the keyword of the
    enclosing line, empty at the left margin; `detail` depends on the kind (the better spelling of a
    name; the keyword that takes no lines under it). `names` (by kind and name, or kind and title,
    the name of everything that the map declares, and used files that could not be read) and `others`
    (further slips with the same better spelling) are added when rules are asked.
    """

    kind: str
    place: Place
    line: str
    column: int = 0
    expected: tuple[str, ...] = ()
    under: str = ""
    detail: str = ""
    names: Mapping[tuple[str, str], str] = field(
        default_factory=lambda: _NO_NAMES, compare=False, repr=False
    )
    others: tuple[Slip, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few neighbouring declarations of a file: the unit that is read, and reused, by its text."""

    items: tuple[Statement, ...]
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class SyntaxTree:
    """One file: its chunks, each with the offset at which it begins."""

    path: str = field(compare=False)
    text: str = field(compare=False)
    chunks: tuple[tuple[int, Chunk], ...] = field(compare=False)
    items: tuple[Statement, ...]

    @classmethod
    def of(cls, path: str, text: str, chunks: Iterable[tuple[int, Chunk]]) -> SyntaxTree:
        """Make the tree of a file whose chunks begin at these offsets."""
        placed = tuple(chunks)
        return cls(path, text, placed, tuple(item for _, chunk in placed for item in chunk.items))

    @property
    def slips(self) -> tuple[Slip, ...]:
        """Return every slip of the file, with its place in the file."""
        return tuple(
            Slip(
                slip.kind,
                Place(self.path, slip.place.start + at, slip.place.end + at),
                slip.line,
                slip.column,
                slip.expected,
                slip.under,
                slip.detail,
            )
            for at, chunk in self.chunks
            for slip in chunk.slips
        )

    @property
    def cut_short(self) -> bool:
        """Whether the end of the file was not read because too many lines before it are broken."""
        slips = self.chunks[-1][1].slips if self.chunks else ()
        return bool(slips) and slips[-1].kind == "rest"

    def located(self) -> Iterator[tuple[int, Statement]]:
        """Yield every top-level statement with the offset that its spans count from."""
        for at, chunk in self.chunks:
            for item in chunk.items:
                yield at, item
