"""Deriving everything again from the kept bytes, after a better parser or out of doubt.

Nobody is told (rule 2), but those whom we told something that turns out to be wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from diffing.comparing import compare_paragraphs
from diffing.years import Learnt
from monitor.intents import Arrival
from monitor.judging.arriving import arrive
from monitor.judging.revising import is_doubtful
from monitor.receiving import Context
from monitor.sending.correcting import correction
from monitor.store import corpus, outbox
from monitor.store.corpus import Kept
from monitor.store.database import Database, StoreError
from sources.documents import Corrupt, Found, Listing
from sources.errors import Unreadable
from sources.reading import read


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of one version: ``reason`` says why it stayed as it was, None when it was derived again."""

    symbol: str
    language: str
    address: str
    reason: str | None = None


def rebuild(context: Context) -> Iterator[Rebuilt]:
    """Derive every version again, then every comparison. One that cannot be read any more stays as it was."""
    learnt = corpus.learnt(context.database)
    for kept in corpus.rebuildable(context.database):
        if context.stopping():
            return
        yield Rebuilt(kept.symbol, kept.language, kept.address, _rederived(context, kept, learnt))
    for version_id, against_id in corpus.compared(context.database):
        _recompare(context.database, version_id, against_id)


def _rederived(context: Context, kept: Kept, learnt: Learnt) -> str | None:
    arrived = _derived_again(kept, learnt, scans=context.scans)
    if isinstance(arrived, Corrupt):
        return arrived.reason
    old, sent = (
        corpus.version_by_id(context.database, kept.version_id),
        outbox.sent_of(context.database, kept.version_id),
    )
    # Who reads a scan twice reads it differently: that is no error of ours that anybody is to be told of.
    well_read = not is_doubtful(arrived.structure.flags)
    correct = correction(sent, old, arrived, context.clock()) if old and sent and well_read else None
    try:
        corpus.rederive(context.database, kept.version_id, arrived, correction=correct)
    except StoreError as error:
        return str(error)
    return None


def _derived_again(kept: Kept, learnt: Learnt, *, scans: bool = False) -> Arrival | Corrupt:
    listing = Listing(kept.source, kept.address, None if kept.own_key else kept.symbol, kept.language)
    found = Found(listing, kept.content, kept.media_type, charset_of(kept.headers), kept.headers, kept.validators)
    try:
        reading = read(
            found.content,
            found.media_type,
            found.charset,
            name=kept.address,
            scans=scans,
            language=kept.language,
        )
    except Unreadable as error:
        return Corrupt(listing, str(error))
    arrived = arrive(found, reading, official=kept.official, mode=kept.mode, now=kept.retrieved_at, learnt=learnt)
    return replace(arrived, symbol=kept.symbol) if isinstance(arrived, Arrival) and arrived.own_key else arrived


def charset_of(headers: tuple[tuple[str, str], ...]) -> str | None:
    """The charset that a document was served with."""
    served = next((value for name, value in headers if name == "content-type"), "")
    parameters = (part.partition("=") for part in served.split(";")[1:])
    return next((value.strip(" \"'") for name, _, value in parameters if name.strip().lower() == "charset"), None)


def _recompare(database: Database, version_id: int, against_id: int) -> None:
    new, old = corpus.version_by_id(database, version_id), corpus.version_by_id(database, against_id)
    if new and old:
        comparison = compare_paragraphs(old.paragraphs, new.paragraphs)
        corpus.recompare(database, version_id, against_id, comparison)
