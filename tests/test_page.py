"""The page as a file, without a browser: what it may do, what is in it, and that words stay words."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from pages import (
    DEBATE,
    FULL,
    HARM,
    MAPS,
    Reader,
    hashes,
    heading,
    policy,
    raw,
    records,
    with_words,
    without_picture,
    written,
    written_map,
    written_text,
)

from argmap.cli import main
from argmap.drawing.scene.words import clean
from argmap.page import CONTEXTS
from argmap.reading import read

EVERY = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
ELEMENTS = (
    "html head meta title style body div a header h1 h2 h3 nav noscript main section p ul ol li table thead tbody tr th td"
    " button details summary small b i q cite span blockquote footer article aside script svg g path rect circle polygon"
    " text tspan line defs marker ellipse"
)
TAGS = set(ELEMENTS.split())
"""Every element that a page has; none of them loads anything."""
ASKING = ("fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "import(", "importScripts", "new Worker",
          "SharedWorker", "serviceWorker", "new Image", "RTCPeerConnection", "localStorage", "sessionStorage",
          "indexedDB", "document.cookie", "eval(", "new Function", "document.write", "insertAdjacentHTML", "outerHTML =",
          "window.open", 'open("http')  # fmt: skip
"""What a script would need to ask for something, to keep something, or to run words."""
STREET = """\
person ann: Ann
person ben: Ben
source letter: A letter
    author ann
position yes: Close it.
    thesis close
    held by ann
position no: Keep it open.
    thesis open
    held by ben
claim close: The street should be closed.
    by ann
    supported by loud: It is loud.
    evidence "too loud" in letter
claim open: The street should stay open.
    by ben
    rebuts close
