"""The sources and voices that the positions rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from argmap.base.values import dataclass
from argmap.reasoning.analyses import analysis
from argmap.reasoning.proofs import Debate, Line, name_of
from argmap.reasoning.proofs.because import voices_of
from argmap.reasoning.proofs.origins import Voice, voices
from argmap.reasoning.proofs.sentence import counted, listed, people_of


@dataclass(frozen=True, slots=True)
class Quoted:
    """A person whose words others report, and the number of pieces of evidence that do so."""

    person: str
    count: int


@dataclass(frozen=True, slots=True)
class Rests:
    """The basis of a position's proofs of its thesis.

    `claims` are all claims that the proofs may use, in source order; `bare` are those with neither
    evidence nor a reason; `single` those whose evidence goes back to a single voice. `voices` are
    ordered by how much evidence comes from them. `quoted` are people who speak in that evidence
    without being its authors. `doubted` is the evidence among it that is undercut.
    """

    position: str
    claims: tuple[str, ...]
    bare: tuple[str, ...]
    single: tuple[str, ...]
    voices: tuple[Voice, ...]
    quoted: tuple[Quoted, ...]
    doubted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overlap:
    """Origins that two positions both rest on, and evidence shared by claims of both."""

    positions: tuple[str, str]
    origins: tuple[str, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Each examined position, and each pair of them that has something in common."""

    positions: tuple[Rests, ...]
    overlaps: tuple[Overlap, ...]


def _say(debate: Debate, found: Sources) -> Iterator[Line]:
    for rests in found.positions:
        yield _rests(debate, rests)
    for overlap in found.overlaps:
        one, two = (name_of(debate.map, p) for p in overlap.positions)
        titles = "; ".join(_title(debate, o) for o in overlap.origins)
        under = [Line(f"Both have evidence from: {titles}")] if titles else []
        if overlap.evidence:
            number = counted(len(overlap.evidence), "piece", "pieces")
            under.append(Line(f"Both cite {number} of evidence", quotes=overlap.evidence))
        yield Line(f"{one} / {two}", under=tuple(under))


def _rests(debate: Debate, rests: Rests) -> Line:
    name = name_of(debate.map, rests.position)
    proofs = {id for voice in rests.voices for id in voice.evidence}
    if not proofs:
        return Line(f"{name}: no evidence is recorded under its case in this map")
    under = []
    if rests.quoted:
        ordered = sorted(rests.quoted, key=lambda q: -q.count)
        people = listed(f"{voices_of(debate, [q.person])} ({q.count})" for q in ordered)
        under.append(Line(f"People whose words others report there: {people}"))
    if rests.bare:
        under.append(Line("With neither evidence nor a reason in this map", rests.bare))
    if rests.doubted:
        under.append(Line("Evidence that is itself objected to", quotes=rests.doubted))
    under += [_voice(debate, voice) for voice in rests.voices]
    many = counted(len(proofs), "piece", "pieces")
    how = "all from one voice" if len(rests.voices) == 1 else f"{len(rests.voices)} voices"
    return Line(
        f"{name}: {many} of evidence under {counted(len(rests.claims), 'claim')}, {how}",
        under=tuple(under),
    )


def _voice(debate: Debate, voice: Voice) -> Line:
    who = people_of(debate.map, voice.authors)
    titles = "; ".join(_title(debate, o) for o in voice.origins)
    number = len(voice.evidence)
    match (bool(who), bool(titles)):
        case (True, True):
            told = f"{who} ({number}), in: {titles}"
        case (True, False):
            told = f"{who} ({number}), without a source"
        case (False, True):
            told = f"{titles} ({number}), no author named"
        case _:
            told = f"neither source nor speaker named ({number})"
    return Line(told + _through(debate, voice))


def _through(debate: Debate, voice: Voice) -> str:
    """Return in whose texts alone the words of a voice stand here, if the voice wrote none of them."""
    read = (debate.map.sources.get(debate.map.evidence[id].source) for id in voice.evidence)
    tellers = dict.fromkeys(p for source in read if source for p in source.author)
    if not tellers or not set(tellers).isdisjoint(voice.authors):
        return ""
    verb = "tells" if len(tellers) == 1 else "tell"
    return f", all as {people_of(debate.map, tellers)} {verb} it"


def _title(debate: Debate, source: str) -> str:
    return debate.map.sources[source].title or source


