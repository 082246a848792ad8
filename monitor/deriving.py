"""From the bytes of an answer to everything that can be derived from them, whatever they are.

No store and no network is touched, so that it can be done in any process (see monitor.filling.crew).
"""

from datetime import datetime

import structlog

from diffing.years import NOTHING_LEARNT, Learnt
from monitor.deciding import Answered
from monitor.intents import Mode
from monitor.judging.arriving import arrive
from sources.documents import Answer, Corrupt, Found, Listing, Refused
from sources.errors import Unreadable
from sources.reading import read

log = structlog.get_logger()


def derived(
    answer: Answer,
    *,
    official: bool,
    mode: Mode,
    now: datetime,
    scans: bool = False,
    learnt: Learnt = NOTHING_LEARNT,
) -> Answered:
    """An answer that is read, structured and cited; with the reason when its bytes cannot be read or fail a gate.

    ``scans``: pictures of pages are read by a program, where one is installed; ``learnt`` are the years of the
    Council's newest resolutions, as far as they are held. An error of our own is a refusal too, so that a document
    stops nobody else.
    """
    if not isinstance(answer, Found):
        return answer
    try:
        reading = answer.reading or read(
            answer.content,
            answer.media_type,
            answer.charset,
            name=answer.listing.address,
            scans=scans,
            language=answer.listing.language,
        )
        return arrive(answer, reading, official=official, mode=mode, now=now, learnt=learnt)
    except Unreadable as error:
        return Corrupt(answer.listing, str(error))
    except Exception as error:
        return failed(answer.listing, error)


def failed(listing: Listing, error: Exception) -> Refused:
    """The refusal that an error of our own becomes; call it where the error is caught."""
    log.exception("document failed", action="receive", source=listing.source, address=listing.address)
    return Refused(listing, f"{listing.address}: unexpected {type(error).__name__}: {one_line(error)}")


def one_line(error: Exception) -> str:
    """What an error says, in at most 200 characters."""
    return " ".join(str(error).split())[:200]
