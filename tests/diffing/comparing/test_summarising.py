"""A comparison in one line."""

import pytest

from diffing.changes import Paragraph
from diffing.comparing import compare_paragraphs, counts, summary
from tests.diffing.comparing.building import SENTENCES, operatives, preambles

TEXT = operatives("Recalls resolution 9373 (2041);", "Notes resolution 9374 (2041);", "States shall act;")


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (TEXT, "No change of words"),
        (
            operatives("Recalls resolution 9383 (2041);", "Notes resolution 9384 (2041);", "States shall act;"),
            "2 changes, both citations; no operative words, no dates",
        ),
        (
            operatives("Recalls resolution 9383 (2041);", "Notes resolution 9374 (2041);", "States may act;"),
            "2 changes: 1 in operative words, 1 citation",
        ),
        (
            operatives("Recalls resolution 9383 (2041);", *(found.text for found in TEXT[1:])),
            "1 change, a citation; no operative words, no dates",
        ),
        (TEXT[:2], "1 change, in operative words"),
        (
            operatives(TEXT[2].text, TEXT[0].text, TEXT[1].text),
            "No change of words; 1 paragraph moved, 2 paragraphs renumbered",
        ),
        (
            operatives("Acts;", *(found.text for found in TEXT)),
            "1 change, in operative words; 3 paragraphs renumbered",
        ),
        (preambles(*SENTENCES[:0]), "3 changes, all in operative words"),
    ],
)
def test_it_says_what_changed_and_what_did_not(new: tuple[Paragraph, ...], expected: str) -> None:
    assert summary(compare_paragraphs(TEXT, new)) == expected


def test_every_paragraph_is_counted() -> None:
    found = counts(compare_paragraphs(TEXT, operatives("Acts;", *(one.text for one in TEXT))))
    assert found == {
        "added": 1,
        "removed": 0,
        "edited": 0,
        "moved": 0,
        "renumbered": 3,
        "split": 0,
        "merged": 0,
        "unchanged": 0,
    }
