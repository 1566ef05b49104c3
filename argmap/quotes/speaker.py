"""Whose some direct speech is, by the words right beside it.

There is no grammar here: an attribution is known by its place. Behind speech it is the clause that
goes on after the closing mark, before speech the clause that leads to it. Its subject is the first
name that stands behind no preposition and is no genitive: `Lind's lawyer said` names somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from argmap.quotes import fold
from argmap.quotes.words import JOINING, SAYING, words_of

_TOKEN = re.compile(r"[\w'-]+")
_PREPOSITIONS = words_of(
    "for of to with about from by against near than on at in after before behind besides like via under "
    "over between among into "
    "für von zu mit über gegen bei nach vor an im vom zum zur "
    "про від до з із зі для на у в по за перед після через проти "
    "об от к с для на у в по за перед после через против о "
    "pour de des du avec contre sur par chez à"
)
_NO_NAMES = words_of(
    "he she it they we i you his her its their our my your the a an this that these those but and "
    "so then when as in on at for if asked after before yes no well oh why what who how yet still "
    "today yesterday monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december "
    "mr mrs ms dr prof sir "
    "він вона воно вони ми я ви але та і й а так ні тоді потім коли якщо як у в на за "
    "он она оно они мы вы но и да нет тогда потом когда если как к с о "
    "er sie es wir ich und aber der die das dann da ja nein als wenn in am im "
    "il elle ils elles nous je et mais le la les un une oui non"
)
_NOT_SPEAKING = words_of("and but as that which who whose when while so or because if though although "
                         "und aber dass weil wie als і та але що як коли и но что как когда et mais que comme")  # fmt: skip
_AND = words_of("and und et та і й и")
_PASSIVE = words_of("was were is been being are wurde werden")
_ARTICLES = words_of(
    "a an the his her their its our my one another der die das ein eine le la un une"
)
_INSIDE = words_of("de van von der den di da du del la le al bin ibn ter")
_PRONOUNS = words_of(
    "he she they i we er sie ich wir він вона вони я ми он она они мы il elle ils elles"
)
WORDS = 8
"""Words of a clause among which its verb is looked for."""
_SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?;\"](?:\s|$)|\n\s*\n")
_CITED = re.compile(r"\s*\(([^()\n]{2,80})\)")


class Speaker(NamedTuple):
    """Who is named, empty if nobody; `beside` are names that the attribution has for somebody who
    does not speak, with `shown` for who does: `Lind's lawyer`.
    """

    name: str = ""
    beside: str = ""
    shown: str = ""

    def is_one_of(self, names: Iterable[str]) -> bool:
        """Whether the speaker is known under one of some names."""
        return shares(self.name, names)

    def stands_for(self, names: Iterable[str]) -> bool:
        """Whether somebody else speaks whom the attribution tells by one of some names."""
        return not self.name and shares(self.beside, names)


NOBODY = Speaker()


def behind(text: str, open_ended: bool) -> Speaker:
    """Who speaks, by the text behind some speech: `… ,” Ann said`, `… ,” said Ann`.

    `open_ended` says that a comma or no full stop stands before the closing mark: the sentence goes on.
    """
    cited = _CITED.match(text.lstrip("\"'"))
    if cited:
        names = [name for name in _capital(cited[1]) if not name[0].isdigit()]
        return Speaker(" ".join(names)) if names and _years_only(cited[1]) else NOBODY
    comma = text.lstrip("\"'").startswith(",")
    bare = text.lstrip("\"' ,.!?-")
    sentence = _SENTENCE.split(bare, maxsplit=1)[0]
    leads = re.match(r"[^\"]{0,200}?(?: that|:)\s*\"", bare)
    if leads and leads.end() <= len(sentence) + 3:
        # The verb leads to the next stretch of speech.
        return NOBODY
    words = list(_TOKEN.finditer(sentence))[:WORDS]
    if not words or fold.word(words[0].group()) in _NOT_SPEAKING:
        return NOBODY
    clause = _clause(sentence)
    verb = _verb(clause)
    if verb is not None:
        return _of_verb(clause, verb)
    return _placed(clause) if open_ended or comma else NOBODY


def ahead(text: str) -> Speaker:
    """Who speaks, by the text before some speech: `Ann said, “…`, `Ann, who had come late: “…`."""
    text = re.sub(r"\([^()]*\)", " ", text)
    sentence = re.split(
        r"[!?;\"]\s|(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.\s", text.rstrip(" \"'")
    )[-1]
    tail = text.rstrip(" \"'")
    sentence = _without_asides(sentence)
    verbs = [m for m in _TOKEN.finditer(sentence) if fold.word(m.group()) in SAYING]
    if verbs:
        verb = verbs[-1]
        if fold.word(verb.group()) == "according":
            return Speaker(" ".join(_capital(sentence[verb.end() :])))
        return _of_verb(_last_clause(sentence, verb.start()), None, passive=True)
    joined = _TOKEN.findall(tail[-10:])[-1:]
    if tail.endswith(":") or (joined and fold.word(joined[0]) in JOINING):
        return _subject(_last_clause(sentence, len(sentence)))
    return NOBODY


def between(text: str) -> Speaker:
    """Who speaks, by a whole sentence or less between two stretches of one speech."""
    sentences = [p for p in re.split(r"[.!?]\s", text.strip("\" ',-")) if p.strip("\" '")]
    return behind(text, open_ended=True) if len(sentences) == 1 else NOBODY


def attribution(text: str) -> Speaker:
    """Who speaks, by a stretch between dashes: `сказала Лінд`, `Лінд знизала плечима`; nobody when
    the stretch goes on with the speech.
    """
    clause = _clause(text.strip(" ,.!?-"))
    words = list(_TOKEN.finditer(clause))[:WORDS]
    if not words or fold.word(words[0].group()) in _NOT_SPEAKING | _PREPOSITIONS:
        return NOBODY
    verb = _verb(clause)
    if verb is not None:
        return _of_verb(clause, verb)
    return _placed(clause, 5)


def shares(name: str, names: Iterable[str]) -> bool:
    """Whether a name has a word in common with one of some names."""
    words = parts(name)
    return any(words & parts(other) for other in names)


def parts(name: str) -> set[str]:
    """The words of a name as they are compared."""
    found = {
        fold.word(m.group()).removesuffix("'s")
        for m in fold.TOKEN.finditer(fold.typographic(name)[0])
    }
    return {w for w in found if len(w) > 1}


def _years_only(text: str) -> bool:
    """Whether what stands in parentheses is a reference: a name and a year, a page or nothing."""
    rest = [m.group() for m in _TOKEN.finditer(text) if not m.group()[0].isupper()]
    return all(w[0].isdigit() or w in {"p", "pp", "and", "et", "al", "s", "und", "с"} for w in rest)


def _clause(sentence: str) -> str:
    """What stands before the first comma; behind it, too, when a name is set beside a noun: `said the
    mayor, Ada Quill, on Monday`.
    """
    head, comma, rest = sentence.partition(",")
    if comma and not _capital(head) and any(fold.word(w) in SAYING for w in _TOKEN.findall(head)):
        return f"{head} {rest.split(',')[0]}"
    if comma and _capital(head) and not any(fold.word(w) in SAYING for w in _TOKEN.findall(head)):
        # `Ann Lind, the union's clerk, said`
        later = rest.split(",", 1)
        if len(later) == 2 and len(later[0]) < 60:
            verb = next((m for m in list(_TOKEN.finditer(later[1]))[:2]), None)
            if verb and verb.group()[0].islower():
                return f"{head} {later[1].split(',')[0]}"
    return head


def _without_asides(sentence: str) -> str:
    """A sentence without what stands between two commas and begins like a relative clause or an
    apposition: `Ann, who had spoken to Bob, said`.
    """
    return re.sub(
        r",\s+(?:who|whose|whom|which|as|a|an|the|his|her|яка|який|которая|который|die|der|qui)\b[^,:\"]*,",
        " ", sentence,
    )  # fmt: skip


def _last_clause(sentence: str, end: int) -> str:
    return (
        re.split(r"[,;:]\s", sentence[:end].rstrip(" ,:"))[-1]
        + " "
        + sentence[end:].split(",", maxsplit=1)[0]
    )


def _verb(clause: str) -> int | None:
    """Where the first verb of saying of a clause begins."""
    for found in list(_TOKEN.finditer(clause))[:WORDS]:
        if fold.word(found.group()) in SAYING:
            return found.start()
    return None


def _of_verb(clause: str, verb: int | None, *, passive: bool = False) -> Speaker:
    """The speaker of a verb of saying: the subject before it, else the name behind it."""
    start = verb if verb is not None else _verb(clause)
    if start is None:
        return _subject(clause)
    left, right = clause[:start], clause[start:]
    words = [fold.word(m.group()) for m in _TOKEN.finditer(left)]
    if passive and {*words[-2:]} & _PASSIVE:
        agent = re.search(r"\b(?:by|von|durch)\s+(.*)", right)
        return Speaker(" ".join(_capital(agent[1])), left.strip()) if agent else NOBODY
    if _TOKEN.search(left):
        return _subject(left, before_verb=True)
    said = _TOKEN.search(right)
    return _subject(right[said.end() :]) if said else NOBODY


def _placed(clause: str, most: int = 2) -> Speaker:
    """The speaker when no verb is known: `Ann shrugged`, `scoffed Ann`, and no more than that."""
    words = [m.group() for m in _TOKEN.finditer(clause)]
    if not words or fold.word(words[0]) in _PREPOSITIONS | _ARTICLES:
        return NOBODY
    names = [n for n, word in enumerate(words) if _is_name(word)]
    if not names:
        return NOBODY
    if names[0] == 0:
        after = next((n for n in range(len(words)) if not _is_name(words[n])), len(words))
        verb = words[after] if after < len(words) else ""
        return _subject(clause) if verb and fold.word(verb) not in _PREPOSITIONS else NOBODY
    if names[0] <= most and all(w[0].islower() for w in words[: names[0]]):
        return _subject(clause)
    return NOBODY


def _subject(text: str, *, before_verb: bool = False) -> Speaker:
    """The first name of a clause that stands behind no preposition and owns no other word; the last
    one when a verb follows, for what a person is stands before the name: `Zelensky advisor Ann Lind`.
    """
    words = list(_TOKEN.finditer(text))
    name: list[str] = []
    beside: list[str] = []
    behind_preposition = ended = False
    for number, found in enumerate(words):
        word = found.group()
        folded = fold.word(word)
        if not _is_name(word):
            if name and folded not in _INSIDE:
                if not before_verb:
                    break
                ended = folded not in _AND
            behind_preposition = folded in _PREPOSITIONS or (
                behind_preposition and folded in _ARTICLES
            )
            continue
        owned = folded.endswith(("'s", "s'")) and number + 1 < len(words)
        if owned or behind_preposition:
            beside.append(word.removesuffix("'s"))
            continue
        if ended:
            name, ended = [], False
        name.append(word)
    if name:
        return Speaker(" ".join(name))
    if {fold.word(m.group()) for m in words} & _PRONOUNS:
        return NOBODY
    return Speaker("", " ".join(beside), text.strip(" ,:.-"))


def _is_name(word: str) -> bool:
    return word[0].isupper() and fold.word(word) not in _NO_NAMES


def _capital(text: str) -> list[str]:
    return [m.group() for m in _TOKEN.finditer(text) if _is_name(m.group())]
