"""The words around a citation give its date and its pinpoint."""

from datetime import date

import pytest

from diffing.citations.pinpoints import places
from tests.diffing.citations.sample import citations

DAY = date(2014, 9, 24)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "resolution 2178 (2014) of 24 September 2014"),
        ("en", "resolution 2178 of 24 September 2014"),
        ("en", "resolution 2178 (2014), adopted on 24 September 2014,"),
        ("zh", "安全理事会2014年9月24日第2178(2014)号决议"),
        ("zh", "2014 年 9 月 24 日关于战斗人员的第 2178(2014)号决议"),
        ("zh-Hant", "第2178號決議(2014年9月24日)"),
    ],
)
def test_a_date_that_belongs_to_the_citation_is_kept(language: str, text: str) -> None:
    assert citations(text, language)[0].stated_date == DAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 24 September 2014 it adopted resolution 2178 (2014)"),
        ("en", "resolution 2178 (2014) until 24 September 2014"),
        ("zh", "在2014年9月24日，根据第2178(2014)号决议"),
    ],
)
def test_a_date_of_something_else_is_not_taken(language: str, text: str) -> None:
    assert citations(text, language)[0].stated_date is None


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "paragraph 1 (d) of resolution 1373 (2001)", "paragraph 1 (d)"),
        ("en", "paragraphs 1 and 2 of its resolution 1390 (2002)", "paragraphs 1 and 2"),
        ("en", "paragraph 3 (a) (iv) of Security Council resolution 1591 (2005)", "paragraph 3 (a) (iv)"),
        ("en", "resolution 2200 A (XXI), annex", "annex"),
        ("en", "resolution 1373 (2001)", None),
        ("zh", "第1373(2001)号决议第1(d)段", "第1(d)段"),
        ("zh", "第2368(2017)号决议第81(a)和(b)段", "第81(a)和(b)段"),
        ("zh", "第2200A(XXI)号决议，附件。", "附件"),
        ("zh", "第1373(2001)号决议", None),
    ],
)
def test_the_place_in_the_cited_document_is_kept_as_printed(language: str, text: str, place: str | None) -> None:
    assert citations(text, language)[0].pinpoint == place


@pytest.mark.parametrize(
    ("language", "printed", "expected"),
    [
        ("en", "paragraphs 1 (d), 4 and 7 to 9", ("op1.d", "op4", "op7", "op8", "op9")),
        ("en", "paragraph 3 (a) (iv)", ("op3.a.iv",)),
        ("en", "subparagraph (d) of paragraph 1", ("op1.d",)),
        ("en", "paragraph 81 (a) and (b)", ("op81.a", "op81.b")),
        ("en", "sections II and IV", ("section2", "section4")),
        ("en", "annex", ("annex",)),
        ("en", "paragraphs 5 to 900", ("op5", "op900")),
        ("fr", "alinéas c) et d) du paragraphe 1", ("op1.c", "op1.d")),
        ("es", "apartado a) del párrafo 2", ("op2.a",)),
        ("ru", "подпунктах a) и б) пункта 81", ("op81.a", "op81.b")),
        ("ar", "الفقرات 84 (أ) و (ب) و 85", ("op84.a", "op84.b", "op85")),
        ("zh", "第81(a)和(b)段", ("op81.a", "op81.b")),
        ("zh", "附件二", ("annex2",)),
        ("zh-Hant", "第二節", ("section2",)),
        ("en", "", ()),
    ],
)
def test_a_pinpoint_is_taken_apart_into_paths(language: str, printed: str, expected: tuple[str, ...]) -> None:
    assert places(printed, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "paragraph 1 (d) of resolution 1373 (2001)"),
        ("fr", "l'alinéa d) du paragraphe 1 de sa résolution 1373 (2001)"),
        ("es", "el apartado d) del párrafo 1 de la resolución 1373 (2001)"),
        ("ru", "в подпункте d) пункта 1 резолюции 1373 (2001)"),
        ("ar", "الفقرة 1 (د) من القرار 1373 (2001)"),
        ("zh", "第1373(2001)号决议第1(d)段"),
        ("zh-Hant", "第1373(2001)號決議第1(d)段"),
    ],
)
def test_a_citations_place_is_the_same_in_all_languages(language: str, text: str) -> None:
    assert citations(text, language)[0].places == ("op1.d",)


def test_how_a_short_form_was_resolved_is_told() -> None:
    assert citations("the 1267 Committee")[0].via == ("the number tells the year",)
    assert citations("resolution 2195 (2015)")[0].via == ("the number counts, not the printed year",)
    assert citations("resolution 1373 (2001)")[0].via == ()
