"""Held works, versions, citations and events, for a person at a terminal."""

from collections.abc import Iterable

from diffing.changes import Citation
from monitor.cli import printing
from monitor.cli.citing import print_reasoning
from monitor.cli.outlining import counts, print_paragraphs
from monitor.intents import CitingRow, Event, HistoryRow, Version, Work
from monitor.newness import Newness
from monitor.tallying import counted


def print_version(
    work: Work | None,
    version: Version,
    languages: tuple[str, ...],
    newly: Newness,
    references: tuple[Citation, ...],
) -> None:
    """A text by its paragraphs under the facts about it, and how short forms and words that refer were understood."""
    if work is not None:
        printing.say(work_line(work), style="bold")
    printing.say(
        f"version {version.number} in {version.language} (held: {', '.join(languages)}) · "
        f"{'official' if version.official else 'transcription'} · {version.source} · "
        f"seen {printing.moment(version.retrieved_at)}"
    )
    printing.say(counts(version.paragraphs))
    printing.say(newly_line(newly))
    if version.flags:
        printing.say("remarks: " + ", ".join(version.flags), style="yellow")
    print_paragraphs(version.paragraphs)
    print_reasoning((*version.citations, *references))
    printing.say("Independent, unofficial: check the official text.", style="dim")


def newly_line(newly: Newness) -> str:
    """What is cited, and what of it is new, in one line."""
    cited = len(newly.held) + len(newly.not_held)
    facts = [
        f"cites {counted(cited, 'resolution')}",
        f"{len(newly.first_in_collection)} of them first cited here" if cited else None,
        f"{len(newly.not_held)} not held" if newly.not_held else None,
        _version_fact(newly),
        series_fact(newly) if newly.series.immediate else None,
    ]
    return " · ".join(fact for fact in facts if fact)


def _version_fact(newly: Newness) -> str | None:
    """What is new against the version before, or against the draft."""
    if newly.new_in_version is None:
        return None
    count = len(newly.new_in_version)
    return f"{count} new since the draft {newly.draft}" if newly.draft else f"{count} new in this version"


def series_fact(newly: Newness) -> str:
    """What is new against the work before it in its series, or why that is not known."""
    before = newly.series.immediate
    if newly.new_in_series is not None:
        return f"{len(newly.new_in_series)} new against {before} and the works before it"
    if newly.series.doubtful and before in newly.series.held:
        return f"not compared with {before}: it does not bear out the list that it stands in"
    return f"not compared with {before}, which came before it: not held"


def work_line(work: Work) -> str:
    """A work in one line; a key of our own is marked as such."""
    own = " (no symbol printed; this key is ours)" if work.own_key else ""
    facts = [
        f"{work.symbol}{own}",
        work.body.value if work.body else None,
        _said(work, "adopted_on", f"adopted {work.adopted_on.isoformat()}") if work.adopted_on else None,
        _said(work, "title", work.title) if work.title else None,
    ]
    return " · ".join(fact for fact in facts if fact)


def _said(work: Work, field: str, words: str) -> str:
    """A fact of a work, with who says it where no text does."""
    return f"{words} (says {work.borrowed[field]})" if field in work.borrowed else words


def print_history(symbol: str, rows: Iterable[HistoryRow]) -> None:
    """A table of versions."""
    printing.say(symbol, style="bold")
    printing.table(
        ("version", "language", "seen", "source", "change", "marks"),
        [
            (
                str(row.version.number),
                row.version.language,
                printing.moment(row.version.retrieved_at),
                row.version.source,
                f"{row.change_class.value} (against {row.against})" if row.change_class else "first sight",
                "*" * min(row.version.asterisks, 9),
            )
            for row in rows
        ],
    )


def print_citing(symbol: str, rows: tuple[CitingRow, ...], relations: tuple[str, ...] = ()) -> None:
    """A table of citing paragraphs, those with one of the ``relations`` if any are asked for, and how many works they
    stand in."""
    if rows:
        cells = [
            (
                row.citing,
                row.language,
                row.citation.paragraph,
                row.citation.verb or "",
                row.citation.relation,
                ", ".join(row.citation.flags),
            )
            for row in rows
        ]
        printing.table(("cited by", "language", "paragraph", "verb", "relation", "remarks"), cells, styles=("cyan",))
    works = len({row.citing for row in rows})
    asked = f" in this way: {', '.join(relations)}" if relations else ""
    printing.say(f"{symbol} is cited by {counted(works, 'held document')}{asked}")


def print_events(events: Iterable[Event]) -> None:
    """A table of events, the newest last."""
    rows = [
        (printing.moment(event.at), event.type.value, event.symbol, event.language or "", event.source)
        for event in events
    ]
    if rows:
        printing.table(("when", "event", "work", "language", "source"), rows, styles=("", "bold", "cyan"))
    else:
        printing.say("no events")
