"""What must not be believed of a text that we already hold (design.md, rule 4). Pure.

These gates compare an arrival with what stood at its address; those that a text fails by itself are in arriving.
"""

from diffing.changes import Paragraph, Part
from monitor.intents import Arrival, Known

FEW = 4
"""A text of fewer paragraphs cannot lose most of them in a telling way."""

BODY_PARTS = frozenset({Part.PREAMBLE, Part.OPERATIVE, Part.ANNEX})


def collapse(arrival: Arrival, known: Known) -> str | None:
    """Why an arrival is a broken page rather than a change, as a sentence, or None.

    Paragraphs of a resolution are not struck by the dozen: a text that lost most of them, its operative part or
    its symbol was cut off, blanked or overwritten, and is looked at again.
    """
    return _lost_symbol(arrival, known) or _lost_operative(arrival, known) or _lost_most(arrival, known)


def _lost_symbol(arrival: Arrival, known: Known) -> str | None:
    row = known.watched
    if row is None or row.content_sha256 is None or row.symbol in (None, arrival.symbol) or not arrival.own_key:
        return None
    return f"{arrival.address}: held {row.symbol} and prints no symbol any more"


def _lost_operative(arrival: Arrival, known: Known) -> str | None:
    if known.latest is None:
        return None
    before = [one for one in known.latest.paragraphs if one.part is Part.OPERATIVE]
    if not before or any(one.part is Part.OPERATIVE for one in arrival.structure.paragraphs):
        return None
    return f"{arrival.address}: the operative part of {arrival.symbol} ({len(before)} paragraphs) is gone"


def _lost_most(arrival: Arrival, known: Known) -> str | None:
    if known.latest is None:
        return None
    before, after = _bulk(known.latest.paragraphs), _bulk(arrival.structure.paragraphs)
    if before[0] < FEW or (after[0] * 2 >= before[0] and after[1] * 4 >= before[1]):
        return None
    return f"{arrival.address}: {arrival.symbol} shrank from {before[0]} paragraphs to {after[0]}: not believed"


def _bulk(paragraphs: tuple[Paragraph, ...]) -> tuple[int, int]:
    """How many paragraphs of the body there are, and how many characters they have."""
    body = [one for one in paragraphs if one.part in BODY_PARTS]
    return len(body), sum(len(one.text) for one in body)
