"""Lists share the dates that stand at their ends."""

from datetime import date

import pytest

from tests.diffing.citations.sample import citations

SHARED = {
    "resolutions 2253 (ES-V) and 2254 (ES-V) of 4 and 14 July 1967": ("en", [date(1967, 7, 4), date(1967, 7, 14)]),
    "resolutions 1368 (2001) and 1373 (2001) of 12 September 2001 and 28 September 2001": (
        "en",
        [date(2001, 9, 12), date(2001, 9, 28)],
    ),
    "resolutions 1325 (2000) of 31 October 2000 and 1820 (2008) of 19 June 2008": (
        "en",
        [date(2000, 10, 31), date(2008, 6, 19)],
    ),
    "Human Rights Council decision 2/102 of 6 October 2006 and resolutions 5/1 and 5/2 of 18 June 2007": (
        "en",
        [date(2006, 10, 6), date(2007, 6, 18), date(2007, 6, 18)],
    ),
    "General Assembly resolutions 68/178 and 68/187 of 18 December 2013": ("en", [date(2013, 12, 18)] * 2),
    "resolutions 425 (1978) and 426 (1978) of 19 March 1978": ("en", [date(1978, 3, 19)] * 2),
    "les résolutions 1368 (2001) et 1373 (2001), en date des 12 et 28 septembre 2001": (
        "fr",
        [date(2001, 9, 12), date(2001, 9, 28)],
    ),
    "les résolutions 1/11 et 13/3 du Conseil des droits de l'homme, en date respectivement du 17 juin 2009 et du 24"
    " mars 2010": ("fr", [date(2009, 6, 17), date(2010, 3, 24)]),
    "大会2013年12月18日第68/178号和第68/187号决议": ("zh", [date(2013, 12, 18)] * 2),
}


@pytest.mark.parametrize("text", SHARED)
def test_dates_at_the_end_of_a_list_are_shared(text: str) -> None:
    language, days = SHARED[text]
    assert [each.stated_date for each in citations(text, language)] == days


@pytest.mark.parametrize(
    "text",
    [
        "resolutions 713 (1991) and 724 (1991) of 15 December 1991",
        "resolutions 1373 (2001) and 1390 (2002) of 16 January 2002",
        "General Assembly resolutions 66/10 and 68/187 of 18 December 2013",
    ],
)
def test_a_date_that_cannot_be_everybodys_is_the_last_ones(text: str) -> None:
    first, last = citations(text)
    assert first.stated_date is None
    assert last.stated_date is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la résolution 377 A (V) de l'Assemblée générale, en date du 3 novembre 1950", "fr"),
        ("la resolución 377 A (V) de la Asamblea General, de 3 de noviembre de 1950", "es"),
        ("резолюцию 377 А (V) Генеральной Ассамблеи от 3 ноября 1950 года", "ru"),
    ],
)
def test_a_date_behind_the_organ_is_that_of_the_number_before_it(text: str, language: str) -> None:
    (found,) = citations(text, language)
    assert (found.target, found.stated_date) == ("A/RES/377(V)[A]", date(1950, 11, 3))


PARTED = {
    "en": "resolutions 49/222 A and B of 23 December 1994 and 20 July 1995, 51/226 of 3 April 1997",
    "fr": "ses résolutions 49/222 A et B des 23 décembre 1994 et 20 juillet 1995",
    "es": "sus resoluciones 49/222 A y B, de 23 de diciembre de 1994 y 20 de julio de 1995",
    "ru": "резолюции 49/222 A и B от 23 декабря 1994 года и 20 июля 1995 года",
    "ar": "قراريها 49/222 ألف وباء المؤرخين 23 كانون الأول/ديسمبر 1994 و 20 تموز/يوليه 1995",
    "zh": "1994年12月23日和1995年7月20日第49/222 A和B号决议",
}


@pytest.mark.parametrize("language", PARTED)
def test_each_part_of_a_number_has_its_own_date_where_there_are_as_many(language: str) -> None:
    found = citations(PARTED[language], language)
    assert [each.stated_date for each in found[:2]] == [date(1994, 12, 23), date(1995, 7, 20)]


def test_parts_share_a_single_date() -> None:
    found = citations("resolutions 49/222 A and B of 23 December 1994")
    assert [each.stated_date for each in found] == [date(1994, 12, 23)] * 2


def test_french_dates_of_a_list_may_follow_one_word() -> None:
    found = citations("les résolutions 82 (1950) et 83 (1950) des 25 et 27 juin 1950", "fr")
    assert [each.stated_date for each in found] == [date(1950, 6, 25), date(1950, 6, 27)]
