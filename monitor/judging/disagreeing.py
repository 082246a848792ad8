"""On which facts of a work sources differ: its number, its day of adoption, its vote. Pure; no verdict on who is right
(domain.md 2.4, SOURCE CONFLICT)."""

from collections.abc import Iterable
from typing import Any, Final

from monitor.intents import Noticed, Work
from sources.documents import Notice, Standing

TEXT: Final = "text"
"""How a text is called beside sources."""


def disagreements(
    noticed: Iterable[Noticed], work: Work | None, *, about: str, twins: Iterable[Noticed] = ()
) -> tuple[dict[str, Any], ...]:
    """Each fact on which the notice of the source ``about`` differs from the work's text or from another source's
    notice, with the readings. ``twins`` are notices of other works that name the same draft."""
    by_source = {one.notice.source: one for one in noticed if one.notice.standing is not Standing.REMOVED}
    own = by_source.pop(about, None)
    if own is None:
        return ()
    others = [one.notice for one in by_source.values()]
    found = (
        _differing("adopted_on", _day(own.notice), about, _days(others) + _day_of_text(work)),
        _differing("vote", _count(own.notice), about, [(one.source, _count(one)) for one in others]),
        _differing("symbol", own.symbol, about, [(one.notice.source, one.symbol) for one in twins]),
    )
    return tuple(one for one in found if one is not None)


def _differing(
    fact: str, own: str | None, source: str, others: Iterable[tuple[str, str | None]]
) -> dict[str, Any] | None:
    differing = [(name, value) for name, value in others if value is not None and value != own]
    if own is None or not differing:
        return None
    readings = [{"source": name, "value": value} for name, value in [(source, own), *differing]]
    return {"fact": fact, "readings": readings}


def _day(notice: Notice) -> str | None:
    return notice.adopted_on.isoformat() if notice.adopted_on else None


def _days(notices: Iterable[Notice]) -> list[tuple[str, str | None]]:
    return [(one.source, _day(one)) for one in notices]


def _day_of_text(work: Work | None) -> list[tuple[str, str | None]]:
    """What a text says; not what was borrowed from a notice."""
    if work is None or work.adopted_on is None or "adopted_on" in work.borrowed:
        return []
    return [(TEXT, work.adopted_on.isoformat())]


def _count(notice: Notice) -> str | None:
    """A counted vote; None where the source gives no numbers."""
    vote = notice.vote
    if vote is None or vote.yes is None:
        return None
    return f"{vote.yes}-{vote.no or 0}-{vote.abstentions or 0}"
