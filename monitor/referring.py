"""Words of a held text that name a document without its number: that resolution, ibid., the Strategy. Pure.

They are read from the held paragraphs whenever somebody looks, and are not stored: nobody is told of them, they count
as no citations, and reading them for every text that comes would cost more than finding its citations.
"""

from collections import Counter
from dataclasses import replace

from diffing.changes import Citation, Metadata, Structure
from diffing.citations import refer
from diffing.languages import tags
from monitor.intents import Version


def references(version: Version) -> tuple[Citation, ...]:
    """What a version names without a number, in reading order, ``via`` with the steps by which it was understood; not
    the version's own work."""
    if version.language not in tags():
        return ()
    parts = Structure(version.language, Metadata(), version.paragraphs)
    found = refer(parts, version.citations, symbol=version.symbol)
    return tuple(one for one in found if one.target != version.symbol)


def leading(version: Version) -> tuple[Citation, ...]:
    """The references whose words can lead to what they mean: one document and no list; nothing that a citation's words
    are part of."""
    found = references(version)
    places = Counter((one.start, one.end) for one in found)
    taken = [(one.start, one.end) for one in version.citations]
    return tuple(
        replace(one, flags=())
        for one in found
        if places[one.start, one.end] == 1 and not any(start < one.end and one.start < end for start, end in taken)
    )
