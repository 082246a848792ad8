"""Sessions and lettered parts as a language prints them, in Latin letters."""

import re
from unicodedata import normalize

from diffing.citations.frames import Frame
from diffing.folding import GAP, MARK

_GAPS = re.compile(GAP)


def latin_session(printed: str, frame: Frame) -> str:
    """The session as symbols write it, ``S-5`` or ``XXI``: a language's own mark of special ones is ``S-`` there."""
    compact = normalize("NFKC", _GAPS.sub("", printed))
    for mark, meaning in frame.citing.sessions:
        local = mark.replace(" ", "")
        if compact.startswith(local):
            return meaning + compact.removeprefix(local).lstrip("-")
    return compact


def lettered(printed: str, frame: Frame) -> tuple[str, ...]:
    """The letters that a list or range names, from A on: ``A and B``, ``A to E``."""
    if not printed:
        return ()
    printed = printed.replace(MARK, " ")
    found = [(matched.start(), matched.end(), _letter(matched[0], frame)) for matched in frame.letter.finditer(printed)]
    letters = [letter for _, _, letter in found]
    if len(found) == 2 and frame.through.search(printed, found[0][1], found[1][0]):
        return tuple(chr(code) for code in range(ord(letters[0]), ord(letters[1]) + 1))
    return tuple(letters)


def _letter(printed: str, frame: Frame) -> str:
    names = frame.citing.letters
    return chr(ord("A") + names.index(printed)) if printed in names else printed
