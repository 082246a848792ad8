"""What holds for every text, also for broken and hostile ones."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diffing.structure import structure
from tests.diffing.structure.texts import ASSEMBLY_PAGES, CHINESE, COUNCIL, WIKI
from tests.support.laws import tried

_FRAGMENTS = st.sampled_from(
    [
        "The Security Council,",
        "大会，",
        "Noting ",
        "1. Decides ",
        "2. ",
        "(a) ",
        "(i)",
        "¹",
        "<sup>1</sup>",
        "**",
        "''",
        "\n",
        "\n\n",
        "\x0c",
        "__________",
        "Annex",
        "附件",
        "I",
        "A/RES/91/17",
        "12/34.",
        "lamps;",
        "lamps,",
        "灯塔，",
        "灯\n\n塔",
        "1",
        "إن مجلس الأمن،",
        "1 - يقرر",
        "\u200f",
        "\xad\n",
        "co-\noperate",
        "[1]",
        "# ",
        "- ",
        "3 May 2030",
        "\r\n",
        "\x00",
        "\u2028",
        "𠀀",
        "*********",
        "((((",
        "²²²²²",
    ]
)
_TEXTS = st.one_of(st.text(max_size=300), st.lists(_FRAGMENTS, max_size=60).map("".join))


@tried(80)
@given(_TEXTS)
def test_every_character_of_a_paragraph_comes_from_the_source(text: str) -> None:
    for paragraph in structure(text).paragraphs:
        assert paragraph.text == "".join(piece.glue + text[piece.start : piece.end] for piece in paragraph.pieces)
        edges = [edge for piece in paragraph.pieces for edge in (piece.start, piece.end)]
        assert edges == sorted(edges)


@tried(80)
@given(_TEXTS)
@example("0²²²\r\r²²²²")
def test_paths_are_unique_and_calls_stand_inside_their_paragraph(text: str) -> None:
    found = structure(text).paragraphs
    assert len({paragraph.path for paragraph in found}) == len(found)
    paths = {paragraph.path for paragraph in found}
    for paragraph in found:
        assert all(0 <= call.offset <= len(paragraph.text) for call in paragraph.calls)
        assert all(call.note is None or call.note in paths for call in paragraph.calls)


@tried(40)
@given(_TEXTS)
def test_no_two_paragraphs_share_a_character(text: str) -> None:
    pieces = sorted((piece.start, piece.end) for each in structure(text).paragraphs for piece in each.pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))


@pytest.mark.parametrize("text", [COUNCIL, ASSEMBLY_PAGES, CHINESE, WIKI], ids=["council", "pages", "chinese", "wiki"])
def test_line_ends_of_another_system_change_no_word(text: str) -> None:
    other = structure(text.replace("\n", "\r\n")).paragraphs
    assert [(each.path, each.text) for each in other] == [(each.path, each.text) for each in structure(text).paragraphs]


_BITS = (
    "1. |(a) |(|*|a |¹|_|1.\n|(a)\n|I\n|Annex\n|¹ x\n|__________\n1\n|The General Assembly,\n|大|\n|lamp-\n|1 2 3 4 5 "
)


@pytest.mark.parametrize(
    "text", [bit * (30_000 // len(bit)) for bit in _BITS.split("|")], ids=lambda text: repr(text[:12])
)
def test_long_and_hostile_texts_are_read(text: str) -> None:
    assert structure(text).language


def test_an_empty_text_has_no_paragraphs() -> None:
    assert structure("").paragraphs == ()
    assert structure(" \n\t\n").paragraphs == ()
