"""Give each different token one character, so that sequences of tokens can be compared as strings."""

from collections.abc import Iterable

_FIRST = 0xE000
_LAST = 0x10FFFF


class Interner:
    """A dictionary of tokens. Sequences that are to be compared must come from the same interner."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}

    def intern(self, tokens: Iterable[str]) -> str:
        """One character for each token, the same for the same token; past a million different ones they run out,
        and the rest share the last."""
        known = self._characters
        return "".join([known.get(token) or self._new(token) for token in tokens])

    def _new(self, token: str) -> str:
        character = chr(min(_FIRST + len(self._characters), _LAST))
        self._characters[token] = character
        return character
