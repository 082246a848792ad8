"""Programs of others, where they are installed: converters of old Word files, and readers of scanned pages.

Each gets a folder of its own that goes away, a bounded time, and none of our secrets.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sources.documents import Reading
from sources.errors import Scanned, Unreadable
from sources.reading.apart import read_apart
from sources.reading.limits import Limits

CONVERTERS = ("antiword", "catdoc", "soffice", "libreoffice")
"""In the order in which they are asked (dependencies.md part 6): the first that is installed."""
_PROGRAM_MEMORY = 4_000_000_000
"""Bytes of address space: office programs reserve far more than they use."""
_TESSERACT = {"ar": "ara", "zh": "chi_sim", "zh-Hant": "chi_tra", "en": "eng", "fr": "fra", "ru": "rus", "es": "spa"}
SCAN_SECONDS, SCAN_PAGES = 480.0, 100
"""How long reading a scan may take, and how many pages are read of it: a page takes a second or some."""
DOTS = 300
"""An inch of a drawn page, what readers of scans are made for."""
RECOGNISED = "read from a scan by {}: letters may be wrong"


def read_doc(content: bytes, limits: Limits) -> Reading:
    """The text of an old Word file by the first converter there is. Raises Unreadable, without the document's name."""
    found = next(((name, path) for name in CONVERTERS if (path := shutil.which(name))), None)
    if found is None:
        raise Unreadable(
            "is an old Word file, which needs a converter: install antiword, catdoc or LibreOffice, or save it as DOCX"
        )
    name, program = found
    with TemporaryDirectory(prefix="seized-") as folder:
        given = Path(folder) / "document.doc"
        given.write_bytes(content)
        if name in ("soffice", "libreoffice"):
            return _by_office(program, given, limits)
        arguments = ("-m", "UTF-8.txt", "-w", "0") if name == "antiword" else ("-d", "utf-8", "-w")
        text = run((program, *arguments, str(given)), Path(folder), limits).decode("utf-8", "replace")
    return Reading(text.replace("\r\n", "\n"), "application/msword", "", warnings=(f"converted by {name}",))


def _by_office(program: str, given: Path, limits: Limits) -> Reading:
    profile = (given.parent / "profile").as_uri()
    arguments = ("--headless", "--norestore", f"-env:UserInstallation={profile}", "--convert-to", "docx")
    run((program, *arguments, "--outdir", str(given.parent), str(given)), given.parent, limits)
    made = given.with_suffix(".docx")
    if not made.exists():
        raise Unreadable("cannot be read: LibreOffice could not convert it; it is damaged")
    return read_apart("docx", made.read_bytes(), limits)


def recognise(content: bytes, limits: Limits, language: str | None, scanned: Scanned) -> Reading:
    """The text of a scanned PDF by ocrmypdf or tesseract, of low quality.

    Raises ``scanned`` when neither is there, Unreadable when the program knows no letters of the language.
    """
    letters = _TESSERACT.get(language or "en", "eng")
    limits = replace(limits, seconds=max(limits.seconds, SCAN_SECONDS), pages=min(limits.pages, SCAN_PAGES))
    with TemporaryDirectory(prefix="seized-") as folder:
        given = Path(folder) / "scan.pdf"
        given.write_bytes(content)
        _refuse_unknown(letters, Path(folder), limits)
        if program := shutil.which("ocrmypdf"):
            return _by_ocrmypdf(program, given, letters, limits)
        if program := shutil.which("tesseract"):
            return _by_tesseract(program, given, letters, limits)
    raise Scanned(f"{scanned}; install ocrmypdf or tesseract to have it read") from scanned


def _refuse_unknown(letters: str, folder: Path, limits: Limits) -> None:
    """Raises Unreadable when tesseract, which ocrmypdf asks too, has not been taught these letters."""
    program = shutil.which("tesseract")
    if program and letters not in run((program, "--list-langs"), folder, limits).decode("utf-8", "replace").split():
        package = f"tesseract-ocr-{letters.replace('_', '-')}"
        raise Unreadable(f"cannot be read: tesseract does not know {letters!r}; install its data ({package} on Debian)")


def _by_ocrmypdf(program: str, given: Path, letters: str, limits: Limits) -> Reading:
    made = given.with_name("read.pdf")
    options = ("--force-ocr", "--output-type", "pdf", "--quiet", "-l", letters)
    run((program, *options, str(given), str(made)), given.parent, limits)
    return _recognised(made, "ocrmypdf", limits)


def _by_tesseract(program: str, given: Path, letters: str, limits: Limits) -> Reading:
    """Pages as pictures, drawn within bounds too, then read one after the other into a PDF of words without pictures,
    so that it is laid out as other PDF files are."""
    drawing = (sys.executable, "-P", "-s", "-m", "sources.reading.drawing", str(given), str(limits.pages), str(DOTS))
    names = run(drawing, given.parent, limits).decode("ascii")
    listing = given.with_name("pages.txt")
    listing.write_text(names, encoding="ascii")
    made = given.with_name("read.pdf")
    how = ("-l", letters, "--dpi", str(DOTS), "-c", "textonly_pdf=1", "pdf")
    run((program, str(listing), str(made.with_suffix("")), *how), given.parent, limits)
    return _recognised(made, "tesseract", limits)


def _recognised(made: Path, name: str, limits: Limits) -> Reading:
    """What a program made of a scan, marked. Raises Unreadable when that is nothing."""
    if not made.exists():
        raise Unreadable(f"cannot be read: {name} could not read the scan")
    try:
        reading = read_apart("pdf", made.read_bytes(), limits)
    except Scanned as error:
        raise Unreadable(f"cannot be read: {name} found no letters in the scan") from error
    return replace(reading, encoding="", warnings=(RECOGNISED.format(name),), quality="low")


def run(command: Sequence[str], folder: Path, limits: Limits) -> bytes:
    """What a program prints. It and all that it starts end at the limit. Raises Unreadable when it fails."""
    name = Path(command[0]).name
    launch = (sys.executable, "-P", "-s", "-m", "sources.reading.launch", str(_PROGRAM_MEMORY), str(limits.seconds))
    process = subprocess.Popen(
        (*launch, *command),
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        printed, _ = process.communicate(timeout=limits.seconds)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"cannot be read: {name} took longer than {limits.seconds:g} seconds") from error
    finally:
        _end_all(process)
    if process.returncode:
        raise Unreadable(f"cannot be read: {name} could not read it")
    return printed[: limits.characters * 4]


def _end_all(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it started, and leave nothing behind."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdout:
        process.stdout.close()
    process.wait()


def _environment(folder: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
        "OMP_THREAD_LIMIT": "1",
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
