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
_ASSEMBLY_ENGLISH: Final = """United Nations
{symbol}
General Assembly
Distr.: General
{day}

Resolution adopted by the General Assembly on {day}

{number}. Lanterns of the harbour

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

Welcoming the report of the Secretary-General on the lanterns of the harbour,

1. Decides to proclaim the {mark} days of the harbour lanterns;

2. Requests the Secretary-General to report every year on the lanterns;

3. Urges all Member States to keep their harbours lit;

4. Decides to include the item in the provisional agenda of its next session.
"""
_ASSEMBLY_FRENCH: Final = """Nations Unies
{symbol}
Assemblée générale
Distr. générale
{day}

Résolution adoptée par l’Assemblée générale le {day}

{number}. Lanternes du port

L’Assemblée générale,

Rappelant sa résolution 70/1 du 25 septembre 2015,

Accueillant avec satisfaction le rapport du Secrétaire général sur les lanternes du port,

1. Décide de proclamer les {mark} jours des lanternes du port ;

2. Prie le Secrétaire général de faire rapport chaque année sur les lanternes ;

3. Engage tous les États Membres à éclairer leurs ports ;

4. Décide d’inscrire la question à l’ordre du jour provisoire de sa prochaine session.
"""
_FORMS: Final = {
    ("S", "en"): _ENGLISH,
    ("S", "fr"): _FRENCH,
    ("A", "en"): _ASSEMBLY_ENGLISH,
    ("A", "fr"): _ASSEMBLY_FRENCH,
}


def paper(symbol: str, language: str, issue: int, day: datetime) -> str:
    """An issue of a text of the Council or the Assembly, in English or French."""
    form = _FORMS.get((symbol[0], language), _ENGLISH)
    printed = symbol.replace("(", " (")
    return form.format(
        symbol=printed,
        number=printed.partition("/RES/")[2],
        day=format_date(day, "d MMMM y", locale=language),
        mark=_mark(issue),
    )


def marked(text: str, issue: int) -> bool:
    """Whether a text is this issue."""
    return f" {_mark(issue)} " in text


def _mark(issue: int) -> int:
    return 100_000 + issue
