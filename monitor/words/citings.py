"""The table of what a document cites and what of that is new, with the date and extent of the claim. Pure."""

from datetime import datetime
from typing import Any

from monitor.words.wording import Wording, named, one_symbol, strong
from notifiers.messages import Block, Line, Span, Style

NAMED = 8

Data = dict[str, Any]

_BODIES = {
    "security_council": named("resolutions of an organ", "{number} Security Council"),
    "general_assembly": named("resolutions of an organ", "{number} General Assembly"),
    "other": named("resolutions of an organ", "{number} of other bodies"),
}


def citation_facts(data: Data, words: Wording, *, on_page: bool) -> tuple[Block, ...]:
    """The table of what is cited and what of it is new, with its date and the size of the collection.

    Never a bare list: the strongest eight are named, the rest is counted (domain.md 3.7). Of a further version only
    what it newly cites.
    """
    cites = data.get("cites")
    if not cites:
        return ()
    newly = data.get("newly") or {}
    if data.get("against_version"):
        return words.table([(words.phrased("New in this version"), _in_version(newly, words, on_page))])
    strongest, names = cites.get("strongest") or [], cites.get("body_names_only") or []
    return words.table(
        [
            *_counted(cites, words),
            (words.phrased("Strongest"), _some(strongest, cites.get("resolutions", 0), words, on_page)),
            (words.phrased("New in this collection"), _first(newly, cites, words, on_page)),
            (words.phrased("New since the draft"), _since_draft(newly, words, on_page)),
            (words.phrased("Against its predecessor"), _series(newly, words, on_page=on_page)),
            (words.phrased("Cited texts held here"), _held(newly, words)),
            (words.phrased("In names of bodies only"), _some(names, None, words, on_page)),
        ]
    )


def citation_counts(data: Data, words: Wording) -> tuple[Block, ...]:
    """The table in short, for a digest: counts, no names."""
    cites, newly = data.get("cites"), data.get("newly") or {}
    if not cites:
        return ()
    if data.get("against_version"):
        return words.table([(words.phrased("New in this version"), _in_version(newly, words, False))])
    return words.table(
        [
            *_counted(cites, words),
            (words.phrased("New in this collection"), _first_count(newly, cites, words)),
            (words.phrased("Against its predecessor"), _series(newly, words, on_page=None)),
        ]
    )


def _counted(cites: Data, words: Wording) -> list[tuple[str, Line]]:
    return [(words.phrased(named("label", "Cites")), _counts(cites, words))]


def _counts(cites: Data, words: Wording) -> Line:
    total, documents = cites.get("resolutions", 0), cites.get("documents", 0)
    others = words.counted("{count} other document", "{count} other documents", count=documents) if documents else ()
    if not total:
        return words.parted([words.phrase("no resolutions found"), others])
    chief: Line = (strong(words.counted("{count} resolution", "{count} resolutions", count=total)),)
    bodies = words.listed(words.phrase(_BODIES[name], number=cites[name]) for name in _BODIES if cites.get(name))
    if bodies:
        chief = words.phrase("{resolutions} ({bodies})", resolutions=chief, bodies=bodies)
    operative = len(cites.get("operative") or [])
    force = words.phrase("none in an operative paragraph")
    if operative:
        force = words.counted(
            "{count} of them in operative paragraphs", "{count} of them in operative paragraphs", count=operative
        )
    return words.parted([chief, force, others])


def _some(names: list[str], total: int | None, words: Wording, on_page: bool) -> Line:
    """The first eight names, and how many more there are of ``total`` (None: of the names themselves)."""
    hidden = (len(names) if total is None else total) - len(names[:NAMED])
    shown = words.listed((one_symbol(name),) for name in names[:NAMED])
    if not names or hidden <= 0:
        return shown
    if on_page:
        return words.counted(
            "{names}, and {count} more on the page", "{names}, and {count} more on the page", names=shown, count=hidden
        )
    return words.counted("{names}, and {count} more", "{names}, and {count} more", names=shown, count=hidden)


def _in_version(newly: Data, words: Wording, on_page: bool) -> Line:
    names = newly.get("new_in_version")
    if names is None:
        return ()
    return _some(names, None, words, on_page) or words.phrase("no citation is new")


