"""How the words of messages are found in a language, and how their gaps are filled.

A sentence stands in the code in English, whole, with named gaps; the other languages stand in ``locale``, one gettext
catalogue each. Nothing is glued together from parts, so that every language may reorder.
"""

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel.core import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from notifiers.messages import Facts, Line, Span, Style

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The languages that messages are written in: the six official ones."""

_FOLDER = Path(__file__).parent / "locale"
_DAYS = {"en": "d MMM yyyy"}
# The UN writes both names of a month (domain.md 4.3); CLDR knows the second only.
_ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)


class Named(NamedTuple):
    """Words whose translation depends on where they stand; ``context`` says where."""

    context: str
    text: str


def named(context: str, text: str) -> Named:
    """Words of a table, marked for extraction."""
    return Named(context, text)


Said = Named | str
Filling = Line | Span | str | int


@dataclass(frozen=True, slots=True)
class Wording:
    """A language's words. ``language`` is its tag."""

    language: str
    locale: Locale
    catalogue: gettext.NullTranslations

    def phrase(self, said: Said, /, **gaps: Filling) -> Line:
        """A sentence as spans, its gaps filled."""
        return tuple(_filled(self._translated(said), gaps))

    def phrased(self, said: Said, /, **gaps: Filling) -> str:
        """A sentence as text."""
        return plain(self.phrase(said, **gaps))

    def counted(self, one: str, other: str, /, *, count: int, **gaps: Filling) -> Line:
        """A sentence about ``count`` things, in the form that the language has for that number."""
        template = self.catalogue.ngettext(one, other, count)
        return tuple(_filled(template, {"count": self.number(count), **gaps}))

    def term(self, table: Mapping[str, Named], key: str | None) -> str:
        """A word of a closed list; the key itself when the list does not have it, nothing for None."""
        found = table.get(key) if key else None
        return self._translated(found) if found else key or ""

    def listed(self, lines: Iterable[Line]) -> Line:
        """Things in a row, as the language parts them."""
        return joined(lines, self._translated(named("between the members of a list", ", ")))

    def table(self, rows: Iterable[tuple[str, Line]]) -> tuple[Facts, ...]:
        """Labels and what they say, as one block; rows that say nothing are left out, and so is an empty table."""
        told = tuple((label, line) for label, line in rows if line)
        return (Facts(told, self._translated(named("after a label", ": "))),) if told else ()

    def parted(self, lines: Iterable[Line]) -> Line:
        """Clauses in a row, which may be lists themselves."""
        return joined(lines, self._translated(named("between clauses", "; ")))

    def dashed(self, lines: Iterable[Line]) -> Line:
        """A line and an afterthought."""
        return joined(lines, self._translated(named("before an afterthought", " — ")))

    def quoted(self, quotation: Filling) -> Line:
        """Somebody else's words between the language's own marks, which stand outside them."""
        return self.phrase(named("around a quotation", "“{quotation}”"), quotation=quotation)

    def number(self, number: int) -> str:
        """``1,234`` with the language's mark for thousands; UN Arabic writes European digits."""
        return str(format_decimal(number, locale=self.locale, numbering_system="latn"))

    def day(self, day: date) -> str:
        """``30 Dec 2021``."""
        if self.language == "ar":
            return f"{day.day} {_ARABIC_MONTHS[day.month - 1]} {day.year}"
        return format_date(day, _DAYS.get(self.language, "medium"), locale=self.locale)

    def instant(self, at: datetime) -> str:
        """``30 Dec 2021, 22:10 UTC``."""
        at = at.astimezone(UTC)
        return self.phrased(named("an instant", "{date}, {time} UTC"), date=self.day(at.date()), time=f"{at:%H:%M}")

    def _translated(self, said: Said) -> str:
        if isinstance(said, Named):
            return self.catalogue.pgettext(said.context, said.text)
        return self.catalogue.gettext(said)


@cache
def wording(language: str) -> Wording:
    """The words of a language, whatever its script or region (``zh-Hant``); English for one that we do not write."""
    tag = language.lower().partition("-")[0]
    tag = tag if tag in LANGUAGES else "en"
    return Wording(tag, Locale(tag), _catalogue(_FOLDER / f"{tag}.po"))


def _catalogue(file: Path) -> gettext.NullTranslations:
    """A catalogue as it stands in its file, compiled in memory; nothing for English, which the code holds."""
    if not file.is_file():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=file.stem))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def plain(line: Line) -> str:
    """A line's words without their styles."""
    return "".join(span.text for span in line)


def strong(line: Line) -> Span:
    """A line as one run that stands out."""
    return Span(plain(line), Style.STRONG)


def joined(lines: Iterable[Line], separator: str = " · ") -> Line:
    """Lines as one, with a separator between them; empty ones are left out."""
    spans: list[Span] = []
    for line in filter(None, lines):
        spans += [Span(separator), *line] if spans else line
    return tuple(spans)


def one_symbol(name: str) -> Span:
    """A symbol: never broken, never turned round."""
    return Span(name, Style.SYMBOL)


def _filled(template: str, gaps: Mapping[str, Filling]) -> list[Span]:
    spans: list[Span] = []
    for words, gap, _, _ in Formatter().parse(template):
        if words:
            spans.append(Span(words))
        if gap is not None:
            spans += _spans(gaps[gap])
    return spans


def _spans(filling: Filling) -> Line:
    if isinstance(filling, tuple):
        return filling
    return (filling,) if isinstance(filling, Span) else (Span(str(filling)),)
