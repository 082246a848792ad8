"""A storm over the whole watch, from the table to the events: nothing false is told, nothing is lost.

``python -m benchmarks faults`` weathers 10,000 polls."""

import pytest

from monitor.demo.judging_of_storm import Tally
from monitor.demo.storm import brewing, weathered
from tests.support.laws import seeds

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", seeds(3))
def test_a_storm_tells_nothing_false_and_loses_nothing(seed: int) -> None:
    tally = weathered(seed, 25)
    assert (tally.false, tally.lost) == ([], [])
    assert tally.polls >= 100
    assert tally.changes


def test_a_false_alert_and_a_lost_change_are_counted() -> None:
    with brewing(7) as storm:
        while len(storm.sites.issues) < 2:
            storm.step()
        storm.calm()
        assert not storm.tally.false
        for issues in storm.sites.issues.values():
            issues[:] = [999]
        storm.tally = Tally()
        storm.calm()
        assert storm.tally.false
        assert storm.tally.lost
