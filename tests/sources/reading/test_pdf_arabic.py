"""Arabic PDF: words spelled by one reader, placed by another."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sources.reading import pdf_arabic, read
from sources.reading.pdf_arabic import spelled
from sources.reading.pdf_lines import PageLine, PdfPage

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
TEXT = (
    "إن مجلس الأمن،",
    "إذ يؤكد من جديد قراره 1373 (2001) والمادة ٩٥١٨ من الاتفاقية، وإذ يلاحظ الحالة في العالم وألمانيا والإسلام،",
    "1 - يقرر أن يواصل العمل حتى 31 كانون الأول/ديسمبر 2025؛",
    "2 - يطلب إلى الأمين العام أن يقدم تقريرا في غضون 90 يوما عن القرار 70/177؛",
)


def page(*texts: str) -> PdfPage:
    lines = tuple(PageLine(text, 300, 500, 700 - 12 * n, 10, (text,)) for n, text in enumerate(texts))
    return PdfPage(lines, 600, 800, sum(map(len, texts)))


def put_right(monkeypatch: pytest.MonkeyPatch, seen: str, others: str) -> str:
    monkeypatch.setattr(pdf_arabic, "_words_of_pypdf", lambda _: others.split())
    (found,) = spelled([page(seen)], b"")
    return found.lines[0].text


def test_a_word_is_spelled_as_the_reader_that_knows_letters_spells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    got = put_right(monkeypatch, "سلجم األمن 2617 ملاعلا", "الأمن مجلس العالم")
    assert got == "مجلس الأمن 2617 العالم"


def test_a_word_that_both_know_stays_although_another_has_its_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    assert put_right(monkeypatch, "أمل ألم لا نمألا", "ألم أمل لا الأمن") == "أمل ألم لا الأمن"


def test_where_the_other_reader_is_worse_the_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    assert put_right(monkeypatch, "مجلس الأمن الدولي", "سلجم نمألا يلودلا") == "مجلس الأمن الدولي"


@pytest.mark.parametrize(("seen", "meant"), [("القرار 2617) 2021(", "القرار 2617 (2021)"), ("قرار (1)", "قرار (1)")])
def test_brackets_that_were_turned_are_turned_back(monkeypatch: pytest.MonkeyPatch, seen: str, meant: str) -> None:
    assert put_right(monkeypatch, seen, "") == meant


def test_a_page_is_mirrored_so_that_lines_begin_where_they_do_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_arabic, "_words_of_pypdf", lambda _: [])
    (found,) = spelled([page("نص")], b"")
    assert (found.lines[0].x, found.lines[0].right) == (100, 300)


def test_a_file_that_the_other_reader_cannot_open_is_read_without_it() -> None:
    (found,) = spelled([page("نص عربي")], b"no PDF file")
    assert found.lines[0].text == "نص عربي"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine to print an Arabic page with")
def test_an_arabic_page_that_a_browser_printed_is_read_word_for_word(tmp_path: Path) -> None:
    style = "<meta charset=utf-8><style>p{margin:0 0 12pt;font-size:12pt;line-height:14pt}</style>"
    body = "".join(f"<p>{text}" for text in TEXT)
    (tmp_path / "a.html").write_text(f"<html dir=rtl lang=ar>{style}{body}</html>", encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--print-to-pdf={tmp_path / 'a.pdf'}", f"--user-data-dir={tmp_path / 'user'}"]
    subprocess.run([*command, (tmp_path / "a.html").as_uri()], capture_output=True, timeout=90, check=True)
    got = read((tmp_path / "a.pdf").read_bytes(), "", None)
    assert re.findall(r"\w+", got.text) == re.findall(r"\w+", " ".join(TEXT))
    assert (got.quality, got.language) == ("low", "ar")
    assert "Arabic" in got.warnings[0]
