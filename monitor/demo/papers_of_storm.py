"""The make-believe resolutions of a storm: each tells in its text which issue it is."""

from datetime import datetime
from typing import Final

from babel.dates import format_date

_ENGLISH: Final = """United Nations
{symbol}
Security Council
Distr.: General
{day}

Resolution {number}

Adopted by the Security Council at its 9999th meeting, on {day}

The Security Council,

Recalling its resolution 1373 (2001) of 28 September 2001,

Welcoming the report of the Secretary-General on the lanterns of the harbour,

1. Decides to extend the mandate of the Harbour Lantern Mission for {mark} days;

2. Requests the Secretary-General to report every ninety days on the lanterns;

3. Urges all Member States to keep their harbours lit;

4. Decides to remain seized of the matter.
"""
_FRENCH: Final = """Nations Unies
{symbol}
Conseil de sécurité
Distr. générale
{day}

Résolution {number}

Adoptée par le Conseil de sécurité à sa 9999e séance, le {day}

Le Conseil de sécurité,

Rappelant sa résolution 1373 (2001) du 28 septembre 2001,

Accueillant avec satisfaction le rapport du Secrétaire général sur les lanternes du port,

1. Décide de proroger de {mark} jours le mandat de la Mission des lanternes du port ;

2. Prie le Secrétaire général de faire rapport tous les quatre-vingt-dix jours sur les lanternes ;

3. Engage tous les États Membres à éclairer leurs ports ;

4. Décide de rester saisi de la question.
"""


def paper(symbol: str, language: str, issue: int, day: datetime) -> str:
    """An issue of a text in English or French."""
    form = _FRENCH if language == "fr" else _ENGLISH
    written = format_date(day, "d MMMM y", locale=language)
    printed = symbol.replace("(", " (")
    return form.format(symbol=printed, number=printed.rpartition("/")[2], day=written, mark=_mark(issue))


def marked(text: str, issue: int) -> bool:
    """Whether a text is this issue."""
    return f" {_mark(issue)} " in text


def _mark(issue: int) -> int:
    return 100_000 + issue
