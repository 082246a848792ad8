"""Handing out and deleting somebody's data, on the command line."""

import pytest

from tests.monitor.cli.conftest import Seized

ANN = "mailto:ann@example.org"


@pytest.fixture
def told(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> Seized:
    monkeypatch.setenv("SEIZED_SMTP", "smtp://127.0.0.1:9/?from=seized@example.org")
    assert seized("subscribe", ANN, "--name", "hers", "--cites", "S/RES/1373(2001)").code == 0
    return seized


def test_everything_that_is_held_about_an_address_is_one_json_object(told: Seized) -> None:
    (held,) = told("people", "export", "Ann@example.org").objects
    (channel,) = held["channels"]
    assert (channel["address"], [one["name"] for one in channel["subscriptions"]]) == (ANN, ["hers"])


def test_a_person_who_is_forgotten_is_not_known_any_more(told: Seized) -> None:
    done = told("people", "forget", "ann@example.org")
    assert done.out.strip() == "forgotten: 1 channel, 1 subscription, 0 deliveries, 0 sign-ups"
    assert told("people", "export", "ann@example.org").code == 2
    assert "ann" not in told("channels", "list", "--format", "json").out


@pytest.mark.parametrize("command", ["export", "forget"])
def test_somebody_unknown_is_said_to_be_so(seized: Seized, command: str) -> None:
    done = seized("people", command, "nobody@example.org")
    assert (done.code, done.out) == (2, "")
    assert "nothing is held" in done.err
