"""The words around a citation give its date, pinpoint and relation."""

from datetime import date

import pytest

from diffing.changes import Part
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
    ("language", "text", "verb", "relation"),
    [
        ("en", "Recalling resolution 1373 (2001)", "Recalling", "recalls"),
        ("en", "Reaffirming resolution 1373 (2001)", "Reaffirming", "reaffirms"),
        ("en", "Notes resolution 1373 (2001)", "Notes", "notes"),
        ("en", "Urges the full implementation of resolution 1373 (2001)", "Urges", "implements"),
        ("en", "Requests, pursuant to resolution 1373 (2001)", "Requests", "pursuant_to"),
        ("en", "Urges States, as resolution 1373 (2001) has it", "Urges", "cites"),
        ("zh", "重申第1373(2001)号决议", "重申", "reaffirms"),
        ("zh", "促请充分执行第1373(2001)号决议", "促请", "implements"),
    ],
)
def test_the_relation_follows_the_nearest_words(language: str, text: str, verb: str, relation: str) -> None:
    (found,) = citations(text, language, verb=verb)
    assert (found.relation, found.verb) == (relation, verb)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the Committee established pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"),
        ("en", "the 1540 Committee"),
        ("zh", "第1267(1999)、1989(2011)和2253(2015)号决议所设委员会"),
        ("zh", "1540委员会"),
        ("zh-Hant", "第1267(1999)號和第1989(2011)號決議所設委員會"),
    ],
)
def test_numbers_in_a_committees_name_are_told_apart(language: str, text: str) -> None:
    assert {citation.relation for citation in citations(text, language)} == {"established_by"}


def test_only_the_list_under_the_committees_noun_is_its_name() -> None:
    text = "执行第1373(2001)号决议和第1540(2004)号决议所设委员会"
    assert [citation.relation for citation in citations(text, "zh")] == ["implements", "established_by"]


def test_a_document_named_in_the_masthead_is_provenance() -> None:
    (found,) = citations("[on the report of the Third Committee (A/70/490)]", part=Part.MASTHEAD)
    assert (found.target, found.relation) == ("A/70/490", "provenance")
