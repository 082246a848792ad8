"""Take away what would let a document steer the place where it is shown."""

import unicodedata

_OVERRIDES = "\u202d\u202e"
"""These two turn the direction of all that follows: marks and all."""


def harmless(words: str) -> str:
    """The words with control characters, lone surrogates and direction overrides replaced; line ends stay."""
    return "".join(map(_harmless, words))


def _harmless(character: str) -> str:
    if character in "\n\t":
        return character
    steering = character in _OVERRIDES or unicodedata.category(character) in ("Cc", "Cs")
    return "\ufffd" if steering else character
