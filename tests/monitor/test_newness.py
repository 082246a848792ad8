"""The four answers to "newly cited"."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Kind
from monitor.intents import CitedBy
from monitor.newness import body_names_only, documents_cited, is_first_in_collection, newness, resolutions_cited
from tests.support.building import citation
from tests.support.laws import tried

DAY = date(2026, 11, 20)
T = "S/RES/1373(2001)"
NOTHING: frozenset[str] = frozenset()


def test_a_target_is_counted_once_however_often_it_is_named() -> None:
    assert resolutions_cited((citation(T), citation(T, "op1"), citation("S/RES/2178(2014)"))) == (T, "S/RES/2178(2014)")


def test_a_text_does_not_cite_its_own_draft() -> None:
    own = citation("A/68/L.50", relation="provenance", kind=Kind.DRAFT)
    assert documents_cited((own,)) == ()
    assert resolutions_cited((own,)) == ()


def test_other_documents_are_another_count() -> None:
    report = citation("S/2017/375", kind=Kind.DOCUMENT)
    assert (resolutions_cited((report,)), documents_cited((report,))) == ((), ("S/2017/375",))


def test_an_unresolved_citation_counts_nowhere() -> None:
    assert resolutions_cited((citation(None),)) == ()


def test_a_target_in_committees_names_only_is_listed_apart() -> None:
    named = citation("S/RES/1540(2004)", "op3", relation="established_by")
    assert body_names_only((named, citation(T))) == ("S/RES/1540(2004)",)
    assert body_names_only((named, citation("S/RES/1540(2004)"))) == ()


def test_only_a_text_adopted_before_takes_the_first_place() -> None:
    assert not is_first_in_collection(DAY, (CitedBy("S/RES/1(1946)", DAY - timedelta(days=1)),))
    assert is_first_in_collection(DAY, (CitedBy("S/RES/2(1946)", DAY),))
    assert is_first_in_collection(DAY, (CitedBy("S/RES/3(1946)", DAY + timedelta(days=1)),))


def test_a_text_of_unknown_date_comes_before_none() -> None:
    assert is_first_in_collection(DAY, (CitedBy("X/OTHER/DOCUMENT/undated/00000000", None),))


def test_an_undated_text_is_first_only_where_nobody_else_cites_the_target() -> None:
    assert is_first_in_collection(None, ())
    assert not is_first_in_collection(None, (CitedBy("S/RES/1(1946)", DAY),))


def test_the_first_version_has_nothing_new_against_a_version() -> None:
    assert newness((citation(T),), DAY, before=None, held=NOTHING, cited_before={}).new_in_version is None


def test_a_later_version_tells_what_the_one_before_did_not_cite() -> None:
    answers = newness(
        (citation(T), citation("S/RES/2178(2014)")), DAY, before=(citation(T),), held=NOTHING, cited_before={}
    )
    assert answers.new_in_version == ("S/RES/2178(2014)",)


def test_held_and_not_held_share_the_targets() -> None:
    answers = newness(
        (citation(T), citation("S/RES/2178(2014)")), DAY, before=None, held=frozenset({T}), cited_before={}
    )
    assert (answers.held, answers.not_held) == ((T,), ("S/RES/2178(2014)",))


def test_a_series_that_nothing_tells_is_unknown() -> None:
    answers = newness((citation(T),), DAY, before=None, held=NOTHING, cited_before={})
    assert (answers.new_in_series, answers.series.immediate) == (None, None)


TEXTS = st.lists(
    st.tuples(st.integers(0, 3), st.frozensets(st.sampled_from("abcde"), max_size=4)), min_size=1, max_size=4
)


@tried(30)
@given(TEXTS)
def test_the_order_of_ingestion_changes_no_answer(texts: list[tuple[int, frozenset[str]]]) -> None:
    dated = [(f"text {n}", DAY + timedelta(days=age), cited) for n, (age, cited) in enumerate(texts)]
    answers = {frozenset(_first_cited_once_all_are_held(order).items()) for order in permutations(dated)}
    assert len(answers) == 1


def _first_cited_once_all_are_held(
    texts: tuple[tuple[str, date, frozenset[str]], ...],
) -> dict[str, tuple[str, ...]]:
    def others(name: str, target: str) -> tuple[CitedBy, ...]:
        return tuple(CitedBy(other, day) for other, day, cited in texts if other != name and target in cited)

    return {
        name: tuple(sorted(target for target in cited if is_first_in_collection(day, others(name, target))))
        for name, day, cited in texts
    }
