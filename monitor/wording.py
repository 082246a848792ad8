"""The words of messages: one file for each language, and how their gaps are filled. A language is a file."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from notifiers.messages import Line, Span, Style

Filling = Line | Span | str | int

_FOLDER = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Wording:
    """A language's words. Names are ``table.key``."""

    language: str
    tables: dict[str, Any]

    def phrase(self, name: str, **gaps: Filling) -> Line:
        """A sentence as spans, its gaps filled; never glued together from parts, so that each language may reorder."""
        return tuple(_filled(self._template(name, gaps.get("count")), gaps))

    def text(self, name: str, **gaps: Filling) -> str:
        """A sentence as text."""
        return "".join(span.text for span in self.phrase(name, **gaps))

    def term(self, table: str, key: str | None) -> str:
        """A word of a closed list; the key itself when the list does not have it, nothing for None."""
        return str(self.tables.get(table, {}).get(key, key)) if key else ""

    def day(self, day: date) -> str:
        """``30 Dec 2021``."""
        months = self.tables["date"]["months"]
        return self.text("date.day", day=day.day, month=months[day.month - 1], year=day.year)

    def instant(self, at: datetime) -> str:
        """``30 Dec 2021, 22:10 UTC``."""
        at = at.astimezone(UTC)
        return self.text("date.instant", date=self.day(at.date()), time=f"{at:%H:%M}")

    def _template(self, name: str, count: Filling | None) -> str:
        table, _, key = name.partition(".")
        found = self.tables[table][key]
        return str(found["one" if count == 1 else "other"] if isinstance(found, dict) else found)


@cache
def wording(language: str) -> Wording:
    """The words of a language; English where there is no file for it."""
    file = _FOLDER / f"{language}.toml"
    if not language.replace("-", "").isalnum() or not file.is_file():
        return wording("en")
    return Wording(language, tomllib.loads(file.read_text(encoding="utf-8")))


def joined(lines: list[Line], separator: str = " · ") -> Line:
    """Lines as one, with a separator between them; empty ones are left out."""
    spans: list[Span] = []
    for line in filter(None, lines):
        spans += [Span(separator), *line] if spans else line
    return tuple(spans)


def symbols(names: list[str]) -> Line:
    """Symbols in a row, each unbreakable."""
    return joined([(Span(name, Style.SYMBOL),) for name in names], ", ")


def _filled(template: str, gaps: dict[str, Filling]) -> list[Span]:
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
