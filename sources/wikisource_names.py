"""How Wikisource names the pages of resolutions, in six languages: from a page name to a symbol and back.

Seen: the Chinese names and the Arabic one (sources.md part 4), the English ones (in public references to its pages).
The French, Spanish and Russian ones follow those sites' usual form "Resolution N of the organ"; wording between is
taken as it comes. Chinese names are compared in simplified characters, digits of all scripts as 0 to 9.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Names:
    """One language's page names.

    ``prefixes`` open the names of all pages that can be resolutions. ``patterns`` read a folded name: groups ``n``
    (number, ``session/number``), ``y`` (year); the symbol is its form, filled in. ``titles`` make names from a number:
    series -> forms, best first, with ``{n}``, ``{y}``, ``{c}`` (Chinese number), ``{d}`` (its digits one by one).
    """

    language: str
    prefixes: tuple[str, ...]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    titles: dict[str, tuple[str, ...]]


_YEAR = r"(?: ?\((?P<y>\d{4})\))?"
_NUMBER = r"(?P<n>\d{1,4})"
_ASSEMBLY = r"(?P<n>(?:(?:ES|S)-)?\d{1,4}(?:/\d{1,4}[A-Z]?)?)"
_OLD_SESSION = r"(?: ?\((?P<s>[IVXLC]{1,8}|ES-[IVX]{1,5}|S-[IVX]{1,5})\))?"
_MARK = r"(?:n[°ºo.]{1,2} ?|№ ?|no\. ?|رقم )?"
COUNCIL, ASSEMBLY, STATEMENT = "S/RES/{n}", "A/RES/{n}", "S/PRST/{y}/{n}"


def _compiled(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), form) for pattern, form in pairs)


SYMBOLS = _compiled(
    (rf"S/RES/{_NUMBER}{_YEAR}", COUNCIL),
    (rf"A/RES/{_ASSEMBLY}{_OLD_SESSION}", ASSEMBLY),
    (r"S/PRST/(?P<y>\d{4})/(?P<n>\d{1,3})", STATEMENT),
)
"""Pages named by the symbol itself, in any language."""

_CHINESE_COUNCIL, _CHINESE_ASSEMBLY = r"联合国安(?:全)?理(?:事)?会", r"联合国大会"
_CHINESE_PREFIXES = (
    *("联合国安理会", "联合国安全理事会", "联合国大会", "聯合國安理會", "聯合國安全理事會", "聯合國大會"),
    *("S/RES/", "S/PRST/", "A/RES/"),
)
_CHINESE_DIGITS = "〇零一二三四五六七八九"
_RUSSIAN_COUNCIL = r"(?:Совета Безопасности|СБ)(?: ООН| Организации Объедин[её]нных Наций)?"
_RUSSIAN_ASSEMBLY = r"(?:Генеральной Ассамблеи|ГА)(?: ООН| Организации Объедин[её]нных Наций)?"
_NATIONS_FR, _NATIONS_ES = r"(?: des Nations unies| de l'ONU)?", r"(?: de las Naciones Unidas| de la ONU)?"

LANGUAGES: Final[dict[str, Names]] = {
    "zh": Names(
        "zh",
        _CHINESE_PREFIXES,
        _compiled(
            (rf"{_CHINESE_COUNCIL}第? ?{_NUMBER}{_YEAR} ?号决议(?:案)?", COUNCIL),
            (
                rf"{_CHINESE_COUNCIL}决议(?:案)?第? ?(?P<n>\d{{1,4}}|[{_CHINESE_DIGITS}十百千]{{1,9}}) ?号?{_YEAR}",
                COUNCIL,
            ),
            (rf"{_CHINESE_COUNCIL}主席声明 ?(?P<y>\d{{4}}) ?年第? ?(?P<n>\d{{1,3}}) ?号", STATEMENT),
            (rf"{_CHINESE_ASSEMBLY}第? ?{_ASSEMBLY}{_OLD_SESSION} ?号决议(?:案)?", ASSEMBLY),
            (
                rf"{_CHINESE_ASSEMBLY}决议(?:案)?第? ?(?P<n>[{_CHINESE_DIGITS}十百千]{{1,9}}|\d{{1,4}}) ?号?",
                ASSEMBLY,
            ),
        ),
        {
            "S/RES": (
                "联合国安理会第{n}号决议",
                "聯合國安理會決議案{c}",
                "聯合國安理會決議案{d}",
                "联合国安理会第{n}({y})号决议",
            ),
            "A/RES": ("联合国大会第{n}号决议", "联合国大会{n}号决议"),
            "S/PRST": ("联合国安理会主席声明{y}年第{n}号",),
        },
    ),
    "en": Names(
        "en",
        (
            "United Nations Security Council Resolution",
            "United Nations General Assembly Resolution",
            "S/RES/",
            "A/RES/",
        ),
        _compiled(
            (rf"(?:United Nations|UN) Security Council Resolution {_MARK}{_NUMBER}{_YEAR}", COUNCIL),
            (
                rf"(?:United Nations|UN) General Assembly Resolution {_MARK}(?:A/RES/)?{_ASSEMBLY}{_OLD_SESSION}",
                ASSEMBLY,
            ),
        ),
        {
            "S/RES": ("United Nations Security Council Resolution {n}",),
            "A/RES": ("United Nations General Assembly Resolution {n}",),
        },
    ),
    "fr": Names(
        "fr",
        ("Résolution ", "S/RES/", "A/RES/"),
        _compiled(
            (rf"Résolution {_MARK}{_NUMBER}{_YEAR} du Conseil de sécurité{_NATIONS_FR}", COUNCIL),
            (rf"Résolution {_MARK}{_ASSEMBLY}{_OLD_SESSION} de l'Assemblée générale{_NATIONS_FR}", ASSEMBLY),
        ),
        {
            "S/RES": (
                "Résolution {n} du Conseil de sécurité des Nations unies",
                "Résolution {n} du Conseil de sécurité",
            ),
            "A/RES": ("Résolution {n} de l’Assemblée générale des Nations unies",),
        },
    ),
    "es": Names(
        "es",
        ("Resolución ", "S/RES/", "A/RES/"),
        _compiled(
            (rf"Resolución {_MARK}{_NUMBER}{_YEAR} del Consejo de Seguridad{_NATIONS_ES}", COUNCIL),
            (rf"Resolución {_MARK}{_ASSEMBLY}{_OLD_SESSION} de la Asamblea General{_NATIONS_ES}", ASSEMBLY),
        ),
        {
            "S/RES": ("Resolución {n} del Consejo de Seguridad de las Naciones Unidas",),
            "A/RES": ("Resolución {n} de la Asamblea General de las Naciones Unidas",),
        },
    ),
    "ru": Names(
        "ru",
        ("Резолюция ", "S/RES/", "A/RES/"),
        _compiled(
            (rf"Резолюция {_RUSSIAN_COUNCIL} {_MARK}{_NUMBER}{_YEAR}", COUNCIL),
            (rf"Резолюция {_MARK}{_NUMBER}{_YEAR} {_RUSSIAN_COUNCIL}", COUNCIL),
            (rf"Резолюция {_RUSSIAN_ASSEMBLY} {_MARK}{_ASSEMBLY}{_OLD_SESSION}", ASSEMBLY),
            (rf"Резолюция {_MARK}{_ASSEMBLY}{_OLD_SESSION} {_RUSSIAN_ASSEMBLY}", ASSEMBLY),
        ),
        {
            "S/RES": ("Резолюция Совета Безопасности ООН {n}", "Резолюция {n} Совета Безопасности ООН"),
            "A/RES": ("Резолюция Генеральной Ассамблеи ООН {n}", "Резолюция {n} Генеральной Ассамблеи ООН"),
        },
    ),
    "ar": Names(
        "ar",
        ("قرار مجلس الأمن", "قرار الجمعية العامة", "قرار الأمم المتحدة", "S/RES/", "A/RES/"),
        _compiled(
            (rf"قرار مجلس الأمن(?: الدولي| التابع للأمم المتحدة)? {_MARK}{_NUMBER}{_YEAR}", COUNCIL),
            (rf"قرار الجمعية العامة(?: للأمم المتحدة)? {_MARK}{_ASSEMBLY}{_OLD_SESSION}", ASSEMBLY),
            (r"قرار الأمم المتحدة \d{1,4}(?: ?/ ?[\w ]{2,30} \d{4})?", ""),
        ),
        {
            "S/RES": ("قرار مجلس الأمن {n}", "قرار مجلس الأمن رقم {n}"),
            "A/RES": ("قرار الجمعية العامة {n}",),
        },
    ),
}

_FOLDED = str.maketrans(
    "聯國會號決議聲屆（）_’\u2013\u2014０１２３４５６７８９٠١٢٣٤٥٦٧٨٩",
    "联国会号决议声届() '--01234567890123456789",
)
_DIGITS = {c: value for value, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def is_resolution(title: str, language: str) -> bool:
    """Whether a page name is that of a resolution or a statement by the Council's President."""
    return _read(title, language) is not None