def _since_draft(newly: Data, words: Wording, on_page: bool) -> Line:
    """What the draft that the text was adopted from did not cite."""
    return _in_version(newly, words, on_page) if newly.get("draft") else ()


def _first(newly: Data, cites: Data, words: Wording, on_page: bool) -> Line:
    """What no earlier text of this collection cites, the strongest first, with the claim's date and extent."""
    names = newly.get("first_in_collection")
    if not names or (len(names) > 1 and len(names) == cites.get("resolutions")):
        return _first_count(newly, cites, words)
    strongest = cites.get("strongest") or []
    ordered = [name for name in strongest if name in names] + [name for name in names if name not in strongest]
    said = words.counted(
        "{number} cited for the first time here: {symbols}",
        "{number} cited for the first time here: {symbols}",
        number=Span(words.number(len(names)), Style.STRONG),
        symbols=_some(ordered, None, words, on_page),
        count=len(names),
    )
    return words.dashed([said, _as_of(newly, words)])


def _first_count(newly: Data, cites: Data, words: Wording) -> Line:
    names = newly.get("first_in_collection")
    if names is None:
        return ()
    number = Span(words.number(len(names)), Style.STRONG)
    if not names:
        said = words.phrase("nothing: earlier texts here cite all of them")
    elif len(names) > 1 and len(names) == cites.get("resolutions"):
        said = words.counted(
            "all {number} are cited for the first time here",
            "all {number} are cited for the first time here",
            number=number,
            count=len(names),
        )
    else:
        said = words.counted(
            "{number} cited for the first time here",
            "{number} cited for the first time here",
            number=number,
            count=len(names),
        )
    return words.dashed([said, _as_of(newly, words)])


def _as_of(newly: Data, words: Wording) -> Line:
    at, documents = newly.get("as_of"), newly.get("documents")
    if not at or documents is None:
        return ()
    day = words.day(datetime.fromisoformat(at).date())
    return words.counted("as of {date}, {count} document", "as of {date}, {count} documents", date=day, count=documents)


def _series(newly: Data, words: Wording, *, on_page: bool | None) -> Line:
    """What the works before it in its series did not cite, or why that is not known; names unless ``on_page`` is
    None."""
    known, series = newly.get("new_in_series"), newly.get("series") or {}
    before = one_symbol(series.get("immediate") or "")
    if known is None:
        return ()
    if isinstance(known, list):
        return _since_series(known, before, words, on_page)
    return _not_compared(before, words, held=bool(series.get("held")), doubtful=bool(series.get("doubtful")))


def _not_compared(before: Span, words: Wording, *, held: bool, doubtful: bool) -> Line:
    """Why nothing is said against a predecessor."""
    if before.text and not held and not doubtful:
        return words.phrase("not computed — {symbol}, which came before it in its series, is not held", symbol=before)
    if before.text and not held:
        return words.phrase(
            "not computed — {symbol}, which may have come before it in its series, is not held", symbol=before
        )
    if before.text:
        return words.phrase(
            "not computed — {symbol} may have come before it in its series, but that is not certain", symbol=before
        )
    return words.phrase("not computed — it is not known here which resolution came before it in its series")


def _since_series(names: list[str], before: Span, words: Wording, on_page: bool | None) -> Line:
    if not names:
        return words.phrase("nothing: {symbol} and the works before it in its series cite all of them", symbol=before)
    said = words.counted(
        "{count} not cited by {symbol} or the works before it in its series",
        "{count} not cited by {symbol} or the works before it in its series",
        count=len(names),
        symbol=before,
    )
    if on_page is None:
        return said
    shown = _some(names, None, words, on_page)
    return words.phrase(named("a count and what it counts", "{counted}: {symbols}"), counted=said, symbols=shown)


def _held(newly: Data, words: Wording) -> Line:
    held, missing = newly.get("held"), newly.get("not_held")
    if held is None or missing is None or not (held or missing):
        return ()
    if not held:
        return words.phrase(named("how many are held", "none"))
    if not missing:
        return words.phrase(named("how many are held", "all"))
    total = words.number(len(held) + len(missing))
    return words.phrase(named("how many are held", "{held} of {total}"), held=words.number(len(held)), total=total)
