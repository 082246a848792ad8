"""A small writer of PDF files, so that tests say themselves what stands where on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

A4 = (595, 842)


@dataclass(frozen=True)
class Put:
    """Words at a place: points from the page's left and lower edge, the size of the letters, how they are shown
    (3: not at all), whether they are bold."""

    x: float
    y: float
    text: str
    size: float = 10
    mode: int = 0
    bold: bool = False


def lines(*texts: str, x: float = 120, y: float = 700, size: float = 10, step: float = 12) -> list[Put]:
    """Lines below each other; an empty one leaves half a line free, as paragraphs do."""
    puts = []
    for text in texts:
        if text:
            puts.append(Put(x, y, text, size))
        y -= step if text else step / 2
    return puts


def pdf(*pages: Sequence[Put], size: tuple[float, float] = A4, extra: Iterable[bytes] = ()) -> bytes:
    """A PDF file of such pages in Helvetica, with ``extra`` objects behind its own."""
    numbers = [5 + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {size[0]} {size[1]}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        content = b"\n".join(_drawn(put) for put in page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R /B 4 0 R >> >> "
            f"/Contents {number + 1} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    return assembled([*objects, *extra])


def _drawn(put: Put) -> bytes:
    text = put.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    font = "/B" if put.bold else "/F"
    return f"BT {put.mode} Tr {font} {put.size} Tf {put.x} {put.y} Td (".encode() + text + b") Tj ET"


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects numbered from 1 as a file with a table of where each stands."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R ".encode() + trailer
    return out + f">>\nstartxref\n{start}\n%%EOF\n".encode()
