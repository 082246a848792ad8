"""What the bytes of the Official Document System are taken for."""

import pytest

from monitor.demo.sites.papers import docx_of, pdf_of
from sources.documents import Reading
from sources.ods_gates import DOC, DOCX, PDF, another_text, broken, kind_of
from tests.support.resolutions import chinese, resolution


def reading(text: str, quality: str = "good") -> Reading:
    return Reading(text, "text/plain", "utf-8", quality=quality)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4 ", PDF),
        (b"\r\n %PDF-1.4 ", PDF),
        (b"PK\x03\x04..", DOCX),
        (b"\xd0\xcf\x11\xe0", DOC),
        (b"<!DOCTYPE html>%PDF", None),
        (b"", None),
    ],
)
def test_a_document_is_told_by_its_first_bytes(content: bytes, kind: str | None) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(("content", "kind"), [(pdf_of("x"), PDF), (docx_of("x"), DOCX)], ids=["pdf", "docx"])
def test_a_file_that_lacks_its_end_was_cut_off(content: bytes, kind: str) -> None:
    assert broken(content, kind) is None
    assert "cut off" in (broken(content[:4300], kind) or "")


def test_a_file_of_a_few_bytes_is_none() -> None:
    assert broken(b"%PDF-1.4 %%EOF", PDF) == "it has only 14 bytes: no document is so small"
    assert broken(bytes(4096), DOC) is None


def test_the_text_that_was_asked_for_passes() -> None:
    assert another_text(reading(resolution(2903)), "S/RES/2903(2026)", "en") is None
    assert another_text(reading(chinese(2903)), "S/RES/2903(2026)", "zh") is None


@pytest.mark.parametrize(
    "head",
    [
        "United Nations\nA/ RES/37/78 H*\n",
        "United Nations A/RES/37/78\nGeneral Assembly",
        "37/78. General and complete disarmament\n\nH\n[A/37/662]",
    ],
)
def test_a_lettered_part_is_known_by_each_of_its_spellings(head: str) -> None:
    assert another_text(reading(head), "A/RES/37/78[H]", "en") is None


def test_an_old_resolution_that_prints_its_drafts_symbol_is_known_by_its_heading() -> None:
    head = "87 (1950). Resolution of 29 September 1950\n[S/1836]\nThe Security Council,"
    assert another_text(reading(head), "S/RES/87(1950)", "en") is None
    assert "prints S/1836" in (another_text(reading(head), "S/RES/88(1950)", "en") or "")


def test_another_document_is_recognised_by_its_masthead() -> None:
    head = "United Nations E/2021/L.22\nEconomic and Social Council\n\nTaking note of resolution 2577 (2021) of 28 May"
    found = another_text(reading(head), "S/RES/2577(2021)", "en")
    assert found == "its masthead prints E/2021/L.22, not S/RES/2577(2021)"


def test_a_text_without_any_symbol_is_believed() -> None:
    assert another_text(reading("The General Assembly,\nRecalling"), "A/RES/70/1", "en") is None


def test_a_masthead_that_was_read_badly_is_no_proof() -> None:
    assert another_text(reading("A/177/70/RES", "low"), "A/RES/70/177", "ar") is None


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (resolution(2903), "zh", "written in Latin letters"),
        (chinese(2903), "ru", "written in Chinese letters"),
        (resolution(2903) * 2, "fr", "written in the language en, not fr"),
        ("le rapport des experts et du Conseil pour les pays dans " * 9, "es", "written in the language fr, not es"),
        ("el informe de los expertos y del Consejo para las partes por " * 9, "en", "written in the language es"),
    ],
)
def test_a_text_in_another_language_is_recognised(text: str, language: str, words: str) -> None:
    assert words in (another_text(reading(text), "S/RES/2903(2026)", language) or "")


def test_an_english_text_that_quotes_french_stays_english() -> None:
    text = resolution(2903) + "l'Organisation internationale de la Francophonie et les pays des Grands Lacs"
    assert another_text(reading(text), "S/RES/2903(2026)", "en") is None
