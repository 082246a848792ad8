"""Fingerprints are equal for equal words, and for nothing else."""

from dataclasses import replace

import pytest

from diffing.changes import Metadata, Paragraph, Part, Piece, Structure
from diffing.fingerprints import FINGERPRINT_VERSION, fingerprint
from tests.diffing.comparing.building import operatives, paragraph

PINNED = "v1:e7b698c40644fea7ae0b5b97570f849ade6b9279da4ce9577b21e76e802acc50"
TEXT = operatives("決定延長任務期限至２０４１年，", "請秘書長提出報告。")


@pytest.mark.parametrize(
    "other",
    [
        operatives("决定延长任务期限至 2041 年,", "请秘书长提出报告。"),
        operatives("**決定**延長任務期限至2041年，", "請秘書長\u200b提出報告。"),
        (paragraph("联合国 2/8", "f1", Part.FURNITURE), *TEXT),
        tuple(replace(found, number={"1": "１", "2": "２"}[found.number or ""]) for found in TEXT),
        tuple(replace(found, pieces=(Piece(5, 6),), flags=("gap",)) for found in TEXT),
    ],
)
def test_noise_leaves_it_as_it_is(other: tuple[Paragraph, ...]) -> None:
    assert fingerprint(other) == fingerprint(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        operatives("決定延長任務期限至2042年，", "請秘書長提出報告。"),
        operatives("決定延長任務期限至２０４１年，", "促請秘書長提出報告。"),
        operatives("決定延長任務期限至２０４１年；", "請秘書長提出報告。"),
        TEXT[:1],
        (TEXT[0], replace(TEXT[1], number="3")),
        (TEXT[0], paragraph(TEXT[1].text, "op2", calls=1)),
        tuple(reversed(TEXT)),
        (),
    ],
)
def test_a_word_a_number_a_mark_a_label_or_a_call_changes_it(other: tuple[Paragraph, ...]) -> None:
    assert fingerprint(other) != fingerprint(TEXT)


def test_it_is_the_same_for_a_structure_and_its_paragraphs() -> None:
    assert fingerprint(Structure("zh-Hant", Metadata(), TEXT)) == fingerprint(TEXT)


def test_it_names_its_version() -> None:
    assert fingerprint(TEXT).startswith(f"v{FINGERPRINT_VERSION}:")


def test_a_version_keeps_its_meaning() -> None:
    """When this fails, the cleaning or the fields changed: raise FINGERPRINT_VERSION, then the value here."""
    assert fingerprint(operatives("Decides to remain seized of the matter.")) == PINNED


def test_lone_surrogates_are_no_obstacle() -> None:
    assert fingerprint(operatives("\ud800")) != fingerprint(operatives(""))