def symbol_of(title: str, language: str) -> str | None:
    """The symbol that a page name implies, as far as the name tells it (``S/RES/2617``); None when it tells none."""
    return _read(title, language) or None


def titles_for(symbol: str, language: str) -> tuple[str, ...]:
    """Names of the page that would hold a canonical symbol, best first; empty for other kinds of documents."""
    names = LANGUAGES[language]
    found = next((m for pattern, _ in SYMBOLS if (m := pattern.fullmatch(symbol))), None)
    if found is None:
        return ()
    parts = {"n": found["n"], "y": (found.groupdict().get("y") or "")}
    if found["n"].isdecimal():
        parts |= {
            "c": chinese_number(int(found["n"])),
            "d": "".join("〇一二三四五六七八九"[int(c)] for c in found["n"]),
        }
    forms = names.titles.get(symbol[: symbol.index("/", 2)], ())
    usable = (form for form in forms if all(parts.get(key) for key in re.findall(r"\{(\w)\}", form)))
    return tuple(dict.fromkeys(form.format(**parts) for form in usable))


def chinese_number(number: int) -> str:
    """1 to 9999 as old titles write it: 87 is 八十七, 110 is 一百一十."""
    words = ""
    for value, place in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            words += "零一二三四五六七八九"[digit] + place
        elif words and number and not words.endswith("零"):
            words += "零"
    return words[1:] if words.startswith("一十") else words


def _read(title: str, language: str) -> str | None:
    """The implied symbol; an empty string for a resolution whose name does not tell it; None for any other page."""
    folded = " ".join(title[:300].translate(_FOLDED).split())
    for pattern, form in (*SYMBOLS, *LANGUAGES[language].patterns):
        found = pattern.fullmatch(folded)
        if found:
            return _filled(form, found.groupdict())
    return None


def _filled(form: str, parts: dict[str, str | None]) -> str:
    number = (parts.get("n") or "").upper()
    if number and number[0] in "〇零一二三四五六七八九十百千":
        number = str(_value(number))
    symbol = form.format(n=number, y=parts.get("y"))
    after = parts.get("s") or (parts.get("y") if "{y}" not in form else None)
    return f"{symbol}({after.upper()})" if after else symbol


def _value(words: str) -> int:
    """A Chinese number, with places (八十七) or digit by digit (二六三)."""
    if not any(c in _PLACES for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total, digit = 0, 0
    for c in words:
        if c in _PLACES:
            total += (digit or 1) * _PLACES[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit
