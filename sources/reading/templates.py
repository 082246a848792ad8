"""What a wikitext template leaves behind: the text that a reader sees as part of the document, or nothing.

Wikisource pages open with a header template (title, symbol, date, links to the previous and the next resolution) and
end with a licence template; both are the site's furniture. What the header says of the document itself is kept.
"""

import re
from dataclasses import dataclass

NOTES_HERE = "\ue002"
"""Stands where the page prints its notes."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a header template calls the document, as printed; None where it does not say."""

    title: str | None = None
    symbol: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A template's name in lower case, its positional values, and its named ones (keys in lower case), stripped."""

    name: str
    positional: tuple[str, ...]
    named: dict[str, str]


_SYMBOL = re.compile(
    r"(?:S|A|E|ST|T|TD|DP|CCPR|CAT|CERD|CEDAW|CRC)"
    r"(?:/[A-Z0-9][A-Za-z0-9.\-]{0,20}){1,7} ?(?:\([0-9IVXLCSEM\-]{1,10}\))? ?(?:\[[A-Z]\])?\*{0,4}"
)
_HEADERS = re.compile(
    r"header|translation header|页头|頁頭|标头|標頭|en\-tête|titre|encabezado|encabe|отексте|ترويسة|رأسية|"
    r"رأس الصفحة"
)
_NAVIGATION = re.compile(
    r"previous|prev|next|précédent|suivant|anterior|próximo|siguiente|предыдущий|следующий|السابق|التالي|"
    r"سابق|تالي"
)
_TITLES = ("title", "titre", "título", "titulo", "название", "عنوان", "标题", "標題")
_DATES = ("date", "日期", "fecha", "дата", "датасоздания", "تاريخ")
_YEAR = ("year", "年", "año", "год", "année", "سنة")
_MONTH = ("month", "月", "mes", "месяц", "mois", "شهر")
_DAY = ("day", "日", "día", "день", "jour", "يوم")

_NOTES = re.compile(r"reflist|references|smallrefs|notelist|notes|примечания|listaref|مراجع|参考资料")
_DROPPED = re.compile(
    r"nop|rule|dhr|rh|runningheader|running header|page break|pagebreak|pb|anchor|ancre|ancla|noteta|"
    r"wikipedia|wikipediaref|sisterlinks|sister|plain sister|authority control|textquality|textinfo|"
    r"edition|incomplete|缺|featured|checked|div end|end|hidden end|multicol|multicol\-break|multicol\-end|"
    r"toc|tocright|clear|clr|\-|brclear|translation license|interproject|iwpages|книга|импорт|подстраницы|"
    r"biblio"
)
_LICENCES = re.compile(
    r"^(pd|cc|gfdl|dp|dominiopublico|domaine public|licen[cs]e|版权|版權|公有领域|公有領域|ملكية عامة)\b"
)
_SPACES = {
    "gap": " ",
    "nbsp": "\xa0",
    "sp": " ",
    "0": "",
    "=": "=",
    "!": "|",
    "—": "—",
    "–": "–",
    "...": "…",
    "*": "",
    "'": "'",
}
_LAST_SHOWN = re.compile(
    r"lang|language|langue|lang\-zh|color|colour|字体|字體|font|font\-size|fontsize|size|fs|bgcolor|highlight|"
    r"style|span|div|nobold|фон|размер|colored|lang2"
)
_CALLS = re.compile(r"ref|fn|fnref|ref label")
_MARK = re.compile(r"[0-9A-Za-z*†‡]{1,4}")


def parsed(parts: list[str]) -> Template:
    """A template from its text cut at its own bars."""
    positional: list[str] = []
    named: dict[str, str] = {}
    for part in parts[1:]:
        key, equals, value = part.partition("=")
        name = key.strip().lower()
        if not equals or len(name) > 40 or not re.fullmatch(r"[\w \-]+", name):
            positional.append(part.strip())
        elif name.isdecimal():
            positional.append(value.strip())
        else:
            named[name] = value.strip()
    return Template(" ".join(parts[0].replace("_", " ").split()).lower()[:200], tuple(positional), named)


def header_of(template: Template) -> Header | None:
    """What a header template says of the document; None for any other template."""
    if not _HEADERS.fullmatch(template.name) and not any(map(_NAVIGATION.fullmatch, template.named)):
        return None
    own = {key: value for key, value in template.named.items() if not _NAVIGATION.fullmatch(key)}
    values = [*own.values(), *template.positional]
    symbol = next((value for value in values if _SYMBOL.fullmatch(value) and any(c.isdigit() for c in value)), None)
    title = _first(own, _TITLES) or (
        template.positional[0] if template.name == "titre" and template.positional else None
    )
    return Header(title=title, symbol=symbol, date=_date(own))


def shown(template: Template) -> str:
    """The text that a template other than a header leaves in the document."""
    name = template.name
    if name in _SPACES:
        return _SPACES[name]
    if _NOTES.fullmatch(name):
        return NOTES_HERE
    if _DROPPED.fullmatch(name) or name.startswith("#") or ":" in name or _LICENCES.match(name):
        return ""
    if _CALLS.fullmatch(name) or name == "note":
        mark = template.positional[0] if template.positional else ""
        return f"<sup>{mark}</sup>" + " " * (name == "note") if _MARK.fullmatch(mark) else ""
    if not template.positional:
        return ""
    return template.positional[-1 if _LAST_SHOWN.fullmatch(name) else 0]


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if named.get(key)), None)


def _date(named: dict[str, str]) -> str | None:
    """The date as printed, or put together from year, month and day; a year alone dates nothing."""
    printed = _first(named, _DATES)
    year, month, day = (_first(named, keys) for keys in (_YEAR, _MONTH, _DAY))
    if printed or not (year and month and day):
        return printed
    if month.isdecimal() and day.isdecimal():
        return f"{year}-{month:0>2}-{day:0>2}"
    return f"{day} {month} {year}"
