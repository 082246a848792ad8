"""One made-up reissue as each language's own text tells it: what a reader of that language would get by mail."""

from typing import Any

from monitor.intents import Event, EventType
from tests.notifiers.happenings import CHANGE, CITING, happening

# The citation's words before, between and after the year; two verbs, the rest of the paragraph; a new paragraph.
_WORDS: dict[str, tuple[str, str, str, str, str, str]] = {
    "ar": (
        "وإذ يعيد تأكيد قراره 2701 (",
        ") وقراره 2898 (2026)،",
        "يشجع",
        "يقرر",
        " أن تقدم الدول، في موعد أقصاه 30 حزيران/يونيه 2027، تقارير عن منارات الموانئ؛",
        "يطلب إلى الأمين العام أن يقدم إليه إحاطة كل سنة؛",
    ),
    "en": (
        "Reaffirming its resolutions 2701 (",
        ") and 2898 (2026),",
        "Encourages",
        "Decides",
        " that States shall report on harbour lights by 30 June 2027;",
        "Requests the Secretary-General to brief it every year;",
    ),
    "es": (
        "Reafirmando sus resoluciones 2701 (",
        ") y 2898 (2026),",
        "Alienta",
        "Decide",
        " que los Estados informen sobre los faros de los puertos a más tardar el 30 de junio de 2027;",
        "Solicita al Secretario General que lo informe cada año;",
    ),
    "fr": (
        "Réaffirmant ses résolutions 2701 (",
        ") et 2898 (2026),",
        "Encourage",
        "Décide",
        " que les États font rapport sur les phares des ports le 30 juin 2027 au plus tard ;",
        "Prie le Secrétaire général de lui faire un exposé chaque année ;",
    ),
    "ru": (
        "подтверждая свои резолюции 2701 (",
        ") и 2898 (2026),",
        "рекомендует",
        "постановляет",
        ", чтобы государства не позднее 30 июня 2027 года представили доклады о портовых маяках;",
        "просит Генерального секретаря ежегодно проводить для него брифинг;",
    ),
    "zh": (
        "重申其第2701(",
        ")号和第2898(2026)号决议，",
        "鼓励",
        "决定",
        "各国在2027年6月30日前报告港口灯塔的情况；",
        "请秘书长每年通报一次；",
    ),
}


def reissue(language: str) -> Event:
    """The text of that language was reissued: a year in a citation, a verb, a further paragraph."""
    before, after, was, now, rest, added = _WORDS[language]
    runs = (
        [["=", before], ["-", "2021"], ["+", "2022"], ["=", after]],
        [["-", was], ["+", now], ["=", rest]],
        [["+", added]],
    )
    hunks: list[dict[str, Any]] = [hunk | {"runs": said} for hunk, said in zip(CHANGE["hunks"], runs, strict=False)]
    return happening(
        EventType.REISSUED,
        language=language,
        source="ods",
        official=True,
        address="https://documents.example.org/2899",
        change=CHANGE | {"hunks": [*hunks, CHANGE["hunks"][3]]},
        newly=CITING["newly"] | {"new_in_version": ["S/RES/2701(2022)"]},
        warnings=[{"flag": "year_conflict", "printed": "2611 (2020)", "paragraph": "pp6"}],
    )
