"""What is inside a ZIP archive: the documents, read one by one, without unpacking anything to disk.

Names in an archive are what somebody wrote there; nothing is ever written under them. An archive may be made to
burst: what comes out of it is counted while it is read.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from sources.errors import Unreadable
from sources.reading.formats import CAP, SUFFIXES

ENDING: Final = ".zip"
MOST_ENTRIES: Final = 200_000
STEEPEST: Final = 200
"""How many times larger than its file an archive may become; text and Word files become some ten times larger."""
ALLOWANCE: Final = 50_000_000
"""Bytes that may come out of any archive, however small its file is."""
_UTF8_NAME: Final = 0x800
_LOCKED: Final = 0x1


@dataclass(slots=True)
class Archive:
    """A ZIP archive that is open for reading. ``left`` is how many bytes may still come out of it."""

    path: Path
    file: zipfile.ZipFile
    left: int

    def close(self) -> None:
        self.file.close()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in an archive by its name; ``refusal`` says why it is not read, where that shows in its name."""

    archive: Archive = field(repr=False)
    info: zipfile.ZipInfo
    name: str
    refusal: str | None = None

    def load(self) -> tuple[bytes, str]:
        """The bytes, and the media type that the name tells. Raises Unreadable, one line."""
        shown = f"{self.archive.path}: {self.name}"
        if self.refusal:
            raise Unreadable(f"{shown}: {self.refusal}")
        try:
            with self.archive.file.open(self.info) as opened:
                content = opened.read(CAP + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable(f"{shown}: cannot be read, the archive is damaged ({_said(error)})") from error
        except RuntimeError as error:
            raise Unreadable(f"{shown}: is locked with a password; pack it without one") from error
        self.archive.left -= len(content)
        if self.archive.left < 0:
            raise Unreadable(f"{shown}: the archive becomes more than {STEEPEST} times its size; unpack it yourself")
        if len(content) > CAP:
            raise Unreadable(f"{shown}: is larger than {CAP:,} bytes and was not read; split it")
        return content, SUFFIXES.get(_suffix(self.name), "")


def open_archive(path: Path) -> Archive:
    """Open an archive. Raises Unreadable, one line, for a file that is none, is missing, or may not be read."""
    try:
        size = path.stat().st_size
        file = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise Unreadable(f"{path} does not exist; check the name") from error
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(f"{path} cannot be read as a ZIP archive ({_said(error)}); pack it anew") from error
    if len(file.infolist()) > MOST_ENTRIES:
        file.close()
        raise Unreadable(f"{path} has more than {MOST_ENTRIES:,} entries; split it")
    return Archive(path, file, max(ALLOWANCE, STEEPEST * size))


def entries(archive: Archive) -> Iterator[Entry]:
    """The documents of an archive in the order of their names; what no reader knows is passed over."""
    named = ((_name(info), info) for info in _unique(archive.file))
    for name, info in sorted(named, key=lambda one: one[0]):
        if _is_document(name, info):
            yield Entry(archive, info, name, _refusal(name, info))


def _unique(file: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Each name once: of two entries with one name, the last is the archive's word."""
    return [file.NameToInfo[name] for name in dict.fromkeys(file.namelist())]


def _name(info: zipfile.ZipInfo) -> str:
    """An entry's name: UTF-8 where it says so, and where it is so without saying it."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _is_document(name: str, info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if info.is_dir() or not parts or "__MACOSX" in parts or any(one.startswith(".") and one != ".." for one in parts):
        return False
    return _suffix(name) in SUFFIXES or _suffix(name) == ENDING


def _refusal(name: str, info: zipfile.ZipInfo) -> str | None:
    if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or "\\" in name or name[1:3] == ":/":
        return "its name leads out of the archive; pack it under a plain name"
    if _suffix(name) == ENDING:
        return "an archive inside an archive is not opened; unpack it and hand that in"
    if info.flag_bits & _LOCKED:
        return "is locked with a password; pack it without one"
    return None


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:100] or type(error).__name__
