"""Programs of others: found or missed, obeyed or ended. Stand-ins on PATH play them; what they are told is real."""

import sys
from pathlib import Path

import pytest

from sources.errors import Scanned, Unreadable
from sources.reading import read
from sources.reading.limits import Limits
from tests.sources.reading.pages import lines, pdf
from tests.sources.reading.words import docx, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le") + b"\0" * 600
WORD = "application/msword"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the only one where programs are looked for."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def install(folder: Path, name: str, body: str) -> None:
    program = folder / name
    program.write_text(f"#!{sys.executable}\nimport sys, time, os, pathlib\narguments = sys.argv[1:]\n{body}\n")
    program.chmod(0o755)


def test_without_a_converter_an_old_word_file_is_refused_with_the_way_out(programs: Path) -> None:
    with pytest.raises(Unreadable, match=r"^r.doc is an old Word file.*install antiword, catdoc or LibreOffice"):
        read(OLE, "", None, name="r.doc")


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_an_old_word_file_is_converted_by_what_there_is(programs: Path, name: str) -> None:
    say = "content = pathlib.Path(arguments[-1]).read_bytes()\nprint('Decides', len(content), 'الأمن')"
    install(programs, name, say)
    got = read(OLE, "application/octet-stream", None)
    assert (got.text, got.media_type) == (f"Decides {len(OLE)} الأمن\n", WORD)
    assert got.warnings == (f"converted by {name}",)


def test_an_office_program_makes_a_new_word_file_of_an_old_one(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(docx(paragraph("1. Decides.")))
    copy = f"made = pathlib.Path({str(tmp_path / 'made.docx')!r}).read_bytes()"
    install(programs, "soffice", f"{copy}\npathlib.Path(arguments[-1]).with_suffix('.docx').write_bytes(made)")
    assert read(OLE, WORD, None).text == "1. Decides."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("sys.exit(3)", "antiword could not read it"),
        ("time.sleep(60)", "antiword took longer than 2 seconds"),
        (
            "os.spawnv(os.P_NOWAIT, sys.executable, ['x', '-c', 'import time; time.sleep(60)'])\ntime.sleep(60)",
            "longer",
        ),
        ("x = bytearray(10**11)", "could not read it"),
        ("pass", "no text of its own"),
    ],
    ids=["fails", "hangs", "hangs with a child", "grows", "says nothing"],
)
def test_a_converter_that_fails_ends_in_one_line(programs: Path, body: str, words: str) -> None:
    install(programs, "antiword", body)
    with pytest.raises(Unreadable, match=words):
        read(OLE, WORD, None, limits=Limits(seconds=2.0 if "longer" in words else 60.0))


def test_a_converter_is_told_no_secrets(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_SECRET", "hush")
    install(programs, "antiword", "print(dict(os.environ), os.getcwd())")
    assert "hush" not in read(OLE, WORD, None).text


SCAN = pdf([], [])


def test_a_scan_stays_one_unless_its_reading_is_asked_for(programs: Path) -> None:
    install(programs, "ocrmypdf", "print('never run')")
    with pytest.raises(Scanned, match=r"a scan without a text layer$"):
        read(SCAN, "", None)


def test_a_scan_that_nothing_can_read_says_what_would(programs: Path) -> None:
    with pytest.raises(Scanned, match="install ocrmypdf or tesseract"):
        read(SCAN, "", None, scans=True)


def test_a_scan_is_read_by_ocrmypdf_and_of_low_quality(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "read.pdf").write_bytes(pdf(lines("1. Decides to go on with the matter.")))
    copy = f"made = pathlib.Path({str(tmp_path / 'read.pdf')!r}).read_bytes()"
    check = "assert arguments[arguments.index('-l') + 1] == 'fra'\nassert arguments[-2].endswith('scan.pdf')"
    install(programs, "ocrmypdf", f"{copy}\n{check}\npathlib.Path(arguments[-1]).write_bytes(made)")
    got = read(SCAN, "", None, scans=True, language="fr")
    assert (got.text, got.quality) == ("1. Decides to go on with the matter.", "low")
    assert "ocrmypdf" in got.warnings[0]


def test_a_scan_is_drawn_for_tesseract_page_by_page(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "read.pdf").write_bytes(pdf(lines("1. Decides to go on with the matter.")))
    look = (
        "if arguments == ['--list-langs']: print('eng'); sys.exit()\n"
        "pages = pathlib.Path(arguments[0]).read_text().split()\n"
        "heads = [pathlib.Path(page).read_bytes()[:12].split()[:2] for page in pages]\n"
        "assert heads == [[b'P5', b'2480']] * 2, heads\n"
        f"made = pathlib.Path({str(tmp_path / 'read.pdf')!r}).read_bytes()\n"
        "pathlib.Path(arguments[1] + '.pdf').write_bytes(made)"
    )
    install(programs, "tesseract", look)
    got = read(SCAN, "", None, scans=True)
    assert got.text == "1. Decides to go on with the matter."
    assert got.quality == "low"


def test_letters_that_tesseract_was_not_taught_are_named_with_the_package_that_has_them(programs: Path) -> None:
    install(programs, "tesseract", "print('List of available languages (1):\\neng')")
    with pytest.raises(
        Unreadable, match=r"does not know 'chi_sim'; install its data \(tesseract-ocr-chi-sim on Debian"
    ):
        read(SCAN, "", None, scans=True, language="zh")
