"""cite, structure and diff on files: shapes for programs, tables for people."""

import io
from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Seized

SYMBOL = "S/RES/9002(2099)"
CITATION_KEYS = [
    "target",
    "kind",
    "printed",
    "paragraph",
    "start",
    "end",
    "relation",
    "verb",
    "pinpoint",
    "stated_date",
]
METADATA_KEYS = ["body", "kind", "adopted_on", "masthead_on", "session", "meeting", "agenda_item", "title", "draft"]


def test_cite_prints_one_object_for_each_text(seized: Seized, resolution: Path, reissue: Path) -> None:
    done = seized("cite", "--format", "json", str(resolution), str(reissue))
    assert (done.code, done.err) == (0, "")
    assert [one["path"] for one in done.objects] == [str(resolution), str(reissue)]
    first = done.objects[0]
    assert (first["symbol"], first["language"]) == (SYMBOL, "en")
    assert list(first["citations"][0]) == [*CITATION_KEYS, "flags", "places", "via", "candidates"]
    assert [one["printed"] for one in first["references"]] == ["the present resolution"]
    assert {one["target"] for one in first["citations"]} == {"S/RES/8990(2097)", "S/RES/9001(2099)"}


def test_cite_offsets_index_the_decoded_text(seized: Seized, tmp_path: Path) -> None:
    text = "安全理事会，\n回顾第1373(2001)号决议，\n1. 决定继续处理此案。\n"
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode("gb18030"))
    (found,) = seized("cite", "--format", "json", str(path)).objects[0]["citations"]
    assert text[found["start"] : found["end"]] == found["printed"]
    assert found["target"] == "S/RES/1373(2001)"


def test_cite_reads_standard_input(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"Recalling Security Council resolution 1373 (2001),"))
    monkeypatch.setattr("sys.stdin", stream)
    (found,) = seized("cite", "--format", "json", "-").objects
    assert (found["path"], found["citations"][0]["target"]) == ("-", "S/RES/1373(2001)")


def test_the_own_symbol_is_believed_where_none_is_printed(seized: Seized, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(
        "The General Assembly,\n\nRecalling its resolution 60/288,\n\n1. Decides to meet.\n", encoding="utf-8"
    )
    (found,) = seized("cite", "--format", "json", "--symbol", "A/RES/70/177", str(path)).objects
    assert found["symbol"] == "A/RES/70/177"


def test_cite_says_the_two_counts_apart(seized: Seized, resolution: Path) -> None:
    done = seized("cite", str(resolution))
    assert "2 resolutions (2 Security Council, 0 General Assembly), 0 other documents" in done.out


def doubtful(tmp_path: Path) -> str:
    """A text that names a number of the Council's and the Assembly's, a short form, and a body by its resolution."""
    path = tmp_path / "doubtful.txt"
    path.write_text(
        "The participants,\n\nRecalling resolution 1514 of the past and the 1267 Committee,\n\n"
        "Taking note of Human Rights Council resolution 48/5,\n\n"
        "1. Decide to carry out Security Council resolution 1373 (2001), and to publish that resolution.\n",
        encoding="utf-8",
    )
    return str(path)


def test_where_two_documents_can_be_meant_both_are_said(seized: Seized, tmp_path: Path) -> None:
    first = seized("cite", "--format", "json", doubtful(tmp_path)).objects[0]["citations"][0]
    assert (first["target"], first["candidates"], first["flags"]) == (
        None,
        ["S/RES/1514(2003)", "A/RES/1514(XV)"],
        ["unresolved"],
    )
    assert "“resolution 1514” may be S/RES/1514(2003) or A/RES/1514(XV)" in seized("cite", doubtful(tmp_path)).out


def test_the_table_says_what_the_text_does_and_how_short_forms_were_understood(seized: Seized, tmp_path: Path) -> None:
    out = seized("cite", doubtful(tmp_path)).out
    assert "established by" in out
    assert "pp2: “1267 Committee” is S/RES/1267(1999) (the number tells the year)" in out
    assert "op1: “that resolution” is S/RES/1373(2001) (the last one before it" in out
    assert "(2 Security Council, 0 General Assembly, 1 of other bodies), 1 unresolved" in out


def test_structure_has_the_promised_shape(seized: Seized, resolution: Path) -> None:
    (found,) = seized("structure", "--format", "json", str(resolution)).objects
    assert list(found) == ["path", "symbol", "language", "metadata", "paragraphs"]
    assert list(found["metadata"]) == [*METADATA_KEYS, "report"]
    assert found["metadata"]["adopted_on"] == "2099-03-05"
    assert [one["path"] for one in found["paragraphs"] if one["part"] == "operative"] == ["op1", "op2", "op3", "op4"]


def test_diff_has_the_promised_shape(seized: Seized, resolution: Path, reissue: Path) -> None:
    (found,) = seized("diff", "--format", "json", str(resolution), str(reissue)).objects
    assert (found["old"], found["new"]) == (str(resolution), str(reissue))
    assert found["summary"]["added"] >= 1
    assert found["summary"]["renumbered"] == 3
    assert set(found["paragraphs"][0]) >= {"kind", "old", "new", "moved", "class", "words"}


@pytest.mark.parametrize(
    ("form", "sign"), [("text", "[-8990 (2097)-]{+8990 (2098)+}"), ("html", "<del"), ("markdown", "~~")]
)
def test_diff_prints_other_forms(seized: Seized, resolution: Path, reissue: Path, form: str, sign: str) -> None:
    assert sign in seized("diff", "--format", form, str(resolution), str(reissue)).out


def test_what_steers_a_terminal_is_not_printed(seized: Seized, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The Security Council,\n\n1. Decides \u202e and \u2067 to meet \u009b2J;\n", encoding="utf-8")
    done = seized("structure", str(path))
    assert not set("\u202e\u2067\u009b") & set(done.out + done.err)
