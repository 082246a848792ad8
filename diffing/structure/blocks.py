"""The nouns between lines and paragraphs: blocks, which have a place but no path yet."""

from dataclasses import dataclass
from enum import Enum

from diffing.changes import Part
from diffing.structure.lines import Line
from diffing.structure.numbering import Place


class Form(Enum):
    """What a block is, before it has a path."""

    PLAIN = "plain"
    NUMBERED = "numbered"
    BELOW = "below"
    HEADING = "heading"
    ORGAN = "organ"
    ANNEX = "annex"
    CLOSING = "closing"


@dataclass(slots=True)
class Block:
    """A paragraph to be: lines of one part, with the prefix of its path and its place in the numbering.

    ``line`` is its last line so far, ``opening`` the folded text of its first one.
    """

    form: Form
    part: Part
    prefix: str
    ranges: list[tuple[int, int]]
    line: Line
    opening: str = ""
    label: str | None = None
    place: Place | None = None
    flags: tuple[str, ...] = ()
