"""English as the press, lawyers and gazettes cite: UNSCR 1325, S.C. Res. 1973, HRC Res. 16/18."""

from dataclasses import replace

from diffing.languages.en import CITING
from diffing.languages.en import LANGUAGE as FORMAL
from diffing.languages.words import Language

_PARLIAMENTS = "".join(rf"(?<!\b{chamber}\.{gap}res)" for chamber in ("h", "s", "con", "j") for gap in ("", r"\s"))
"""Looks back from the noun at the chambers of a parliament: H. Res., S.J.Res."""

_SHORT = {
    "A/HRC": r"\b(?:UN)?HRC(?=\s+(?:res|dec))|\bH\.\s?R\.\s?C\.(?=\s*res)",
    "E": r"\bE\.\s?S\.\s?C\.(?=\s*res)",
    "S": r"\bS\.?\s?C\.?(?=\s*res)",
    "A": r"\bG\.?\s?A\.?(?=\s*res)",
}

LANGUAGE = Language(
    "en-x-press",
    FORMAL.layout,
    replace(
        CITING,
        singular=(
            rf"{CITING.singular}|\bres\b(?<!/res){_PARLIAMENTS}\.?"
            r"(?=\s*(?:(?:nos?\b\.?|n[°º]|#)\s*)?(?:e?s-)?\d)"
        ),
        acronyms=(
            ("S", r"\b(?:UN\s?)?SC(?:R|/RES/)s?(?![a-z])\)?"),
            ("A", r"\bUNGA(?:R|/RES/)s?(?![a-z])\)?"),
        ),
        foreign=rf"{CITING.foreign}|\b(?:OAS|Interpol|ICAO)\s+General\s+Assembly",
        organs=tuple(
            (series, f"{name}|{_SHORT[series]}" if series in _SHORT else name) for series, name in CITING.organs
        ),
    ),
    FORMAL.comparing,
    marks=r"SCR|SC/R|GAR\s|GA/R|GA\s+R|GA\s+res|R(?:es|ES)\.?\s|HRC\s|UN\s+res\W|OAS\s",
)