"""


@EVERY
def test_a_page_allows_its_own_style_and_script_and_nothing_else(path):
    html = written(path)
    scripts = [content for more, content in raw(html, "script") if "json" not in more]
    styles = [content for _, content in raw(html, "style")]
    assert len(scripts) == 1
    assert policy(html) == {
        "default-src": ["'none'"], "script-src": hashes(scripts), "style-src": hashes(styles),
        "img-src": ["data:"], "base-uri": ["'none'"], "form-action": ["'none'"],
    }  # fmt: skip
    assert html.index("Content-Security-Policy") < html.index("<title>") < html.index("<style>")


@EVERY
def test_a_page_asks_nobody_for_anything(path):
    html = written(path)
    reader = Reader(html)
    assert {tag for tag, _ in reader.tags} - {"!comment"} <= TAGS
    for tag, attributes in reader.tags:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcset", "xlink:href", "action", "formaction", "data", "poster", "ping",
                                "background", "integrity", "nonce", "srcdoc"}  # fmt: skip
            if name == "href":
                assert tag == "a"
                assert re.match(r"#|https?://|mailto:", value)
            assert "url(" not in value
        if attributes.get("href", "#").startswith("http"):
            assert "noopener" in attributes["rel"]
    for _, style in raw(html, "style"):
        assert not re.search(r"url\(|@import|src\s*:", style)
    for more, script in raw(html, "script"):
        if "json" not in more:
            assert [word for word in ASKING if word in script] == []
            assert set(re.findall(r"[\"'`](https?:.*?)[\"'`]", script)) <= {
                "http://www.w3.org/2000/svg"
            }


@EVERY
def test_a_page_is_well_formed(path):
    reader = Reader(written(path))
    assert (reader.open, reader.wrong) == ([], [])
    ids = [attributes["id"] for _, attributes in reader.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@EVERY
def test_every_claim_has_its_card_with_its_words_and_quotations(path):
    map = read([str(path)]).map
    found = records(written(path, pictures=False))
    assert found.keys() == map.claims.keys()
    for name, claim in map.claims.items():
        assert heading(found[name]) == (clean(claim.text) or name)
        shown = Reader(f'<article id="{found[name]}</article>')
        words = " ".join("".join(shown.words).split())
        for proof in map.evidence_for.get(name, ()):
            assert " ".join(clean(proof.quote or proof.text).split()) in words
        for note in claim.notes:
            assert " ".join(clean(note).split()) in words


@EVERY
def test_the_numbers_are_those_of_the_map(path):
    map = read([str(path)]).map
    html = written(path, pictures=False)
    data = json.loads(next(content for more, content in raw(html, "script") if "json" in more))
    assert data["names"] == " ".join(map.claims)
    names = list(map.claims)
    assert len(data["steps"]) == len(map.arguments)
    for (_, target, _, _, *premises), step in zip(
        data["steps"], map.arguments.values(), strict=True
    ):
        assert [names[n] for n in premises] == list(dict.fromkeys(step.premises))
        if step.target in map.claims:
            assert names[target] == step.target
    for n, name in enumerate(names):
        assert data["evidence"][n] == len(map.evidence_for.get(name, ()))
        whose = {data["badges"][b][2] for b in data["holders"][n]}
        for position in map.held_by.get(name, ()):
            assert any(clean(map.positions[position].text or position) in one for one in whose)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("words", HARM.values(), ids=HARM)
def test_words_stay_words_in_every_field(words, context):
    harmless = written_map(with_words(FULL, "zeal"), context=context, status=True)
    html = written_map(with_words(FULL, words), context=context, status=True)
    reader = Reader(html)
    assert {tag for tag, _ in reader.tags} - {"!comment"} <= TAGS
    assert (reader.open, reader.wrong) == ([], [])
    assert Reader(without_picture(html)).skeleton == Reader(without_picture(harmless)).skeleton
    html = without_picture(html)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]", html
    )
    assert html.encode()
    assert html.count("\n<article") == len(FULL.claims)
    data = json.loads(next(content for more, content in raw(html, "script") if "json" in more))
    assert data["groups"][0] == clean(words).encode(errors="replace").decode()
    for record in records(html).values():
        assert heading(record) == clean(words)
    assert html.count("<title>") == html.count("</title>") == 1


@pytest.mark.parametrize("words", ["</script>", "<!--<script>", "]]>", "\u2028"])
def test_the_data_of_a_page_ends_where_it_ends(words):
    html = written_map(with_words(FULL, words), pictures=False)
    json = ' type="application/json" id="~{}"'
    assert [more for more, _ in raw(html, "script")] == [
        json.format("numbers"),
        json.format("pictures"),
        "",
    ]
    assert not [data for more, data in raw(html, "script") if "json" in more and "<" in data]


def test_a_claim_of_any_length_is_whole_in_its_card_and_small_in_the_picture():
    words = "word " * 10_000
    html = written_text(f"claim a: {words}\n    supported by b: {'x' * 50_000}\n")
    found = records(html)
    assert heading(found["a"]) == words.strip()
    assert heading(found["b"]) == "x" * 50_000
    assert len(html) < 500_000


def test_names_of_every_alphabet_lead_to_their_claims():
    html = written(MAPS[0].parent / "names-of-every-alphabet.arg")
    names = set(records(html))
    for tag, attributes in Reader(html).tags:
        if (
            tag == "a"
            and attributes["href"].startswith("#")
            and not attributes["href"].startswith(("#~", "#;"))
            and attributes["href"] != "#"
        ):
            assert unquote(attributes["href"][1:].split(";")[0]) in names


@pytest.mark.parametrize("name", ["hostile-words", "positions-and-question"])
def test_the_same_bytes_on_every_run(name, tmp_path):
    file = str(MAPS[0].parent / f"{name}.arg")
    pages = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-m", "argmap", "render", file, "-q", "-o", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC{seed}", "ARGMAP_CACHE": "off"}, check=False,
        )  # fmt: skip
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.slow
def test_the_debate_is_the_same_on_every_run_and_small(tmp_path):
    test_the_same_bytes_on_every_run(str(DEBATE)[:-4], tmp_path)
    assert len(written(DEBATE).encode()) <= 700_000


def test_a_map_with_errors_has_what_could_be_read_and_says_what_could_not(run):
    status, html, err = run(
        "claim a: It rains.\n    suported by b: It pours.\nclaim c: So what.\n    supports nobody\n"
    )
    assert status == 1
    assert "misspelt-keyword" in err
    assert set(records(html)) == {"a", "c"}
    strip = html[html.index('<details id="~problems"') : html.index("</details>")]
    assert "2 problems in the map" in strip
    assert "m.arg:2: `suported by` is not a word of the language" in strip
    assert "did you mean `supported by`?" in strip
    assert "m.arg:4: nothing in this map is called `nobody`" in strip


def test_many_errors_are_counted(run):
    _, html, _ = run("".join(f"claim c{n}: Words {n}.\n    supports none{n}\n" for n in range(50)))
    strip = html[html.index('<details id="~problems"') : html.index("</details>")]
    assert strip.count("<li>") == 21
    assert "and 30 more" in strip


def test_a_map_without_errors_has_no_strip(run):
    assert '<details id="~problems"' not in run(STREET)[1]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There are no claims in this map yet."),
        ("# nothing\n", "There are no claims in this map yet."),
        ("question q: Which?\n", "There are no claims in this map yet."),
        ("person ann: Ann\nposition p: Yes.\n    held by ann\n", "There are no claims in this map yet."),
        ("claim a: It rains.\n", "The map has 1 claim and no positions to compare"),
        ("claim a: It rains.\nclaim b: It pours.\n", "The map has 2 claims and no positions to compare"),
    ],
)  # fmt: skip
def test_little_to_show_is_said(text, sentence):
    html = written_text(text)
    reader = Reader(html)
    assert sentence in html
    assert (reader.open, reader.wrong) == ([], [])


def test_a_title_or_else_the_question_or_else_a_word():
    for text, title in (
        ("map: The street\nquestion q: Which?\n", "The street"),
        ("question q: Which?\n", "Which?"),
        ("claim a: It rains.\n", "A map without a title"),
    ):
        assert f"<title>{title}</title>" in written_text(text)


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    """Write the page of a map: exit status, the page, what was said."""
    monkeypatch.chdir(tmp_path)

    def act(text, *words, output="m.html"):
        (tmp_path / "m.arg").write_text(text, encoding="utf-8")
        status = main(["render", "m.arg", "-o", output, *words])
        out = tmp_path / output
        return (
            status,
            out.read_text(encoding="utf-8") if out.exists() else "",
            capfd.readouterr().err,
        )

    return act


def test_a_fragment_has_a_scope_of_its_own(run):
    status, html, _ = run(STREET, "--embed")
    assert status == 0
    assert set(records(html)) == {"close", "loud", "open"}
    reader = Reader(without_picture(html))
    assert [tag for tag, _ in reader.tags[:4]] == ["!comment", "div", "template", "style"]
    assert reader.tags[2][1] == {"shadowrootmode": "open"}
    assert reader.tags[-1] == ("script", {})
    assert not {"html", "head", "body", "title", "meta"} & {tag for tag, _ in reader.tags}
    assert (reader.open, reader.wrong) == ([], [])
    said = re.match(
        r"<!-- For a Content-Security-Policy: script-src (\S+); style-src (.*) -->", html
    )
    assert [said[1]] == hashes(
        content for more, content in raw(html, "script") if "json" not in more
    )
    assert said[2].split() == hashes(content for _, content in raw(html, "style"))


def test_statuses_are_there_when_asked_for(run):
    assert 'class="status"' not in run(STREET)[1]
    found = records(run(STREET, "--status")[1])
    assert "In this map: defeated" in found["close"]
    assert "In this map: stands" in found["loud"]


SOURCED = """\
source gazette: What the street costs us
    text: gazette.txt
