"""A library catalogue that tests fill and harvest."""

from collections.abc import Iterator

import pytest

from monitor.demo.sites.serving import serving
from sources.pacing import Pacing
from sources.web import Web
from tests.sources.library.catalogue import TODAY, Reading
from tests.support.library_site import PAGE, Catalogue, card


@pytest.fixture
def reading() -> Iterator[Reading]:
    site = Catalogue()
    with serving(site) as served, Web(private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5) as web:
        yield Reading(site, served, web)


@pytest.fixture
def busy(reading: Reading) -> Reading:
    """A catalogue with more records of one day than one answer holds."""
    for number in range(2 * PAGE + 3):
        reading.site.file(card(f"40{number:04}", TODAY, f"A/RES/81/{number}", f"Matter {number}"))
    return reading