@analysis(
    "sources",
    "Whose word it is",
    "Whose word does each position rest on, and are several sources one voice?",
    tab="Voices",
    least=1,
    say=_say,
    examples=(
        (
            """
            person berg: Jon Berg
            source gazette: What the street costs us
                author berg
            source herald: The street and its price
                via gazette
            source letter: A letter to the editor
                author berg
            position yes: Yes.
                thesis close
            claim close: The street should be closed.
                supported by noise: It is loud.
                    evidence "it is loud" in herald
                supported by half: Half of the accidents happen there.
                    evidence "every second one" in letter
            """,
            {
                "positions": [
                    {
                        "claims": ["close", "noise", "half"],
                        "single": ["close", "noise", "half"],
                        "voices": [{"authors": ["berg"], "origins": ["gazette", "letter"]}],
                    }
                ],
                "overlaps": [],
            },
        ),
        (
            """
            person lind: Maria Lind
            source gazette: What the street costs us
            position yes: Yes.
                thesis close
            position no: No.
                thesis open
            claim close: The street should be closed.
                evidence count: 31 of 60 accidents
                    kind figure
                    in gazette
            claim open: The street should stay open.
                evidence count
                evidence "we need the street" said by lind in gazette
            """,
            {
                "positions": [{"quoted": []}, {"quoted": [{"person": "lind", "count": 1}]}],
                "overlaps": [{"origins": ["gazette"], "evidence": ["count"]}],
            },
        ),
        (
            """
            person ann: Ann
            person ben: Ben
            source gazette: The Gazette
                author ann
            source herald: The Herald
                author ben
            position yes: Yes.
                held by ann
                thesis loud
            position so: So it is.
                held by ben
                thesis noisy
            claim loud: It is loud.
                by ann
                evidence "it is loud" in gazette
                    undercut by: The Gazette counts nothing.
                restates noisy
            claim noisy: It is noisy.
                by ben
                evidence "it is noisy" in herald
            """,
            {
                "positions": [
                    {"voices": [{"authors": ["ann"]}], "doubted": ["quote-loud"]},
                    {"voices": [{"authors": ["ben"]}]},
                ],
                "overlaps": [],
            },
        ),
    ),
)
def find(debate: Debate) -> Sources:
    """Find the voices behind the evidence under everything that a position's proofs may use.

    Each source is followed through `via` to its origins: two papers that print the same report are
    one origin. Origins that share an author are one voice, also if they do so only through a third
    origin that the position rests on. Where claims of two sides say the same in other words, each
    side's evidence is its own: neither rests on what only the other cites. A claim is single-source
    when all evidence under it and under what it may be derived from goes back to one voice. For a
    thesis that cannot be derived, only its own evidence counts. The idea that agreement counts only
    as far as its sources are independent is that of the law of evidence and of source criticism.
    """
    rows = tuple(_of(debate, position) for position in debate.positions)
    used = {
        rests.position: dict.fromkeys(
            e for c in rests.claims for e in debate.cited(c, rests.position)
        )
        for rests in rows
    }
    behind = {
        p: {(o, _writer(debate, o, id)) for id in found for o in _origins(debate, id)}
        for p, found in used.items()
    }
    overlaps = []
    for p, q in combinations(debate.positions, 2):
        common = behind[p] & behind[q]
        both = tuple(id for id in debate.map.evidence if id in used[p] and id in used[q])
        if common or both:
            origins = {origin for origin, _ in common}
            shown = tuple(s for s in debate.map.sources if s in origins)
            overlaps.append(Overlap((p, q), shown, both))
    return Sources(rows, tuple(overlaps))


def _origins(debate: Debate, id: str) -> tuple[str, ...]:
    return debate.origins.get(debate.map.evidence[id].source, ())


def _writer(debate: Debate, origin: str, id: str) -> str:
    """Return, for a thread, the one of its writers who speaks in a piece of evidence."""
    voice, source = debate.map.evidence[id].voice, debate.map.sources[origin]
    return voice if source.in_turns and voice in source.author else ""


def _of(debate: Debate, position: str) -> Rests:
    map = debate.map
    nodes: set[str] = set()
    for thesis in debate.theses(position):
        nodes |= {thesis, *debate.proofs(position, thesis).usable}
    claims = [c for c in map.claims if c in nodes]
    evidence = {c: debate.cited(c, position) for c in claims}
    cited = set().union(*evidence.values())
    found = voices(map, (id for id in map.evidence if id in cited), debate.origins)
    ordered = tuple(sorted(found, key=lambda v: -len(v.evidence)))
    below = _below(debate, position, evidence, ordered)
    argued = {step.target for step in debate.case(position).steps}
    spoken = Counter(map.evidence[id].voice for id in cited if _foreign(debate, id))
    return Rests(
        position,
        tuple(debate.shown(c, position) for c in claims),
        tuple(
            debate.shown(c, position) for c in claims if c not in argued and not debate.evidence(c)
        ),
        tuple(debate.shown(c, position) for c in claims if below[c].bit_count() == 1),
        ordered,
        tuple(Quoted(p, spoken[p]) for p in map.persons if p in spoken),
        tuple(id for id in map.evidence if id in cited and id in map.into),
    )


def voice_counts(debate: Debate, rests: Rests) -> dict[str, int]:
    """Return the number of voices behind the evidence under each claim of one row of the answer."""
    one = {debate.one(c): c for c in rests.claims}
    evidence = {c: debate.cited(c, rests.position) for c in one}
    below = _below(debate, rests.position, evidence, rests.voices)
    return {shown: below[c].bit_count() for c, shown in one.items()}


def _below(
    debate: Debate, position: str, evidence: Mapping[str, Sequence[str]], ordered: Sequence[Voice]
) -> dict[str, int]:
    """Return, for each claim, the voices under it and under what it may be derived from, one bit
    each.
    """
    bits: dict[str, int] = {}
    for i, voice in enumerate(ordered):
        for id in voice.evidence:
            bits[id] = bits.get(id, 0) | 1 << i
    own = {c: sum({1 << i for id in evidence[c] for i in _places(bits[id])}) for c in evidence}
    below = dict(own)
    for thesis in debate.theses(position):
        for node, value in debate.proofs(position, thesis).below(own).items():
            below[node] |= value
    return below


def _places(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _foreign(debate: Debate, id: str) -> bool:
    """Whether evidence gives the words of somebody who is not its author."""
    proof = debate.map.evidence[id]
    source = debate.map.sources.get(proof.source)
    if not proof.voice or source is None:
        return False
    wrote = (source, *(debate.map.sources[o] for o in _origins(debate, id)))
    return all(proof.voice not in s.author for s in wrote)
