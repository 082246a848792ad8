"""Made-up documents as files: DOCX in any language, PDF in those of the Latin script."""

from io import BytesIO

from docx import Document

LINES_A_PAGE = 48
_WIDTH = 92
"""Characters of a line: the page is 612 points wide, and a letter of the fixed-width font six."""


def docx_of(text: str) -> bytes:
    """A Word file with a paragraph for each line."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def pdf_of(text: str) -> bytes:
    """A PDF file with a text layer, long lines folded; letters beyond Latin-1 become question marks."""
    lines = [part for line in text.splitlines() for part in _folded(line)]
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)] or [[]]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects += [_page(5 + 2 * number), _stream(_drawn(page))]
    objects.append(_stream(b" " * 4096))  # no document of the real system is smaller
    return _file(objects)


def _folded(line: str) -> list[str]:
    parts, rest = [], line
    while len(rest) > _WIDTH:
        cut = rest.rfind(" ", 0, _WIDTH) + 1 or _WIDTH
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:]
    return [*parts, rest]


def _page(content: int) -> bytes:
    resources = "/Resources << /Font << /F1 3 0 R >> >>"
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {resources} /Contents {content} 0 R >>".encode()


def _drawn(lines: list[str]) -> bytes:
    shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
    return b"BT /F1 10 Tf 14 TL 36 740 Td\n" + shown + b"ET"


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes) -> bytes:
    return f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(made)
    rows = b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + rows
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
