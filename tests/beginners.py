"""Mistakes that people make in a map, one at a time, on a line that was right."""

from __future__ import annotations

import re

WORDY = r"(claim|supported by|rebutted by|undercut by|premise|therefore|thesis)"
NAMED = r"(person|source|question|position|group|argument)"
LISTS = r"(by|tags|author|held by|holds|denies|supports|rebuts|undercuts|answers|via|restates)"
SYNONYMS = {
    "supported by": ["because", "pro", "reason", "support", "supports", "Because", "since",
                     "backed by", "supported", "evidence for", "in favour"],
    "rebutted by": ["but", "con", "however", "objection", "rebuttal", "against", "attacked by",
                    "rebuts", "counter", "opposed by"],
    "undercut by": ["undercuts", "undercut", "unless", "undermined by"],
    "therefore": ["conclusion", "so", "hence", "thus"],
    "premise": ["premises", "assumption", "since", "given"],
    "claim": ["statement", "thesis", "Claim", "point", "proposition", "argument"],
    "supports": ["support", "supported by", "backs", "is a reason for"],
    "rebuts": ["rebut", "attacks", "contradict", "rebutted by"],
    "undercuts": ["undercut", "undermines"],
    "evidence": ["quote", "source", "citation", "Evidence", "proof"],
    "held by": ["by", "held", "people"],
    "by": ["said by", "held by", "author", "speaker", "from"],
    "author": ["by", "authors", "written by"],
    "published": ["date", "year", "on"],
    "url": ["link", "URL", "href"],
    "question": ["issue", "Question", "topic"],
    "source": ["reference", "book", "article"],
    "person": ["people", "author", "speaker"],
    "answers": ["answer", "answer to", "about"],
    "holds": ["believes", "hold", "claims"],
    "denies": ["rejects", "deny"],
    "tags": ["tag", "keywords", "labels"],
}  # fmt: skip


def _keyword(line):
    found = re.match(r"(\s*)((?:supported|rebutted|undercut|held|said) by|[a-z]+)(?=[\s:])", line)
    return (found[1], found[2], line[found.end() :]) if found else None


def misspell(line, chance):
    indent, word, rest = _keyword(line)
    if len(word) < 3:
        return line
    at = chance.randrange(1, len(word))
    new = chance.choice([word[:at] + word[at + 1 :], word[:at] + word[at - 1] + word[at:],
                         word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]])  # fmt: skip
    return f"{indent}{new}{rest}"


def recase(line, chance):
    indent, word, rest = _keyword(line)
    return f"{indent}{chance.choice([word.upper(), word.capitalize(), word.title()])}{rest}"


def join_keyword(line, chance):
    return re.sub(
        r"(supported|rebutted|undercut|held|said) by", rf"\1{chance.choice('_-')}by", line
    )


def synonym(line, chance):
    indent, word, rest = _keyword(line)
    return f"{indent}{chance.choice(SYNONYMS.get(word, [word]))}{rest}"


def synonym_without_colon(line, chance):
    return drop_colon(synonym(line, chance), chance)


def drop_colon(line, chance):
    return re.sub(r"^(\s*[^:\"]*?):\s", r"\1 ", line)


def add_colon(line, chance):
    return re.sub(rf"^(\s*){LISTS}\s", r"\1\2: ", line)


def drop_name(line, chance):
    return re.sub(rf"^(\s*)({NAMED}|{WORDY}) [\w-]+:", r"\1\2:", line)


def drop_words(line, chance):
    return re.sub(r"^(\s*[^:\"]+:).*", r"\1", line)


def quote_words(line, chance):
    return re.sub(rf"^(\s*(?:{WORDY}|{NAMED})[^:\"]*?):\s*(.*)$", r'\1 "\4"', line)


def quote_yaml(line, chance):
    return re.sub(r"^(\s*[^:\"]+):\s*([^\"]*)$", r'\1: "\2"', line)


def quote_name(line, chance):
    return re.sub(rf"^(\s*{WORDY}) ([\w-]+):", r'\1 "\3":', line)


def single_quotes(line, chance):
    return re.sub(r'"([^"]*)"', r"'\1'", line)


