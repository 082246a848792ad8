"""diff: the summary alone, texts in between, and texts of two languages."""

from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Seized

FRENCH = """Résolution 9002 (2099)

Le Conseil de sécurité,

Rappelant sa résolution 9001 (2099),

1. Décide de rester saisi de la question.
"""
ENGLISH = """Resolution 9002 (2099)

The Security Council,

Recalling its resolution 9001 (2099),

Alarmed by the reports before it,

1. Decides to remain seized of the matter.
"""


@pytest.fixture
def languages(tmp_path: Path) -> list[str]:
    """The same made-up resolution in English and, a paragraph short, in French."""
    paths = [tmp_path / "en.txt", tmp_path / "fr.txt"]
    for path, text in zip(paths, (ENGLISH, FRENCH), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_the_short_form_is_one_line(seized: Seized, resolution: Path, reissue: Path) -> None:
    done = seized("diff", "--short", str(resolution), str(reissue))
    assert (done.code, done.out.count("\n")) == (0, 1)
    (found,) = seized("diff", "--short", "--format", "json", str(resolution), str(reissue)).objects
    assert list(found) == ["old", "new", "summary"]


def test_a_text_in_between_says_since_when_paragraphs_stand(seized: Seized, resolution: Path, reissue: Path) -> None:
    names = [str(resolution), str(reissue), "--through", str(resolution)]
    done = seized("diff", "--format", "text", *names)
    assert f"Since {resolution}: " in done.out
    (found,) = seized("diff", "--format", "json", *names).objects
    assert {"paragraph": "op4", "since": str(resolution), "paths": [["op3"], ["op3"], ["op4"]]} in found["lineage"]


def test_two_languages_are_put_side_by_side_by_paragraph(seized: Seized, languages: list[str]) -> None:
    done = seized("diff", "--format", "text", *languages)
    assert "1 only in the old one; words not compared" in done.out
    assert "[-Alarmed by the reports before it,-]" in done.out
    assert "{+" not in done.out


def test_slack_blocks_are_one_json_object(seized: Seized, resolution: Path, reissue: Path) -> None:
    (found,) = seized("diff", "--format", "slack", str(resolution), str(reissue)).objects
    assert list(found) == ["text", "blocks"]


def test_standard_input_can_be_only_one_of_the_texts(seized: Seized, resolution: Path) -> None:
    done = seized("diff", "-", str(resolution), "--through", "-")
    assert (done.code, done.out) == (2, "")
    assert "standard input can be only one" in done.err
