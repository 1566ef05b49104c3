"""What a fix did to a map: fewer problems, nothing of the writer's lost, all else unchanged."""

from __future__ import annotations

import re
from collections import Counter

from argmap.cli.fixing import applied
from argmap.model import Kind

LITTLE = frozenset(
    [
        "and",
        "or",
        "by",
        "said",
        "in",
        "from",
        "at",
        "with",
        "of",
        "the",
        "a",
        "an",
        "is",
        "claim",
        "may",
    ]
)
"""Words that join names, or say what another word of the language says."""


def mended(text, fix):
    """The text with one fix applied, and the lines that it changed, before and after."""
    edits = sorted(fix.edits, key=lambda edit: edit.place.start)
    before, after, shift = set(), set(), 0
    new = applied(text, edits)
    for edit in edits:
        start, end = edit.place.start, edit.place.end
        first, last = text.count("\n", 0, start), text.count("\n", 0, end)
        before.update(range(first, last + 1))
        first = new.count("\n", 0, start + shift)
        after.update(range(first, new.count("\n", 0, start + shift + len(edit.text)) + 1))
        shift += len(edit.text) - (end - start)
    return new, frozenset(before), frozenset(after)


def tokens(text):
    return Counter(re.findall(r"[^\W_]+", text.lower()))


def lost(text, new, diagnostic, before, after):
    """Words of the changed lines that are not there any more, less those that were wrong."""
    old_lines, new_lines = text.split("\n"), new.split("\n")
    old = tokens("\n".join(old_lines[i] for i in sorted(before) if i < len(old_lines)))
    left = tokens("\n".join(new_lines[i] for i in sorted(after) if i < len(new_lines)))
    wrong = tokens(text[diagnostic.place.start : diagnostic.place.end])
    gone = old - left - wrong if diagnostic.code not in WHOLE_LINE else Counter()
    return {word for word in gone if word not in LITTLE and not word.isdigit()}


WHOLE_LINE = frozenset({"N101", "N106", "S005"})
"""Rules that may take out a line, which says nothing or is said elsewhere."""


WHOLE_MAP = frozenset({"N105", "N107", "N108", "P504", "Q406"})
"""Rules about how lines work together, which had nothing to say while one could not be read."""


class Facts:
    """What a map says, in its words rather than its names, each with the lines it is from."""

    def __init__(self, reading, path):
        self.map, self.path = reading.map, path
        self.text = reading.map.documents[path].text
        self.lines = self.text.split("\n")
        self.found = []
        m = self.map
        for kind, things in (
            ("person", m.persons), ("source", m.sources), ("question", m.questions),
            ("position", m.positions), ("group", m.groups), ("claim", m.claims),
        ):  # fmt: skip
            for thing in things.values():
                self._add(thing.place, kind, self.words(thing.id))
        for claim in m.claims.values():
            for key in ("by", "answers"):
                for name in getattr(claim, key):
                    self._add(claim.place, key, self.words(claim.id), self.words(name))
            for tag in claim.tags:  # a word, even when something else has it as its name
                self._add(claim.place, "tags", self.words(claim.id), tag)
        for position in m.positions.values():
            for key in ("held_by", "holds", "denies", "thesis", "answers"):
                for name in getattr(position, key):
                    self._add(position.place, key, self.words(position.id), self.words(name))
        for step in m.arguments.values():
            about, target = {*step.premises, step.target}, step.target
            while target in m.arguments:
                about |= {*m.arguments[target].premises, m.arguments[target].target}
                target = m.arguments[target].target
            about = {self.words(id_) for id_ in about}
            for premise in step.premises:
                fact = (step.kind, self.words(premise), self.words(step.target))
                self._add(step.place, *fact, about=about)
        for proof in m.evidence.values():
            self._add(proof.place, "evidence", proof.quote or proof.text)
            for claim in proof.supports:
                self._add(proof.place, "rests", self.words(claim), proof.quote or proof.text)

    def words(self, id_):
        """The words of what has that name; of a step, where it leads."""
        m = self.map
        for things in (m.claims, m.persons, m.sources, m.questions, m.positions, m.groups):
            if id_ in things:
                thing = things[id_]
                return getattr(thing, "text", "") or getattr(thing, "title", "") or plain(id_)
        if id_ in m.arguments:
            return f"{m.arguments[id_].kind}: {self.words(m.arguments[id_].target)}"
        return plain(id_)

    def _add(self, place, *fact, about=()):
        if place.file == self.path:
            about = frozenset(about or fact[1:])
            self.found.append((self.text.count("\n", 0, place.start), fact, about))

    def counted(self):
        """The facts alone."""
        return Counter(fact for _, fact, _ in self.found)

    def titles(self):
        """The words by which people, sources and questions may be called instead of by name."""
        m = self.map
        said = [person.name for person in m.persons.values()]
        said += [source.title for source in m.sources.values()]
        said += [question.text for question in m.questions.values()]
        return {word for words in said for word in tokens(words)}

    def block(self, line):
        """The lines that hang under a line, and itself."""
        depth = _depth(self.lines[line])
        end = line + 1
        while end < len(self.lines) and (
            not self.lines[end].strip() or _depth(self.lines[end]) > depth
        ):
            end += 1
        return range(line, end)


def plain(name):
    return re.sub(r"[^\w]|_", "", name).lower()


def unmarked(line):
    """A line without the colon and quotation marks that a fix sets right."""
    return re.sub("[:\"'“”„«»‘’]", "", line)


def _depth(line):
    return len(line) - len(line.lstrip(" \t|"))


def changed(old, new, before, after, troubled=frozenset()):
    """Facts that were lost, and facts that are new, elsewhere than where the fix was made.

    What stood on `troubled` lines may be gone: a problem that was hidden shows there now.
    """
    kept = Counter(
        fact
        for line, fact, _ in old.found
        if line not in troubled and not before & set(_reach(old, line, fact))
    )
    gone = kept - Counter(fact for _, fact, _ in new.found)
    then = Counter(fact for _, fact, _ in old.found)
    mended = {
        part for line, _, about in new.found if after & set(new.block(line)) for part in about
    }
    mended |= {part for line, _, about in old.found if line in before for part in about}
    added = Counter(
        fact
        for line, fact, about in new.found
        if not after & set(_reach(new, line, fact))
        and not _under(new, line, after)
        and not mended & about
    )
    return gone, added - then


def _reach(facts, line, fact):
    """The lines on which a fact rests: for a step, all of the declaration that it is in."""
    while isinstance(fact[0], Kind) and line > 0 and facts.lines[line][:1] in " \t":
        line -= 1
    return facts.block(line)


def _under(facts, line, after):
    """Whether a line hangs under a changed one."""
    return any(line in facts.block(i) for i in after if i < len(facts.lines))


def made(text, new, before, after, diagnostics):
    """Of problems that a fix brought to light, those that it made itself."""
    written = unmarked("\n".join(text.split("\n")[i] for i in before))
    found = []
    for d in diagnostics:
        line = new.count("\n", 0, d.place.start)
        named = unmarked(new[d.place.start : d.place.end])
        if (
            line in after
            and d.code not in WHOLE_MAP
            and ((d.code[0] == "S" and d.code != "S024") or named not in written)
        ):
            found.append(d)
    return found
