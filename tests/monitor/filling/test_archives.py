"""ZIP archives, as people and villains pack them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.filling import archives
from monitor.filling.archives import entries, open_archive
from sources.errors import Unreadable


def packed(path: Path, documents: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in documents.items():
            file.writestr(name, content)
    return path


def names(path: Path) -> list[str]:
    return [entry.name for entry in entries(open_archive(path))]


def refusal(path: Path) -> str:
    """Why the first document of an archive is not read."""
    with pytest.raises(Unreadable) as caught:
        next(entries(open_archive(path))).load()
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_documents_come_in_the_order_of_their_names_and_nothing_else_does(tmp_path: Path) -> None:
    documents = {
        "b/2.txt": b"two",
        "a/1.PDF": b"one",
        "picture.png": b"",
        "__MACOSX/a/._1.txt": b"",
        ".hidden.txt": b"",
    }
    assert names(packed(tmp_path / "a.zip", documents)) == ["a/1.PDF", "b/2.txt"]


def test_a_document_comes_with_the_type_that_its_name_tells(tmp_path: Path) -> None:
    (entry,) = entries(open_archive(packed(tmp_path / "a.zip", {"2.html": b"<p>two"})))
    assert entry.load() == (b"<p>two", "text/html")


@pytest.mark.parametrize("name", ["/etc/a.txt", "../../a.txt", "b/../../a.txt", "C:/a.txt", "..\\a.txt"])
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    assert "leads out of the archive" in refusal(packed(tmp_path / "a.zip", {name: b"x"}))


def test_an_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    assert "an archive inside an archive is not opened" in refusal(packed(tmp_path / "a.zip", {"b.zip": b"PK"}))


def test_a_document_that_is_too_large_is_refused_after_the_first_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "CAP", 1000)
    assert "larger than 1,000 bytes" in refusal(packed(tmp_path / "a.zip", {"a.txt": b"x" * 2000}))


def test_an_archive_that_bursts_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "ALLOWANCE", 0)
    bomb = packed(tmp_path / "a.zip", {f"{number}.txt": b"\0" * 10_000_000 for number in range(3)})
    assert "becomes more than 200 times its size" in refusal(bomb)


def test_a_name_in_utf8_that_does_not_say_so_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"决议.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00"))
    assert names(path) == ["决议.txt"]


class Unsaid(zipfile.ZipInfo):
    """An entry whose name is in UTF-8 and does not say so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp437"), self.flag_bits


def test_two_documents_whose_names_read_alike_are_both_there(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"决议.txt": b"one"})
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(Unsaid("决议.txt".encode().decode("cp437")), b"two")
    found = list(entries(open_archive(path)))
    assert [(one.name, one.load()[0]) for one in found] == [("决议.txt", b"one"), ("决议.txt", b"two")]


@pytest.mark.parametrize(
    "spoil",
    [lambda content: b"", lambda content: content[:40], lambda content: b"no archive at all"],
    ids=["empty", "cut off", "something else"],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"x" * 500})
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(Unreadable, match="cannot be read as a ZIP archive"):
        open_archive(path)


def test_a_document_whose_bytes_are_damaged_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": bytes(range(256)) * 20})
    content = bytearray(path.read_bytes())
    content[60:80] = b"\xff" * 20
    path.write_bytes(content)
    assert "the archive is damaged" in refusal(path)


def test_a_locked_document_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", {"a.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"))
    assert "locked with a password" in refusal(path)


def test_an_archive_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="does not exist"):
        open_archive(tmp_path / "a.zip")
