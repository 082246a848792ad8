"""Symbols, versions, bodies and event types as typed."""

import pytest

from diffing.changes import Body
from monitor.cli.failing import WrongInput
from monitor.cli.symbols import Wanted, body, event_type, versioned
from monitor.intents import EventType


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("S/RES/2617(2021)", Wanted("S/RES/2617(2021)")),
        ("s/res/2617 (2021)@2", Wanted("S/RES/2617(2021)", 2)),
        ("A/RES/70/177@1", Wanted("A/RES/70/177", 1)),
    ],
)
def test_a_version_stands_behind_the_at_sign(typed: str, wanted: Wanted) -> None:
    assert versioned(typed) == wanted


@pytest.mark.parametrize("typed", ["", "hello", "@1", "S/RES/2617(2021)@", "S/RES/2617(2021)@0", "S/RES/2617(2021)@x"])
def test_what_is_no_symbol_is_refused_in_one_line(typed: str) -> None:
    with pytest.raises(WrongInput) as caught:
        versioned(typed)
    assert "\n" not in str(caught.value)


def test_bodies_are_known_by_short_and_full_name() -> None:
    assert body("sc") is Body.SECURITY_COUNCIL
    assert body("general assembly") is Body.GENERAL_ASSEMBLY
    with pytest.raises(WrongInput, match="not a known body"):
        body("Parliament of Owls")


def test_a_slip_in_an_event_type_is_guessed() -> None:
    assert event_type("language-added") is EventType.LANGUAGE_ADDED
    with pytest.raises(WrongInput, match="did you mean reissued"):
        event_type("reisued")