claim loud: The street is loud.
    evidence "too loud to sleep in" in gazette
"""
GAZETTE = (
    "What the street costs us\n\nThe first paragraph.\n\nMany say that the street is far too loud to sleep in, as the "
    "council heard last week from people who live above the shops and who had written to it twice, without an answer.\n"
)


def test_words_around_a_quotation_are_those_of_the_lock_or_its_paragraph_or_none(run, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.txt").write_text(GAZETTE)
    (tmp_path / "m.arg").write_text(SOURCED)
    main(["lock", "m.arg", "--texts", "texts", "-q"])
    lock = records(run(SOURCED)[1])["loud"]
    assert "<span>… " in lock
    assert "heard last" in lock
    assert "without an answer" not in lock
    paragraph = records(run(SOURCED, "--texts", "texts")[1])["loud"]
    assert "without an answer." in paragraph
    assert "first paragraph" not in paragraph
    for words in ((), ("--texts", "texts")):
        bare = records(run(SOURCED, "--no-context", *words)[1])["loud"]
        assert "too loud to sleep in" in bare
        assert "Many say" not in bare
        assert "<span>" not in bare


@pytest.mark.parametrize(
    ("words", "output", "sentence"),
    [
        (("--embed",), "m.svg", "--embed is for a page of HTML, and this is a picture: leave it out"),
        (("--status",), "m.svg", "--status is for a page of HTML"),
        (("--no-context",), "m.png", "--no-context is for a page of HTML"),
        (("--focus", "close"), "m.html", "--focus is for a picture, and a page has all of a map: leave it out"),
        (("--boxes", "3"), "m.html", "--boxes is for a picture"),
        (("--overview",), "m.html", "--overview is for a picture"),
        (("--atlas", "x"), "m.html", "--atlas is for a picture"),
        (("--timeline",), "m.html", "--timeline is for a picture"),
        (("--theme", "dark"), "m.html", "--theme is for a picture"),
        (("--engine", "dot"), "m.html", "--engine is for a picture"),
        (("--deadline", "5"), "m.html", "--deadline is for a picture"),
        (("--direction", "left"), "m.html", "--direction is for a picture"),
        (("--scale", "3"), "m.html", "--scale is for a picture"),
        (("--format", "htm"), "m.html", "did you mean `html`?"),
        (("--format", "html"), "m.arg", "m.arg"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_get_a_sentence(words, output, sentence, run):
    status, _, err = run(STREET, *words, output=output)
    assert status == 2
    assert err.startswith("error: ")
    assert sentence in err
    assert "Traceback" not in err


def test_convert_and_render_write_the_same_page(run, tmp_path, capfd):
    _, html, _ = run(STREET)
    assert main(["convert", "m.arg", "--to", "html", "-o", "c.html", "-q"]) == 0
    assert (tmp_path / "c.html").read_text() == html
    assert main(["render", "m.arg", "--format", "html", "-o", "-"]) == 0
    assert capfd.readouterr().out == html


def test_no_words_of_a_script_go_over_several_lines():
    """Else what is indented in them would not be, in the page."""
    for path in sorted((Path(__file__).parents[1] / "argmap" / "page" / "scripts").glob("*.js")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            assert line.count("`") % 2 == 0, f"{path.name}:{number}"
            assert not line.rstrip().endswith("\\"), f"{path.name}:{number}"
