"""Converters and readers of scans as they really are, where they are installed (CI installs some of them).

``files/old.doc`` was written by LibreOffice from words made up here.
"""

import shutil
from pathlib import Path

import pytest

from diffing.citations import cite
from diffing.structure import structure
from sources.errors import Scanned, Unreadable
from sources.reading import read
from tests.sources.reading.scans import RESOLUTION, scan

pytestmark = pytest.mark.slow

OLD_WORD = (Path(__file__).parent / "files" / "old.doc").read_bytes()
OFFICE = ("dirname", "uname", "ls", "sed", "grep", "basename")
"""What LibreOffice's own script calls."""
FRENCH = (
    "Nations Unies                                        S/RES/2617 (2021)",
    "",
    "Le Conseil de sécurité,",
    "",
    "Rappelant sa résolution 1373 (2001) du 28 septembre 2001,",
    "",
    "1. Décide de proroger le mandat de la Mission des lanternes du port ;",
)


@pytest.fixture
def only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Only":
    return Only(tmp_path / "programs", monkeypatch)


class Only:
    """Calling it leaves one program, and what it calls itself, to be found."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.monkeypatch = folder, monkeypatch

    def __call__(self, *names: str) -> None:
        self.folder.mkdir()
        for name in names:
            program = shutil.which(name)
            if program is None:
                pytest.skip(f"{name} is not installed here; CI installs antiword, catdoc and tesseract")
            (self.folder / name).symlink_to(Path(program).resolve())
        self.monkeypatch.setenv("PATH", str(self.folder))


@pytest.mark.parametrize("name", ["antiword", "catdoc", "soffice"])
def test_an_old_word_file_is_read_by_each_converter(only: Only, name: str) -> None:
    only(name, *OFFICE) if name == "soffice" else only(name)
    got = read(OLD_WORD, "application/msword", None, language="en")
    made = structure(got.text, "en")
    paths = [one.path for one in made.paragraphs if one.path.startswith("op")]
    assert paths[:5] == ["op1", "op2", "op2.a", "op2.b", "op3"]
    assert "S/RES/1373(2001)" in {one.target for one in cite(made, got.text, symbol="S/RES/2617(2021)")}


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
def test_all_scripts_come_out_of_an_old_word_file_in_order(only: Only, name: str) -> None:
    only(name)
    text = read(OLD_WORD, "application/msword", None).text
    for words in ("“keepers”", "français", "إن مجلس الأمن", "安全理事会，回顾其", "Совет Безопасности"):
        assert words in text


@pytest.mark.parametrize("name", ["antiword", "catdoc"])
@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_part_of_an_old_word_file_ends_in_a_reason_or_in_what_is_left_of_it(
    only: Only, name: str, keep: float
) -> None:
    only(name)
    assert len(_words_or_reason(OLD_WORD[: int(len(OLD_WORD) * keep)]).strip()) > 0


def _words_or_reason(content: bytes) -> str:
    """What is read, or why nothing is: any other error is one of ours."""
    try:
        return read(content, "application/msword", None).text
    except Unreadable as error:
        return str(error)


@pytest.mark.parametrize("name", ["tesseract", "ocrmypdf"])
def test_a_scan_is_read_marked_and_of_low_quality(only: Only, name: str) -> None:
    if name == "tesseract":
        only(name)
    elif not shutil.which(name):
        pytest.skip("ocrmypdf is not installed here; tesseract alone reads scans too")
    got = read(scan(*RESOLUTION), "application/pdf", None, scans=True, language="en")
    assert (got.quality, got.warnings) == ("low", (f"read from a scan by {name}: letters may be wrong",))
    made = structure(got.text, "en")
    assert [one.path for one in made.paragraphs if one.path.startswith("op")] == ["op1", "op2", "op3"]
    assert "S/RES/1373(2001)" in {one.target for one in cite(made, got.text, symbol="S/RES/2617(2021)")}


def test_a_scan_is_read_with_the_letters_of_its_language(only: Only) -> None:
    only("tesseract")
    got = read(scan(*FRENCH), "application/pdf", None, scans=True, language="fr")
    assert "Le Conseil de sécurité," in got.text
    assert "résolution 1373 (2001)" in got.text


def test_a_scan_without_any_letters_is_refused_in_one_line(only: Only) -> None:
    only("tesseract")
    with pytest.raises(Unreadable, match="tesseract found no letters in the scan"):
        read(scan(), "application/pdf", None, scans=True, language="en")


def test_a_scan_stays_unread_when_nobody_asked(only: Only) -> None:
    only("tesseract")
    with pytest.raises(Scanned, match="a scan without a text layer"):
        read(scan(*RESOLUTION), "application/pdf", None)
