"""Cut text to a length without cutting a word, a link, an entity or a bidi isolate.

Lengths are UTF-16 units: the larger of the two ways in which services count characters.
"""

import re
from collections.abc import Iterator

from notifiers.isolating import POP_ISOLATE

ELLIPSIS = "…"

# Characters of scripts that are written without spaces: each may end a line.
_IDEOGRAPH = "\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
_MARKS = "[\u0300-\u036f\u064b-\u065f\u200d\ufe00-\ufe0f]*"
_OPENING = "\u2066\u2067\u2068"
# In order: a link as Slack writes it, an address, an entity, white space, an ideograph, a word, anything else.
_ATOM = re.compile(
    r"<https?://[^<>\s|]{1,2000}(?:\|[^<>\n]{0,400})?>"
    rf"|https?://[^\s<>{_IDEOGRAPH}{_OPENING}{POP_ISOLATE}]+"
    r"|&(?:amp|lt|gt);"
    r"|\s+"
    rf"|[{_IDEOGRAPH}]{_MARKS}"
    rf"|(?:(?!https?://)[^\s<&{_IDEOGRAPH}{_OPENING}{POP_ISOLATE}])+"
    r"|.",
    re.DOTALL,
)


def width(text: str) -> int:
    """How long a text is, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def atoms(text: str) -> Iterator[str]:
    """The text in pieces that must not be cut; joined they are the text. A whole isolate is one piece."""
    depth = 0
    held: list[str] = []
    for match in _ATOM.finditer(text):
        piece = match.group()
        depth += piece in _OPENING
        held.append(piece)
        if piece == POP_ISOLATE and depth:
            depth -= 1
        if not depth:
            yield "".join(held)
            held.clear()
    if held:
        yield "".join(held)


def trim(text: str, limit: int, ending: str = ELLIPSIS) -> str:
    """The text, or as many of its whole atoms as fit into ``limit`` with ``ending`` after them.

    A single word longer than the limit is cut between characters: no reader knows such a word. A link or an isolate
    is left out whole.
    """
    if width(text) <= limit:
        return text
    room = limit - width(ending)
    if room < 0:
        return ""
    kept, used = [], 0
    for atom in atoms(text):
        if used + width(atom) > room:
            kept.append(_beginning(atom, room) if not used else "")
            break
        kept.append(atom)
        used += width(atom)
    return "".join(kept).rstrip() + ending


def split(text: str, limit: int) -> tuple[str, ...]:
    """The text in parts of at most ``limit`` (at least 2), cut between atoms; joined they are the text.

    An atom longer than the limit, a word of thousands of characters, is cut between characters.
    """
    parts: list[list[str]] = [[]]
    used = 0
    for atom in _small_atoms(text, limit):
        size = width(atom)
        if used + size > limit and parts[-1]:
            parts.append([])
            used = 0
        parts[-1].append(atom)
        used += size
    return tuple("".join(part) for part in parts if part)


def _small_atoms(text: str, limit: int) -> Iterator[str]:
    for atom in atoms(text):
        if width(atom) <= limit:
            yield atom
        else:
            yield from atom


def _beginning(atom: str, room: int) -> str:
    """As many characters of a single long word as fit; nothing of a link or an isolate."""
    if atom.startswith(("<http", "http://", "https://", *_OPENING)):
        return ""
    used = 0
    for index, character in enumerate(atom):
        used += width(character)
        if used > room:
            return atom[:index]
    return atom
