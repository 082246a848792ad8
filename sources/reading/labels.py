"""The labels of list items that markup only implies, written out as a resolution prints them."""

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_label(style: str, depth: int, number: int | None) -> str:
    """``1. ``, ``(a) `` or ``(i) `` for an item; empty when it has no number.

    ``style`` is the list's declared style (``a``, ``lower-roman``…), empty when it declares none: then the outer list
    counts 1, 2, 3, the next a, b, c, the next i, ii, iii, as resolutions do (citations.md 4.1).
    """
    if number is None or not 0 < number < 10_000:
        return ""
    told = style.lower()
    if "roman" in told or style in ("i", "I"):
        return f"({roman(number)}) "
    if "alpha" in told or "latin" in told or style in ("a", "A"):
        return f"({letters(number)}) "
    if "decimal" in told or style == "1" or depth <= 1:
        return f"{number}. "
    return f"({letters(number)}) " if depth == 2 else f"({roman(number)}) "


def letters(number: int) -> str:
    """a to z, then aa, bb, cc."""
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def roman(number: int) -> str:
    """i, ii, iii, iv."""
    words = ""
    for value, signs in _ROMAN:
        count, number = divmod(number, value)
        words += signs * count
    return words
