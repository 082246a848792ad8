"""A paragraph's path in words: ``op9.c`` is "op. 9 (c)". Pure."""

import re

from monitor.wording import Wording

_NUMBERED = re.compile(r"(pp|op|fn|annex)([0-9]{0,6}[a-z]{0,3})")


def place(path: str, number: str | None, words: Wording) -> str:
    """Where a paragraph stands, in words; the printed ``number`` counts where there is one. The path when unknown."""
    first, *rest = path.split(".")
    match = _NUMBERED.fullmatch(first)
    if match is None:
        return words.term("place", path)
    kind, counted = match.groups()
    if kind == "annex":
        return _in_annex(counted, rest, number, words)
    named = words.text(f"place.{kind}", number=number if number and not rest else counted)
    for letter in rest[:6]:
        named = words.text("place.sub", place=named, letter=letter)
    return named


def places(paths: list[str], numbers: list[str | None], words: Wording) -> str:
    """Where several paragraphs stand."""
    padded = [*numbers, *[None] * len(paths)]
    return words.text("place.join").join(
        place(path, number, words) for path, number in zip(paths, padded, strict=False)
    )


def _in_annex(counted: str, rest: list[str], number: str | None, words: Wording) -> str:
    if not rest:
        return words.text("place.annex_alone", number=counted)
    return words.text("place.annex", number=counted, place=place(".".join(rest), number, words))
