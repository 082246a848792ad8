"""The words of a text: they tell a hyphen that only breaks a word at a line end from one of the word's own."""

import re
from functools import cached_property

_CUT = re.compile(r"[-‐][ \t]{0,9}[\r\n]+[ \t]{0,9}")
_CUT_MARK = "_"
_WORD = re.compile(r"[^\W\d][\w‐-]{0,160}")


class Vocabulary:
    """The words of a source text, gathered when the first one is asked for: most texts break none."""

    def __init__(self, source: str) -> None:
        self._source = source

    def __contains__(self, word: str) -> bool:
        """Whether the text holds a word, in lower case, elsewhere than over a line end."""
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words in lower case, compounds and their parts, but for those that a line end cuts."""
        joined = _CUT.sub(_CUT_MARK, self._source).lower()
        found = {word for word in set(_WORD.findall(joined)) if _CUT_MARK not in word}
        compounds = (word for word in found if "-" in word or "‐" in word)
        return frozenset(found | {part for word in compounds for part in re.split("[-‐]", word)})
