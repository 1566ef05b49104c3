"""What tests of the language server share: texts with a mark where the cursor is, edits put into texts, a debate of two files."""

from __future__ import annotations

from argmap.lsp.snapshot import Snapshot
from argmap.reading import Files, Unsaved, read

MARK = "‸"
PATH = "/nowhere/debate.arg"
PEOPLE = "/nowhere/people.arg"
CAST = "person ann: Ann, a shopkeeper\nperson bob: Bob\nsource gazette: The gazette\n    author bob\n"
DEBATE = """\
use: people.arg
# What is asked.
# And by whom.
question street: Should the street be closed?
    note: asked in May
claim close: The town should close the street.
    answers street
    by ann
    tags quiet, safe
    supported by noise: The street is too loud.
        undercut by closed: It is closed already.
    supported by: Other towns did so.
claim bus: A bus stops there.
    evidence count "Every bus, each day" said by bob in gazette at paragraph 2
    evidence: words of mine
        in gazette
bus rebuts close
    by ann
position closers: Close it.
    thesis close
    held by ann
"""


def at(text, path=PATH, **others):
    """The map of a text in which the mark shows the cursor, and where that is."""
    offset = text.index(MARK)
    return snapshot(text.replace(MARK, "", 1), path, **others), offset


def snapshot(text, path=PATH, seen_from=None, files=()):
    """The map of a text, with the cast next to it and further files."""
    texts = {PEOPLE: CAST, path: text, **dict(files)}
    return Snapshot(read([path], loader=Unsaved(texts, Files())), seen_from or path)


def before(text, words, number=0, after=0):
    """The same text with the mark before (or so many characters after the beginning of) some words."""
    place = -1
    for _ in range(number + 1):
        place = text.index(words, place + 1)
    place += after
    return text[:place] + MARK + text[place:]


def applied(text, edits):
    """A text after edits that do not overlap."""
    stop = len(text)
    for one in sorted(edits, key=lambda e: (e.place.start, e.place.end), reverse=True):
        assert one.place.end <= stop
        text = text[: one.place.start] + one.text + text[one.place.end :]
        stop = one.place.start
    return text


def words_at(snapshot, place):
    """What stands at a place."""
    return snapshot.map.documents[place.file].text[place.start : place.end]
