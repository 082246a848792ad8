"""Arabic PDF: how many words come out right and in order, by us, by PDFium and by pypdf.

Real Arabic texts are printed to PDF by a browser, so that what a reader should see is known. One producer of PDF
files only: others shuffle letters otherwise.
"""

import html
import re
import shutil
import subprocess
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

import pypdf
import pypdfium2

from benchmarks.corpora import CORPUS
from sources.reading import read

ONLY_BY_NAME = True
_CAP = 6_000
"""Characters of each text."""
_SIGNS = re.compile("[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e]")


def main() -> None:
    """Print a line for each text, and the share of all words. Skips where there is no browser or no corpus."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    paths = sorted(CORPUS.glob("pages_excerpts/ar_*.txt"))
    if not browser or not paths:
        print("skipped: there is no Chromium, or no corpus beside the project")
        return
    sums = [0.0, 0.0, 0.0]
    total = 0
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")[:_CAP]
        content = _printed(browser, text)
        wanted = _words(text)
        shares = [_share(wanted, _words(got)) for got in (read(content, "", None).text, *_others(content))]
        sums = [one + share * len(wanted) for one, share in zip(sums, shares, strict=True)]
        total += len(wanted)
        print(
            f"{path.stem:40}{len(wanted):5} words   ours {shares[0]:.3f}  PDFium {shares[1]:.3f}  pypdf {shares[2]:.3f}"
        )
    ours, pdfium, other = (one / total for one in sums)
    print(f"{'all':40}{total:5} words   ours {ours:.3f}  PDFium {pdfium:.3f}  pypdf {other:.3f}")


def _printed(browser: str, text: str) -> bytes:
    body = "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n+", text))
    with TemporaryDirectory() as folder:
        page, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(f"<html dir=rtl lang=ar><meta charset=utf-8>{body}</html>", encoding="utf-8")
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/u",
        )
        command = (browser, *options, f"--print-to-pdf={made}", page.as_uri())
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        return made.read_bytes()


def _others(content: bytes) -> tuple[str, str]:
    with pypdfium2.PdfDocument(content) as document:
        pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
    return pdfium, "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _SIGNS.sub("", normalize("NFKC", text)))


def _share(wanted: list[str], got: list[str]) -> float:
    """How many of the words wanted stand in what was got, in the same order."""
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(wanted), 1)
