"""What the bytes of the Official Document System are taken for."""

import json
import re
from pathlib import Path

import pytest

from monitor.demo.sites.papers import docx_of, pdf_of
from sources.documents import Reading
from sources.ods import FILES, job_of
from sources.ods_gates import DOC, DOCX, PDF, another_text, broken, kind_of
from sources.ods_symbols import is_symbol
from sources.reading.formats import read
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


@pytest.mark.parametrize(
    "head",
    [
        "87 (1950). Resolution of 29 September 1950\n[S/1836]\nThe Security Council,",
        "Résolution 87 (1950) du 29\nseptembre 1950\nNations Unies S/1836\nConseil de sécurité\nDistr. GÉNÉRALE",
        "RESOLUTION 87 (1950)\nThe Security Council,\nHaving considered the report of the Secretary-General S/26034",
    ],
)
def test_a_resolution_that_prints_another_symbol_near_its_heading_is_believed(head: str) -> None:
    assert another_text(reading(head), "S/RES/87(1950)", "en") is None


def test_another_document_is_recognised_by_its_masthead() -> None:
    head = (
        "United Nations E/2021/L.22*\nEconomic and Social Council\nDistr.: Limited\n\nRecalling resolution 2577 (2021)"
    )
    found = another_text(reading(head + " of 28 May on the matter," * 5), "S/RES/2577(2021)", "en")
    assert found == "its masthead prints E/2021/L.22, not S/RES/2577(2021)"


def test_a_corrigendum_is_not_what_it_corrects_though_it_prints_its_heading() -> None:
    text = "United Nations\nA/RES/80/1/Corr.1\nGeneral Assembly\nDistr.: General\n\n80/1. Lanterns\n\nCorrigendum\n"
    assert another_text(reading(text), "A/RES/80/1", "en") == "its masthead prints A/RES/80/1/CORR.1, not A/RES/80/1"
    assert another_text(reading(text), "A/RES/80/1/Corr.1", "en") is None


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


def _symbol_of(path: Path) -> str:
    council = re.match(r"S_RES_0*(\d+)_(\d{4})", path.stem)
    return f"S/RES/{council[1]}({council[2]})" if council else path.stem.removesuffix("-EN").replace("_", "/")


@pytest.mark.shared
def test_no_real_text_is_taken_for_another(shared: Path) -> None:
    paths = [*shared.glob("corpus/cr_unsc/data/*/*.txt"), *shared.glob("corpus/mandate_pipeline_ga/txt/*.txt")]
    texts = {path: path.read_text("utf-8", "replace") for path in sorted(paths)[::4]}
    doubted = {path.name: another_text(reading(text), _symbol_of(path), "en") for path, text in texts.items()}
    assert len(doubted) > 500
    assert {name: reason for name, reason in doubted.items() if reason} == {}


@pytest.mark.shared
def test_real_files_are_believed_for_what_they_are_and_for_nothing_else(shared: Path) -> None:
    paths = sorted([*shared.glob("corpus/mandate_pipeline_ga/pdfs/*.pdf"), *shared.glob("corpus/gate_unga_pdfs/*.pdf")])
    assert len(paths) >= 40
    for path in paths[::5]:
        content = path.read_bytes()
        assert kind_of(content) == PDF
        assert broken(content, PDF) is None
        made = read(content, PDF, None)
        assert another_text(made, _symbol_of(path), "en") is None
        assert "masthead prints" in (another_text(made, "S/RES/2617(2021)", "en") or "")
        assert "language en, not fr" in (another_text(made, _symbol_of(path), "fr") or "")


@pytest.mark.shared
def test_real_job_numbers_are_read_from_real_paths(shared: Path) -> None:
    lines = (shared / "samples/ods/REAL_fetch-manifest_excerpt.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [job_of(row["path"]) for row in rows] == [row["path"].rpartition("/")[2][:-4].upper() for row in rows]
    assert all(row["path"].startswith(FILES) and is_symbol(row["symbol"]) for row in rows)
