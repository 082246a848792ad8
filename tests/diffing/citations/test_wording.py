"""The words around a citation give its date and its pinpoint."""

from datetime import date

import pytest

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
