import pytest

from monitor.intents import Reason
from monitor.rules.predicates import PREDICATES
from monitor.subscribing import SAID
from monitor.words.reasoning import REASONS, all_in_words, in_words, names
from monitor.words.wording import LANGUAGES, plain, wording


def reason(predicate: str, *values: str, name: str = "desk") -> Reason:
    return Reason(name, ((predicate, values),))


@pytest.mark.parametrize(
    ("predicate", "values", "said"),
    [
        ("symbols", ("S/RES/1373(2001)",), "you follow S/RES/1373(2001)"),
        ("cites", ("S/RES/1373(2001)", "S/RES/2178(2014)"), "it cites S/RES/1373(2001), S/RES/2178(2014)"),
        ("bodies", ("General Assembly",), "it is a text of the General Assembly"),
        ("words", ("harbour", "港口"), "it says “harbour”, “港口”"),
        ("actors", ("CTED",), "it asks something of Counter-Terrorism Committee Executive Directorate"),
        ("countries", ("COD",), "it names Democratic Republic of the Congo"),
        ("votes", ("not unanimous",), "its vote: not unanimous"),
        ("votes", ("abstained FRA",), "its vote: abstained (France)"),
        ("events", ("cited_by", "reissued"), "you asked for citations, reissues"),
        ("languages", ("zh",), "its language is Chinese"),
        (SAID, ("it cites S/RES/1",), "it cites S/RES/1"),
        ("unheard of", ("something",), "something"),
    ],
)
def test_a_reason_is_said_in_words(predicate: str, values: tuple[str, ...], said: str) -> None:
    assert in_words(reason(predicate, *values)) == f"desk: {said}"


@pytest.mark.parametrize("predicate", [one.name for one in PREDICATES])
def test_every_predicate_has_its_words(predicate: str) -> None:
    assert in_words(reason(predicate, "value", name="")) != "value"


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
@pytest.mark.parametrize(("predicate", "value"), [("countries", "FRA"), ("actors", "UNODC"), ("votes", "against")])
def test_what_was_asked_for_is_named_in_the_reader_s_language(language: str, predicate: str, value: str) -> None:
    assert value not in in_words(reason(predicate, value, name=""), language)


def test_conditions_of_one_rule_are_joined_by_and() -> None:
    both = Reason("desk", (("bodies", ("Security Council",)), ("words", ("lights",))))
    assert in_words(both) == "desk: it is a text of the Security Council, and it says “lights”"


def test_many_reasons_are_counted() -> None:
    many = tuple(reason("symbols", f"S/RES/{number}", name=f"desk {number}") for number in range(20))
    said = plain(all_in_words(many, wording("en")))
    assert said.count("you follow") == REASONS
    assert said.endswith("; and 12 more")


def test_a_reason_names_the_document_that_chose_the_event() -> None:
    assert names(reason("cites", "S/RES/1373(2001)"), "S/RES/1373(2001)")
    assert not names(reason("cites", "S/RES/1373(2001)"), "S/RES/2178(2014)")


def test_an_older_reason_names_the_document_in_its_sentence() -> None:
    assert names(reason(SAID, "it cites S/RES/1373(2001)"), "S/RES/1373(2001)")
