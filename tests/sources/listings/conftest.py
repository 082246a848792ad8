"""Listing pages that tests fill and read."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from monitor.demo.sites.listings import Line, Register
from monitor.demo.sites.serving import serving
from sources.pacing import Pacing
from sources.web import Web
from tests.sources.listings.pages import Reading, council


@pytest.fixture
def reading() -> Iterator[Reading]:
    site = Register()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        yield Reading(site, served, web)


@pytest.fixture
def years(reading: Reading) -> Reading:
    """A Council with two resolutions this year, forty last year, and some long ago."""
    for number in range(40):
        reading.site.adopt(council(2900 + number, date(2025, 1 + number % 12, 9)))
    for number, day in ((2990, date(2026, 3, 2)), (2991, date(2026, 11, 19))):
        reading.site.adopt(council(number, day))
    reading.site.adopt(council(1107, date(1997, 5, 16)))
    return reading


@pytest.fixture
def social(reading: Reading) -> Reading:
    """An Economic and Social Council with 130 resolutions on six pages."""
    for number in range(130):
        day = date(2022, 1, 1) + timedelta(days=12 * number)
        reading.site.adopt(Line(f"E/RES/{day.year}/{number}", f"Matter {number}", day, issued=True))
    return reading
