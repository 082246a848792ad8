"""Of whose series ``68/178`` is, where several organs number their sessions so (citations.md 3.9, rule 6)."""

from datetime import date

from diffing.citations.anchors import Anchor
from diffing.citations.doubting import CitingDocument
from diffing.citations.sentences import OWN, Ruling
from diffing.sessions import fits_assembly, fits_council
from diffing.symbols import only_assembly, session_number

_FEW = 70
"""No organ but the Assembly adopts more resolutions in a session (``only_assembly``)."""

_LATER, _BELOW_DECISIONS = 1990, 200
"""From about that year on the Economic and Social Council numbers its decisions from 201 (``decision 1994/208``); a
lower one that nobody gives to it is another council's: ``Council decision 2011/137``."""

_SLIP = 2
"""Years by which a printed date may be off before it speaks for a body whose sessions we do not know."""


def series_of_session(anchor: Anchor, ruling: Ruling, stated: date | None, citing: CitingDocument) -> list[str]:
    """The series that a number of a session or year can be of, best known; several in doubt, none when it is of none.

    The organ beside it counts first, then ``stated``, the date that the text gives it, then a possessive, the organ
    named last, and the document's own.
    """
    number, session, special = anchor.number, session_number(anchor.session) or 0, "-" in anchor.session
    if special:
        return ["A/HRC" if ruling.beside == "A/HRC" and anchor.session.startswith("S-") else "A"]
    if 1946 <= session <= 2100:
        return _of_year(session, number, ruling, citing)
    possible = _possible(session, number, anchor, ruling)
    if stated and ruling.beside not in possible and (number <= _FEW or ruling.noun == "DEC"):
        possible = _possible_then(possible, session, stated, ruling)
    if possible == ["A/HRC"] and not _council_speaks(ruling, session, stated, citing):
        return []
    for narrowed in ([ruling.beside], _dated(session, stated), _said(ruling, citing), _own(ruling, citing)):
        if len(possible) > 1 and (left := [series for series in possible if series in narrowed]):
            possible = left
    return possible


def _of_year(year: int, number: int, ruling: Ruling, citing: CitingDocument) -> list[str]:
    """Who numbers by years: the Economic and Social Council, and the commission that is named."""
    if ruling.beside != "E/CN.4" and "E" not in (ruling.beside, ruling.near, citing.series):
        alien = ruling.beside == OWN and ruling.alien
        if alien or (ruling.noun == "DEC" and year >= _LATER and number <= _BELOW_DECISIONS):
            return []
    return ["E/CN.4" if ruling.beside == "E/CN.4" else "E"]


def _possible(session: int, number: int, anchor: Anchor, ruling: Ruling) -> list[str]:
    """The organs whose sessions and numbers can be so: the Council's numbers are low and have no letters."""
    assembly = ["A"] if 30 < session < 200 else []
    low = number <= _FEW or (ruling.noun == "DEC" and 100 < number <= 130)
    council = ["A/HRC"] if not anchor.letters and low and 0 < session <= 70 and ruling.noun else []
    return assembly if only_assembly(session, number) else assembly + council


def _possible_then(possible: list[str], session: int, stated: date, ruling: Ruling) -> list[str]:
    """Those of the organs that sat on that day. If none did, a slip of the date is possible, but not for the Council;
    and for the Assembly only where it speaks of its own, or by a year or two and where no other body is spoken of."""
    fitting = [series for series in possible if series in _dated(session, stated)]
    slip = ruling.beside == OWN or (abs(stated.year - 1945 - session) <= _SLIP and not ruling.alien)
    return fitting or [series for series in possible if series == "A" and slip]


def _council_speaks(ruling: Ruling, session: int, stated: date | None, citing: CitingDocument) -> bool:
    """Low numbers are a council's only where it is named, speaks itself, or sat on the stated day."""
    return (
        citing.councils or "A/HRC" in (ruling.beside, ruling.near, citing.series) or "A/HRC" in _dated(session, stated)
    )


def _said(ruling: Ruling, citing: CitingDocument) -> list[str]:
    return [ruling.near or citing.series] if ruling.beside == OWN else []


def _dated(session: int, stated: date | None) -> list[str]:
    if stated is None:
        return []
    fitting = [("A", fits_assembly(session, stated)), ("A/HRC", fits_council(session, stated))]
    return [series for series, fits in fitting if fits]


def _own(ruling: Ruling, citing: CitingDocument) -> list[str]:
    """The organ named last in the sentence, else the document's own; the Assembly where the Council is not named."""
    return [ruling.near or citing.series or ("" if citing.councils else "A")]
