"""What a corrigendum corrects, and for which languages, as it says itself. Pure (domain.md 2.4, CORRECTED)."""

import re
from typing import Final

_CORRIGENDUM: Final = re.compile(r"(?P<work>.+?)/Corr\.\d+")

_NAMES: Final = {
    "ar": r"Arabic|arabe|árabe|арабск\w+|阿拉伯文|العربية|بالعربية",
    "zh": r"Chinese|chinois|chino|китайск\w+|中文|الصينية|بالصينية",
    "en": r"English|anglais|inglés|английск\w+|英文|الإنكليزية|بالإنكليزية",
    "fr": r"French|français|francés|французск\w+|法文|الفرنسية|بالفرنسية",
    "ru": r"Russian|russe|ruso|русск\w+|俄文|الروسية|بالروسية",
    "es": r"Spanish|espagnol|español|испанск\w+|西班牙文|الإسبانية|بالإسبانية",
}
"""What each official language is called in the six."""
_ALONE: Final = re.compile(
    r"\bonly\b|seulement|uniquement|solamente|únicamente|только|只有|仅|فقط"
    r"|applies to|s'applique|se aplica a|касается|适用于",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"not appl|ne s'applique pas|ne concerne pas|no se aplica|не касается|не относится|不适用|لا ينطبق", re.IGNORECASE
)
HEAD: Final = 1500
"""Characters at the beginning in which a corrigendum says which languages it is for."""


def corrected(symbol: str) -> str | None:
    """The work that a corrigendum corrects, None for what is none: ``A/RES/80/1`` for ``A/RES/80/1/Corr.1``."""
    found = _CORRIGENDUM.fullmatch(symbol)
    return found["work"] if found else None


def scope(text: str) -> tuple[str, ...]:
    """The official languages that a corrigendum names as those that it is for; empty when it is for all."""
    for line in text[:HEAD].splitlines():
        named = tuple(tag for tag, pattern in _NAMES.items() if re.search(pattern, line, re.IGNORECASE))
        if named and _NOT.search(line):
            return tuple(tag for tag in _NAMES if tag not in named)
        if named and _ALONE.search(line):
            return named
    return ()
