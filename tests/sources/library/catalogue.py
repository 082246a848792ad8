"""A library catalogue on loopback, and the source that harvests it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.demo.sites.serving import Served
from sources.digital_library import DigitalLibrary
from sources.documents import Polled
from sources.web import Web
from tests.support.library_site import Catalogue

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW - timedelta(hours=2)
SAMPLES = Path(__file__).parents[4] / "shared/samples/undl"
needs_samples = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples do not stand beside the project")


@dataclass
class Reading:
    """A catalogue on loopback, and the source that harvests it, at a time that a test sets."""

    site: Catalogue
    served: Served
    web: Web
    now: datetime = NOW

    @property
    def source(self) -> DigitalLibrary:
        return DigitalLibrary(self.web, f"{self.served.address}/oai2d", clock=lambda: self.now)

    def caught_up(self) -> str:
        """The cursor after enough polls for everything of the last weeks."""
        cursor = None
        for _ in range(8):
            cursor = self.source.poll(cursor).cursor
        assert cursor is not None
        return cursor


def symbols(polled: Polled) -> list[str]:
    return sorted(notice.symbol for notice in polled.notices)
