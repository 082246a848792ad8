"""A text does not cite itself by the number over it, though nobody tells its symbol."""

import pytest

from diffing.citations import cite, find_citations
from diffing.structure import outline
from diffing.years import Learnt


def targets(text: str, language: str) -> list[str | None]:
    return [each.target for each in find_citations(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Résolution 856 (1993)\n\ndu 10 août 1993\n\nLe Conseil de sécurité.\n\nRappelant la résolution 813,\n",
            ["S/RES/813(1993)"],
        ),
        (
            "es",
            "RESOLUCIÓN 1378 (14 de noviembre de 2001) El Consejo de Seguridad, Recordando la resolución 1267 (1999),",
            ["S/RES/1267(1999)"],
        ),
        (
            "ru",
            "РЕЗОЛЮЦИЯ N 45/62. РАССМОТРЕНИЕ ВОПРОСА Генеральная Ассамблея, ссылаясь на свою резолюцию 35/46,",
            ["A/RES/35/46"],
        ),
        (
            "ar",
            "قرار مجلس الأمن رقم 381 بتاريخ 30 تشرين الثاني 1975\nإن مجلس الأمن،\nإذ يشير إلى القرار 338 (1973)،\n",
            ["S/RES/338(1973)"],
        ),
        (
            "ru",
            "Резолюция 2203 (2015),\n\nподчеркивая значение резолюции 1970 (2011),\n\n"
            "отмечая доклад,\n\n1. постановляет продлить мандат;\n\n2. просит представить доклад.\n",
            ["S/RES/1970(2011)"],
        ),
    ],
)
def test_the_number_over_a_text_is_its_own(language: str, text: str, expected: list[str]) -> None:
    assert targets(text, language) == expected


def test_an_article_may_begin_with_what_it_cites() -> None:
    assert targets("Resolution 1325 (2000) calls for more women at the table.\n", "en") == ["S/RES/1325(2000)"]


def test_a_note_alone_cites_what_it_names() -> None:
    note = "Résolution 1325 (2000) adoptée par le Conseil de sécurité.\n"
    assert targets(note, "fr") == ["S/RES/1325(2000)"]


def test_what_a_number_over_a_text_tells_makes_later_ones_impossible() -> None:
    text = "Résolution 856 (1993) du 10 août 1993\n\nLe Conseil de sécurité,\n\nRappelant la résolution 1244 (1999),\n"
    (found,) = find_citations(text, "fr")
    assert found.flags == ("impossible_target",)


def test_years_that_were_learnt_hold_under_a_number_that_is_the_text_s_own() -> None:
    text = "Résolution 2901 (2028) du 10 août 2028\n\nLe Conseil de sécurité,\n\nRappelant sa résolution 2900,\n"
    told = Learnt((2900,), (2028,))
    assert [each.target for each in cite(outline(text, "fr"), text, learnt=told)] == ["S/RES/2900(2028)"]
    assert cite(outline(text, "fr"), text) == ()
