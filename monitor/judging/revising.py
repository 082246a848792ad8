"""What it means that a source's text is not byte for byte what it was: the triggers of domain.md 2.4. Pure.

Words decide, not bytes. Versions must be as this program derives them: see monitor.judging.arriving.as_derived_now.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from diffing.changes import Citation, Comparison
from monitor.intents import Arrival, EventType, Known, Version
from monitor.judging.citing import DECIDING
from monitor.judging.describing import LOW_QUALITY
from monitor.newness import resolutions_cited


@dataclass(frozen=True, slots=True)
class Revision:
    """What kind of event a further version is, and against which version it was judged.

    ``comparison`` is None when no word differs. ``notices`` are ``asterisk`` and ``note``. ``reverted_to`` is the
    number of an earlier version that has the same words. ``newly_cited``: resolutions that ``against`` did not cite, or
    not as far as it could be read; ``newly_changed``: those that it cited at most without extending or changing them.
    """

    type: EventType
    reason: str
    against: Version
    comparison: Comparison | None = None
    notices: tuple[str, ...] = ()
    reverted_to: int | None = None
    newly_cited: tuple[str, ...] = ()
    newly_changed: tuple[str, ...] = ()


def is_doubtful(flags: Iterable[str]) -> bool:
    """Whether a text could only be read badly: a difference that only it shows is no news."""
    return LOW_QUALITY in flags


def revise(arrival: Arrival, known: Known) -> Revision:
    """Judge an arrival whose bytes differ from ``known.latest``, which must be there."""
    from diffing.comparing import compare_paragraphs  # four megabytes, which nobody needs until something changed

    if known.latest is None:
        raise ValueError("there is no version to revise")
    against, notices = known.latest, _notices(arrival, known.latest)
    if against.fingerprint != arrival.fingerprint and is_doubtful(arrival.structure.flags):
        comparison = compare_paragraphs(against.paragraphs, arrival.structure.paragraphs)
        return Revision(EventType.DOUBTFUL_READING, "read badly", against, comparison, notices)
    newly = _beyond(arrival.citations, against.citations)
    changed = _beyond(_deciding(arrival.citations), _deciding(against.citations))
    if is_doubtful(against.flags) and not is_doubtful(arrival.structure.flags) and not notices:
        return Revision(EventType.FILE_CHANGED, "read well for the first time", against, None, (), None, newly, changed)
    if against.fingerprint == arrival.fingerprint and not notices:
        return Revision(EventType.FILE_CHANGED, "bytes differ, words do not", against)
    comparison = compare_paragraphs(against.paragraphs, arrival.structure.paragraphs)
    kind = EventType.REISSUED if notices else EventType.CHANGED_WITHOUT_NOTICE
    return Revision(
        type=kind,
        reason=f"{kind}: {comparison.change_class}",
        against=against,
        comparison=comparison,
        notices=notices,
        reverted_to=_reverted_to(arrival, known),
        newly_cited=newly,
        newly_changed=changed,
    )


def _beyond(citations: tuple[Citation, ...], before: tuple[Citation, ...]) -> tuple[str, ...]:
    """The resolutions that are cited, and were not before."""
    cited = set(resolutions_cited(before))
    return tuple(target for target in resolutions_cited(citations) if target not in cited)


def _deciding(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(one for one in citations if one.relation in DECIDING)


def _notices(arrival: Arrival, latest: Version) -> tuple[str, ...]:
    """What in the text announces a reissue: more asterisks after the symbol, or a note that was not there."""
    said = arrival.structure.metadata
    notices = []
    if said.asterisks > latest.asterisks:
        notices.append("asterisk")
    if said.reissue_note and said.reissue_note != latest.reissue_note:
        notices.append("note")
    return tuple(notices)


def _reverted_to(arrival: Arrival, known: Known) -> int | None:
    number = known.earlier.get(arrival.fingerprint)
    return number if known.latest and number != known.latest.number else None
