"""What messages say of citations: where they stand, what is new of them, and among how many."""

import pytest

from monitor.intents import EventType
from notifiers.plain import plain_text
from tests.monitor.telling_words import text_of, told
from tests.notifiers.happenings import CITING, REASONS, happening


def test_a_new_text_names_the_paragraphs_that_cite_what_the_reader_follows() -> None:
    text = text_of(EventType.NEW)
    assert "Where it cites S/RES/2898(2026)" in text
    assert "op. 3: “促请各国" in text
    assert "不应出现" not in text


def test_without_a_followed_symbol_the_first_target_is_quoted() -> None:
    text = plain_text(told(happening(EventType.NEW), reasons=(REASONS[1],)))
    assert text.count("Where it cites") == 1


def test_a_claim_of_newness_says_when_and_among_how_many() -> None:
    assert "— as of 22 Nov 2026, 5 documents" in text_of(EventType.NEW)


def test_a_predecessor_that_is_not_held_is_named() -> None:
    newly = CITING["newly"] | {"series": {"immediate": "S/RES/2395(2017)", "held": False}}
    said = "not computed — S/RES/2395(2017), which came before it in its series, is not held"
    assert said in text_of(EventType.NEW, newly=newly)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (False, "not computed — S/RES/2395(2017), which may have come before it in its series, is not held"),
        (True, "not computed — S/RES/2395(2017) may have come before it in its series, but that is not certain"),
    ],
)
def test_a_predecessor_that_is_only_likely_is_not_told_flatly(held: bool, said: str) -> None:
    series = {"immediate": "S/RES/2395(2017)", "held": held, "doubtful": True}
    newly = CITING["newly"] | {"new_in_series": "unknown", "series": series}
    assert said in text_of(EventType.NEW, newly=newly)


def test_what_is_new_in_the_series_is_counted_against_its_predecessor_and_named() -> None:
    series = {"immediate": "S/RES/2395(2017)", "held": True}
    newly = CITING["newly"] | {"new_in_series": ["S/RES/2462(2019)"], "series": series}
    said = "1 not cited by S/RES/2395(2017) or the works before it in its series: S/RES/2462(2019)"
    assert said in text_of(EventType.NEW, newly=newly)


def test_a_text_that_cites_nothing_new_in_its_series_says_so() -> None:
    newly = CITING["newly"] | {"new_in_series": [], "series": {"immediate": "S/RES/2395(2017)", "held": True}}
    said = "nothing: S/RES/2395(2017) and the works before it in its series cite all of them"
    assert said in text_of(EventType.NEW, newly=newly)


def test_newness_in_the_series_is_said_not_to_be_computed() -> None:
    assert "Against its predecessor: not computed" in text_of(EventType.NEW)


def test_resolutions_and_documents_are_two_counts() -> None:
    assert "14 resolutions (11 Security Council, 3 General Assembly)" in text_of(EventType.NEW)
    assert "1 other document" in text_of(EventType.NEW)


def test_one_is_not_plural() -> None:
    cites = CITING["cites"] | {"resolutions": 1, "security_council": 1, "general_assembly": 0, "documents": 2}
    assert "Cites: 1 resolution (1 Security Council); 3 of them" in text_of(EventType.NEW, cites=cites)


def test_a_text_that_cites_nothing_says_so() -> None:
    cites = {"resolutions": 0, "documents": 0, "strongest": [], "operative": []}
    assert "Cites: no resolutions found" in text_of(EventType.NEW, cites=cites, newly={}, citing_paragraphs=[])


def test_names_are_not_listed_twice_when_all_are_new() -> None:
    newly = CITING["newly"] | {"first_in_collection": [f"S/RES/{number}(2020)" for number in range(14)]}
    assert "all 14 are cited for the first time here — as of" in text_of(EventType.NEW, newly=newly)


def test_a_citation_says_where_how_and_among_how_many() -> None:
    text = text_of(EventType.CITED_BY)
    assert text.startswith("S/RES/2898(2026) is cited by S/RES/2899(2026)\n")
    assert "preamble, paragraph 1 — 重申, one of 2 in a list" in text
    assert "No operative reference; nothing amended or ended." in text


def test_an_amending_citation_is_never_said_to_amend_nothing() -> None:
    cited = happening(EventType.CITED_BY).data["cited_by"] | {"relation": "amends"}
    text = text_of(EventType.CITED_BY, cited_by=cited)
    assert "The citing text amends it" in text
    assert "nothing amended" not in text


def test_an_operative_citation_says_so() -> None:
    cited = happening(EventType.CITED_BY).data["cited_by"] | {
        "operative": True,
        "part": "operative",
        "paragraph": "op3.c",
    }
    text = text_of(EventType.CITED_BY, cited_by=cited)
    assert "Cited in an operative paragraph." in text
    assert "op. 3 (c)" in text


def test_a_doubtful_citation_is_kept_as_printed() -> None:
    text = text_of(EventType.NEW)
    assert "printed as “8800(2021)”, preamble, paragraph 4" in text
    assert "Kept as printed." in text


def test_what_is_new_against_the_draft_is_told_for_a_first_version() -> None:
    newly = CITING["newly"] | {"new_in_version": ["S/RES/1373(2001)"], "draft": "A/81/L.905"}
    assert "New since the draft: S/RES/1373(2001)" in text_of(EventType.NEW, newly=newly)
    assert "New since the draft" not in text_of(EventType.NEW)
