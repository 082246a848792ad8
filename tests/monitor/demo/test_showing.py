"""The demonstration shows every alert, and fails when one does not come."""

from dataclasses import replace

import pytest

from monitor.demo import showing
from monitor.demo.showing import show
from monitor.demo.story import SCENES, SECOND, Alert
from monitor.intents import EventType

pytestmark = pytest.mark.slow


def test_every_alert_comes(capfd: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    assert show(told.append, lambda service: None, pause=0.0) == ()
    printed = capfd.readouterr().out
    assert f"{SECOND} — new" in printed
    assert "{+8990 (2098)+}" in printed
    assert "9001(2099) — new" not in printed
    assert any("backs off" in line for line in told)


def test_an_alert_that_does_not_come_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    impossible = replace(SCENES[0], alert=Alert(EventType.UNAVAILABLE, SECOND))
    monkeypatch.setattr(showing, "SCENES", (impossible,))
    monkeypatch.setattr(showing, "PATIENCE", 1.0)
    assert show(lambda line: None, lambda service: None, pause=0.0) == (f"unavailable, {SECOND}",)
