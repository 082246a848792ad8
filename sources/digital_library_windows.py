"""Harvesting by OAI-PMH in windows of days, and how far that has come (sources.md 2.1).

A window is drained whole or not at all: resumption tokens are used inside it only, and an expired one begins it anew.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreadable
from sources.reading.records import Batch, Record
from sources.web import Response, Web

NOTHING = frozenset({"norecordsmatch"})
AGAIN = frozenset({"badresumptiontoken"})
"""OAI-PMH error codes, in lower case: nothing in the window; the window has to begin anew. All others refuse."""
FLOOR = 15.0
"""Seconds to stay away at least after a 503, whose own hint is far too short."""
COOL_DOWN = 6 * 3600.0
"""Seconds to stay away when a challenge stands before the catalogue."""
TRIES = 2
MOST_ANSWERS = 100
"""How often a window is begun, and how many answers it may have."""
COMPLETE = 0.9
"""The share of the announced records that has to come; the announcement may be an estimate."""
CAP = 60_000_000
_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_SECOND = timedelta(seconds=1)


class _BeginAnew(SourceError):
    """The window broke off in the middle."""


@dataclass(frozen=True, slots=True)
class Window:
    """From one instant (included) to another (not included), aware, UTC."""

    since: datetime
    until: datetime


def windows(since: datetime, until: datetime, length: timedelta) -> Iterator[Window]:
    """Windows that follow one another, oldest first, none longer than ``length``."""
    edges = [since]
    while edges[-1] < until:
        edges.append(min(edges[-1] + length, until))
    return (Window(*pair) for pair in pairwise(edges))


def drained(web: Web, address: str, window: Window) -> tuple[Record, ...]:
    """All records that were catalogued in a window. Raises SourceError."""
    for _ in range(TRIES - 1):
        try:
            return _drained(web, address, window)
        except _BeginAnew:
            continue
    try:
        return _drained(web, address, window)
    except _BeginAnew as error:
        raise LayoutChanged(str(error)) from error


def _drained(web: Web, address: str, window: Window) -> tuple[Record, ...]:
    since, until = window.since.strftime(_STAMP), (window.until - _SECOND).strftime(_STAMP)
    asked = {"metadataPrefix": "marcxml", "from": since, "until": until}
    records: list[Record] = []
    tokens: set[str] = set()
    total = 0
    for _ in range(MOST_ANSWERS):
        batch = _batch(web, address, {"verb": "ListRecords", **asked})
        records += batch.records
        total = max(total, batch.total or 0)
        token = batch.resumption_token
        if token is None:
            if len(records) < COMPLETE * total:
                raise _BeginAnew(
                    f"{address} gave {len(records)} of {total} records from {since} on; trying again later"
                )
            return tuple(records)
        if token in tokens:
            raise _BeginAnew(f"{address} goes round in a circle from {since} on; trying again later")
        tokens.add(token)
        asked = {"resumptionToken": token}
    raise LayoutChanged(f"{address} does not end after {MOST_ANSWERS} answers from {since} on; not believed")


def _batch(web: Web, address: str, asked: Mapping[str, str]) -> Batch:
    response = _asked(web, address, asked)
    if response.status != 200:
        raise LayoutChanged(f"{address} answered HTTP {response.status}; check its address in the settings")
    from sources.reading.marcxml import read_records  # its parser is heavy, and this source is off unless approved

    try:
        batch = read_records(response.content, name=address)
    except Unreadable as error:
        if "challenge" in str(error):
            raise Challenged(str(error), retry_after=COOL_DOWN) from error
        raise LayoutChanged(f"{error}; trying again later") from error
    for said in batch.errors:
        _judge(said, address)
    return batch


def _judge(said: str, address: str) -> None:
    code = said.partition(" ")[0].lower()
    if code in AGAIN:
        raise _BeginAnew(f"{address} does not take its own resumption tokens; trying again later")
    if code not in NOTHING:
        raise LayoutChanged(f"{address} refused the question ({' '.join(said.split())[:150]}); trying again later")


def _asked(web: Web, address: str, asked: Mapping[str, str]) -> Response:
    """One answer; who sends us away is left alone for longer than it says."""
    try:
        return web.get(address, params=asked, cap=CAP)
    except RateLimited as error:
        raise RateLimited(str(error), retry_after=max(error.retry_after or 0.0, FLOOR)) from error
    except Challenged as error:
        raise Challenged(str(error), retry_after=max(error.retry_after or 0.0, COOL_DOWN)) from error


# ---- how far we are --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the harvest is: everything before ``until`` was drained; ``again`` is how far listing it all again has
    come, None when that is done, begun last at ``again_since``. ``known``: by the numbers of the records seen last, the
    name under which each spoke, and of which symbol."""

    until: datetime
    again: datetime | None = None
    again_since: datetime | None = None
    known: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def closed(self) -> str:
        """The progress as text."""
        times = [at.isoformat() if at else None for at in (self.until, self.again, self.again_since)]
        return json.dumps({"times": times, "known": self.known}, separators=(",", ":"))


def opened(cursor: str | None) -> Progress | None:
    """The progress in a text; None when there is none or it cannot be read."""
    try:
        state = json.loads(cursor or "")
        until, again, since = (datetime.fromisoformat(at).astimezone(UTC) if at else None for at in state["times"])
        known = {str(recid): (str(name), str(symbol)) for recid, (name, symbol) in state["known"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Progress(until, again, since, known) if until else None
