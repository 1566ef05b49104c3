"""Settings files: found upward, read leniently, complained about in sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.base.diagnostics import Severity
from argmap.model.settings import Settings, find_settings, read_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    settings, wrong = find_settings(tmp_path)
    assert settings == Settings()
    assert wrong == ()


def test_argmap_toml_is_found_upward_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text(
        'extend = ["formal"]\ntexts = ["sources"]\n\n[rules]\nlong-claim = "off"\nW201 = "error"\n'
    )
    folder = tmp_path / "maps" / "deep"
    folder.mkdir(parents=True)
    settings, wrong = find_settings(folder / "debate.arg")
    assert wrong == ()
    assert settings.levels == {"long-claim": Severity.OFF, "W201": Severity.ERROR}
    assert settings.extend == ("formal",)
    assert settings.texts == ("sources",)
    assert settings.path == tmp_path / "argmap.toml"
    assert settings.rule_names == ("long-claim", "W201", "formal")


def test_pyproject_counts_only_with_a_table_for_argmap(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.argmap.rules]\nisland = "error"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_text('[tool.ruff]\nselect = ["ALL"]\n')
    settings, wrong = find_settings(inner)
    assert settings.levels == {"island": Severity.ERROR}
    assert wrong == ()


def test_argmap_toml_goes_before_pyproject_beside_it(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text('[rules]\nisland = "off"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.argmap.rules]\nisland = "error"\n')
    assert find_settings(tmp_path)[0].levels == {"island": Severity.OFF}


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            {"ruls": {}},
            "there is no setting `ruls`; did you mean `rules`? (there are `rules`, `select`, `extend` and `texts`)",
        ),
        (
            {"xyz": 1},
            "there is no setting `xyz` (there are `rules`, `select`, `extend` and `texts`)",
        ),
        ({"rules": []}, '`rules` must be a table such as `long-claim = "off"`'),
        (
            {"rules": {"island": "loud"}},
            "the level of `island` must be one of `error`, `warning`, `info` and `off`",
        ),
        (
            {"rules": {"island": 3}},
            "the level of `island` must be one of `error`, `warning`, `info` and `off`",
        ),
        (
            {"texts": "sources"},
            '`texts` must be a list of words in quotation marks, such as `texts = ["…"]`',
        ),
        (
            {"select": [1]},
            '`select` must be a list of words in quotation marks, such as `select = ["…"]`',
        ),
        ([], "`argmap` must be a table"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_kept(table: object, sentence: str) -> None:
    settings, wrong = read_settings(table)
    assert wrong == (sentence,)
    assert settings == Settings()


def test_good_lines_beside_wrong_ones_count() -> None:
    settings, wrong = read_settings({"rules": {"island": "loud", "long-claim": False}, "nope": 1})
    assert len(wrong) == 2
    assert settings.levels == {"long-claim": Severity.OFF}


@pytest.mark.parametrize(
    "content", [b"rules = [", b"\xff\xfe\x00", b"[rules]\nx = 'off'\nx = 'off'\n", b"a" * 70000]
)
def test_a_broken_file_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "argmap.toml").write_bytes(content)
    settings, wrong = find_settings(tmp_path)
    assert settings.levels == {}
    (sentence,) = wrong
    assert sentence.startswith(f"{tmp_path / 'argmap.toml'} cannot be read: ")
    assert not sentence.endswith(".")


def test_a_broken_pyproject_is_somebody_elses_business(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[[[")
    assert find_settings(tmp_path) == (Settings(), ())


def test_a_folder_called_argmap_toml_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").mkdir()
    assert find_settings(tmp_path) == (Settings(), ())


def test_a_deeply_nested_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "argmap.toml").write_text("texts = " + "[" * 5000 + "]" * 5000)
    (sentence,) = find_settings(tmp_path)[1]
    assert "nests too deep" in sentence or "must be a list" in sentence
