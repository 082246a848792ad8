"""Calls in plain digits are told from the numbers that a text says."""

import pytest

from diffing.changes import NoteCall
from diffing.structure import structure
from tests.diffing.structure.texts import by_path


def _read(words: str, notes: int) -> tuple[str, list[str]]:
    """The text and the marks of the calls of a preamble's only paragraph, on a page with notes 1 to ``notes``."""
    foot = "".join(f"{n}\nA/91/{n}0.\n" for n in range(1, notes + 1))
    text = f"The Security Council,\n\n{words}\n\n1. Decides to rest.\n\n__________________\n{foot}"
    found = by_path(structure(text, "en"))["pp1"]
    return found.text, [call.mark for call in found.calls]


@pytest.mark.parametrize(
    ("words", "text", "marks"),
    [
        ("Noting the letter of 25 May 2024 1 and the reply,", "Noting the letter of 25 May 2024 and the reply,", "1"),
        ("Noting the lamps of 2019 1 and 2023, 2 as lit,", "Noting the lamps of 2019 and 2023, as lit,", "12"),
        ("Noting resolutions 90/3 1 and 90/4, 2 as read,", "Noting resolutions 90/3 and 90/4, as read,", "12"),
        ("Noting S/7930 1 and the lamps, 2", "Noting S/7930 and the lamps,", "12"),
        (
            "Noting the lamps, 1 that is, Agenda 21 2 and a log, 3",
            "Noting the lamps, that is, Agenda 21 and a log,",
            "123",
        ),
        ("Noting the lamps of 1990,1 20142 and 2018,3", "Noting the lamps of 1990, 2014 and 2018,", "123"),
        ("Noting the most lamps ever lit, 1,2", "Noting the most lamps ever lit,,", "12"),
        ("Noting the lamps 1 and the harbours, 2 as lit,", "Noting the lamps and the harbours, as lit,", "12"),
    ],
)
def test_a_call_in_plain_digits_goes_from_the_text(words: str, text: str, marks: str) -> None:
    assert _read(words, len(marks)) == (text, list(marks))


@pytest.mark.parametrize(
    "words",
    [
        "Noting that 0.2 per cent of the lamps are lit,",
        "Noting that, in 2024, 1,622 lamps were lit,",
        "Noting that there are: (a) 1.3 lamps to a harbour,",
        "Noting paragraphs 1, 2, 6 and 7 of the log,",
        "Noting the lamps of 20142 harbours,",
    ],
)
def test_a_number_that_the_text_says_stays(words: str) -> None:
    assert _read(words, 2) == (words, [])


def test_of_two_numbers_the_one_more_like_a_call_is_it() -> None:
    text, marks = _read("Noting the annual 2 trillion lamps, 1 the storms, 2 and the log, 3", 3)
    assert (text, marks) == ("Noting the annual 2 trillion lamps, the storms, and the log,", ["1", "2", "3"])


def test_a_call_that_is_missing_hides_none_behind_it() -> None:
    assert _read("Noting the lamps, the storms, 2 and the log, 3", 3)[1] == ["2", "3"]


def test_a_page_that_raises_its_calls_has_none_in_plain_digits() -> None:
    text = (
        "The Security Council,\n\nNoting the lamps<sup>2</sup> and over 1 billion harbours,\n\n1. Decides to rest.\n\n"
        "<sup>1</sup> A/91/10.\n\n<sup>2</sup> A/91/20.\n"
    )
    found = by_path(structure(text, "en"))["pp1"]
    assert found.text == "Noting the lamps and over 1 billion harbours,"
    assert found.calls == (NoteCall("2", 16, "fn2"),)


def test_the_votes_of_a_closing_line_are_no_calls() -> None:
    text = (
        "Le Conseil de sécurité,\n\n1. Décide de se reposer.\n\nAdoptée à la 1799e séance par 13 voix contre 0.\n\n"
        "13 Documents officiels du Conseil.\n\n14 S/2031/1251.\n"
    )
    closing = by_path(structure(text, "fr"))["closing"]
    assert "par 13 voix" in closing.text
