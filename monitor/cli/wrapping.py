"""Lines that fit a terminal: broken at spaces, and between the wide characters of Chinese, which has none."""

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len

# A run of wide characters may break anywhere but before closing marks and after opening ones.
_CLOSING: Final = "，。、；：？！）》」』”’〉】〕,.;:?!)"
_OPENING: Final = "（《「『“‘〈【〔"
_WIDE: Final = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_UNIT: Final = re.compile(
    f"[{re.escape(_OPENING)}]*[{_WIDE}][{re.escape(_CLOSING)}]*|[^\\s{_WIDE}{re.escape(_OPENING)}]+[{re.escape(_CLOSING)}]*|\\S|\\s+"
)


def wrapped(text: str, width: int) -> list[str]:
    """``text`` as lines of at most ``width`` cells (at least 1); its own line ends are kept as breaks."""
    return [line for given in text.split("\n") for line in _wrapped_line(given, max(width, 1))]


def _wrapped_line(text: str, width: int) -> list[str]:
    lines, line, room = [], "", width
    for unit in _units(text, width):
        cells = cell_len(unit)
        if cells > room and line:
            lines.append(line.rstrip())
            line, room = "", width
            unit = unit.lstrip()
            cells = cell_len(unit)
        line += unit
        room -= cells
    return [*lines, line.rstrip()]


def _units(text: str, width: int) -> Iterator[str]:
    """What is not to be broken; a unit that is wider than a line is cut, so that nothing is ever lost."""
    for match in _UNIT.finditer(text):
        unit = match[0]
        if cell_len(unit) <= width:
            yield unit
        else:
            yield from _cut(unit, width)


def _cut(unit: str, width: int) -> Iterator[str]:
    part, room = "", width
    for character in unit:
        cells = cell_len(character)
        if cells > room and part:
            yield part
            part, room = "", width
        part += character
        room -= cells
    yield part
