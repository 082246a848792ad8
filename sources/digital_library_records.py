"""A catalogue's records as notices: what they say of resolutions, and of drafts that became none (sources.md 2.5)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from sources.documents import Notice, Standing, Vote
from sources.reading.records import Ballot, Record, Related, Role, Tally

RESOLUTION = re.compile(r"/RES/")
DRAFT = re.compile(r"/L\.\d")
DRAFT_KIND = "B02"
"""The catalogue's code of drafts, for those of the Council, whose symbols do not say it."""
ENDINGS: tuple[tuple[re.Pattern[str], Standing], ...] = (
    (re.compile(r"\bwithdrawn\b", re.IGNORECASE), Standing.WITHDRAWN),
    (re.compile(r"\bnot adopted\b|\bnegative vote\b", re.IGNORECASE), Standing.NOT_ADOPTED),
)
"""What notes say of drafts that become no resolution."""
NOT_VOTING = "X"
VOTES, DRAFTS = "-votes", "-drafts"
"""What follows the source's name in notices from records of votes and of drafts."""


def notices_of(record: Record, source: str, address: str) -> Iterator[Notice]:
    """What a record says. ``address`` is where a person reads it. A placeholder's title is left out.

    The vote on a resolution and its draft have records of their own: each says its part under a name of its own, so
    that one does not take back what another said.
    """
    about = [symbol for symbol in record.symbols if RESOLUTION.search(symbol)]
    for symbol in about:
        yield _resolution(record, symbol, f"{source}{VOTES}" if record.is_vote else source, address)
    draft = next(iter(record.symbols), "")
    if not about and (DRAFT.search(draft) or DRAFT_KIND in record.kinds):
        yield from _from_draft(record, draft, f"{source}{DRAFTS}", address)


def _resolution(record: Record, symbol: str, source: str, address: str) -> Notice:
    return Notice(
        source=source,
        symbol=symbol,
        standing=Standing.RECORDED,
        address=address,
        origin=record.recid,
        title=None if record.provisional else record.title or None,
        adopted_on=record.acted_on or (record.published_on if record.is_vote else None),
        languages=tuple(dict.fromkeys(file.language for file in record.files if file.language)),
        draft=_origin(record.related),
        meeting=next(iter((*record.meetings, *_of(record.related, Role.MEETING))), None),
        agenda_item=next((entry.item for entry in record.agenda if entry.item), None),
        vote=_vote(record.tally, record.votes),
        subjects=tuple(dict.fromkeys((*record.subjects, *(a.subject for a in record.agenda if a.subject)))),
        job_number=next(iter(record.job_numbers), None),
        text_mark=_text_mark(record),
        noticed_at=record.changed_at,
    )


def _from_draft(record: Record, draft: str, source: str, address: str) -> Iterator[Notice]:
    """What a draft became, and whether it became nothing."""
    said = Notice(source, draft, Standing.RECORDED, address, origin=record.recid, noticed_at=record.changed_at)
    for symbol in _of(record.related, Role.ADOPTED):
        if RESOLUTION.search(symbol):
            yield replace(said, symbol=symbol, draft=draft)
    ending = next((standing for words, standing in ENDINGS for note in record.notes if words.search(note)), None)
    if ending is not None:
        yield replace(said, standing=ending, title=None if record.provisional else record.title or None)


def _origin(related: Iterable[Related]) -> str | None:
    """The draft that a resolution came from, before the report that carried it."""
    origins = _of(related, Role.ORIGIN)
    return next((symbol for symbol in origins if DRAFT.search(symbol)), next(iter(origins), None))


def _of(related: Iterable[Related], role: Role) -> tuple[str, ...]:
    return tuple(one.symbol for one in related if one.role is role)


def _vote(tally: Tally | None, ballots: Iterable[Ballot]) -> Vote | None:
    by_state = tuple((one.name or one.state, one.choice or NOT_VOTING) for one in ballots)
    if tally is None:
        return Vote(by_state=by_state) if by_state else None
    return Vote(tally.words, tally.yes, tally.no, tally.abstaining, tally.absent, by_state)


def _text_mark(record: Record) -> str | None:
    """Changes when a file of the text does: by the catalogue's own marks and sizes (field 856)."""
    if not record.files:
        return None
    held = sorted((file.address, file.size or 0, file.mark or "") for file in record.files)
    return sha256(repr(held).encode("utf-8", "replace")).hexdigest()[:12]