def unclosed(line, chance):
    return re.sub(r'^([^"]*"[^"]*)"', r"\1", line)


def shift(line, chance):
    return " " * chance.choice([1, 2, 3, 5, 6, 8]) + line.lstrip()


def out_dent(line, chance):
    return line.lstrip()


def tab(line, chance):
    return re.sub(r"^ {4}", "\t", line)


def underscore(line, chance):
    return (
        re.sub(r"(?<=[a-z])-(?=[a-z])", "_", line.split(":")[0]) + line[len(line.split(":")[0]) :]
    )


def spaces_in_name(line, chance):
    head = line.split(":")[0]
    outside = r"(\"[^\"]*\"|“[^”]*”)|(?<=[a-z])-(?=[a-z])"  # what is quoted has no names
    return re.sub(outside, lambda m: m[1] or " ", head) + line[len(head) :]


def capital_name(line, chance):
    return re.sub(
        rf"^(\s*{WORDY} |\s*{NAMED} |\s*{LISTS} )([a-z])",
        lambda m: m[1] + m[m.lastindex].upper(),
        line,
    )


def misspell_name(line, chance):
    return re.sub(rf"^(\s*{LISTS} [a-z-]{{3,}}?)([a-z])([a-z])", r"\1\4\3", line)


def bullet(line, chance):
    return re.sub(r"^(\s*)(?=\S)", rf"\1{chance.choice('-*+•')} ", line)


def plain_bullet(line, chance):
    return re.sub(rf"^(\s*){WORDY}[^:\"]*:", rf"\1{chance.choice('-*+')}", line)


def bold(line, chance):
    return re.sub(r"^(\s*)(\S[^:]*):", r"\1**\2:**", line)


def brackets(line, chance):
    return re.sub(rf"^(\s*){LISTS} (.*)$", r"\1\2: [\3]", line)


def argdown(line, chance):
    return re.sub(r"^(\s*)claim ([\w-]+):", r"\1[\2]:", line)


def and_names(line, chance):
    return re.sub(rf"^(\s*{LISTS} .*?), ", rf"\1 {chance.choice(['and', '&', ';', ''])} ", line)


def trail(line, chance):
    return line + chance.choice([".", ",", ";", ":"])


def swap_words(line, chance):
    words = line.split()
    i = chance.randrange(max(1, min(3, len(words) - 1)))
    words[i : i + 2] = words[i : i + 2][::-1]
    return line[: len(line) - len(line.lstrip())] + " ".join(words)


def equals(line, chance):
    return re.sub(r"^(\s*[^:\"]+):", rf"\1 {chance.choice(['=', '-', '–', ';'])}", line)


def bare(line, chance):
    return re.sub(rf"^(\s*){WORDY}[^:\"]*:\s*", r"\1", line)


def comment(line, chance):
    return re.sub(r"^(\s*)(?=\S)", r"\1// ", line)


def evidence_colon(line, chance):
    return re.sub(r"evidence( [\w-]+)? \"", r'evidence\1: "', line)


def evidence_place(line, chance):
    return re.sub(
        r" (?:at paragraph|said by|in) ", chance.choice([" p. ", ", ", " from ", " ("]), line
    )


MISTAKES = (
    misspell, recase, join_keyword, synonym, synonym_without_colon, drop_colon, add_colon,
    drop_name, drop_words, quote_words, quote_yaml, quote_name, single_quotes, unclosed, shift,
    out_dent, tab, underscore, spaces_in_name, capital_name, misspell_name, bullet, plain_bullet,
    bold, brackets, argdown, and_names, trail, swap_words, equals, bare, comment, evidence_colon,
    evidence_place,
)  # fmt: skip


def mistaken(text, chance, mistake):
    """The text with one mistake of a kind on a line where it can be made; `None` if nowhere."""
    lines = text.split("\n")
    order = list(range(len(lines)))
    chance.shuffle(order)
    for i in order:
        line = lines[i]
        if not line.strip() or line.lstrip().startswith(("#", "|")) or _keyword(line) is None:
            continue
        new = mistake(line, chance)
        if new != line:
            return "\n".join([*lines[:i], new, *lines[i + 1 :]])
    return None
