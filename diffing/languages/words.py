"""What the engines must be told about a language: the shape of a language file.

Strings called patterns are regular expressions, matched without regard to case against text in which every
character was folded one to one (full-width to ASCII, no-break space to space); they hold no capturing groups.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document of this language is laid out: headings, lead verbs, numerals, months."""


@dataclass(frozen=True, slots=True)
class Citing:
    """How a text of this language names other documents (reference: citations.md part 3)."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language (or script of a language): its BCP 47 tag and all that the engines need to know of it."""

    tag: str
    layout: Layout
    citing: Citing
