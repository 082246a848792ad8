"""Draw the pages of a PDF as pictures for readers of scans: ``python -m sources.reading.drawing PDF PAGES DOTS``.

Writes one grey picture for each page beside the file and prints their paths, one a line.
"""

import sys
from pathlib import Path

import pypdfium2

_LARGEST = 40_000_000
"""Dots of one page."""


def main(arguments: list[str]) -> None:
    """Draw at most the given number of pages, with so many dots an inch."""
    path, most, dots = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    with pypdfium2.PdfDocument(path) as document:
        for number in range(min(len(document), most)):
            page = document[number]
            width, height = page.get_size()
            scale = min(dots / 72, (_LARGEST / max(width * height, 1)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            made = path.with_name(f"page{number:04}.pgm")
            rows = memoryview(bytes(bitmap.buffer))
            lines = (rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
            made.write_bytes(f"P5 {bitmap.width} {bitmap.height} 255\n".encode() + b"".join(lines))
            print(made)  # noqa: T201 - this is its answer
            page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
