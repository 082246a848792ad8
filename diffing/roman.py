"""Roman numerals, as sessions of the old organs are numbered."""

import re

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_NUMERAL = re.compile(r"C{0,1}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def from_roman(numeral: str) -> int | None:
    """The number of a well-formed capital numeral up to CXCIX, None for anything else."""
    if not numeral or not _NUMERAL.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def to_roman(number: int) -> str:
    """The numeral of a number from 1 to 109. Raises ValueError outside."""
    if not 1 <= number <= 109:
        raise ValueError(f"no Roman numeral for {number}: sessions are numbered 1 to 109")
    return _TENS[number // 10] + _ONES[number % 10]
