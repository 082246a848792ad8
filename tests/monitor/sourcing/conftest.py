"""A listing that announces and a place that has the texts, both watched."""

from dataclasses import replace

import pytest

from monitor.polling import poll_now
from monitor.receiving import Context
from monitor.store import schedule
from tests.support.announcing import Announcer, Texts


@pytest.fixture
def listing() -> Announcer:
    return Announcer()


@pytest.fixture
def ods() -> Texts:
    return Texts()


@pytest.fixture
def watching(context: Context, listing: Announcer, ods: Texts) -> Context:
    """Both sources are watched, and were polled once, when they had nothing to say."""
    watching = replace(context, sources={listing.name: listing, ods.name: ods})
    schedule.register_sources(watching.database, watching.sources, watching.clock())
    poll_now(watching, listing)
    return watching
