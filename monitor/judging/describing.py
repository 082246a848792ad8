"""What an event says: the JSON object that pages, messages and webhooks are made of. Pure.

Fields (``symbol`` in ``work`` always; the others as far as the event has them):

work, language, languages_held, version, against_version, source, official, address, retrieved_at, mode, age_days;
cites        counts of resolutions by organ, ``documents`` (other documents), and the lists operative,
             body_names_only, strongest (at most eight);
newly        new_in_version, first_in_collection, not_held, held, new_in_series, series, documents (works held),
             as_of;
citing_paragraphs   target, among (how many there are), path, number, part, verb, quote;
change       class, summary (a line), counts (of paragraphs by their fate), hunks (the heaviest twelve);
notices, reverted_to;
differences  check, paragraph, readings (language, values, quote; places; before and after: path, quote);
warnings     flag, printed, paragraph, text;
cited_by     citing, citing_language, relation, paragraph, number, part, verb, quote, count_in_list, operative;
reason       a sentence, for what went wrong.
"""

from datetime import date, datetime
from typing import Any

from diffing.changes import Body, Comparison
from diffing.symbols import SymbolError, parse
from monitor.intents import Arrival, Known, Mode, Watched, Work

LOW_QUALITY = "low_quality"
"""The flag of a text that could only be read badly (a scan, an Arabic PDF)."""

WARNINGS = 20
HUNKS = 12

DOUBTS = frozenset({"year_conflict", "impossible_target", "suspect", "scope_unclear", "unresolved"})


def describe_arrival(arrival: Arrival, known: Known, version: int, now: datetime) -> dict[str, Any]:
    """The fields that every event of an arrival shares."""
    work = work_of(arrival, known.work)
    return {
        "work": describe_work(work),
        "language": arrival.language,
        "languages_held": sorted(known.languages | {arrival.language}),
        "version": version,
        "against_version": None,
        "source": arrival.source,
        "official": arrival.official,
        "address": arrival.address,
        "retrieved_at": arrival.retrieved_at.isoformat(),
        "mode": arrival.mode.value,
        "age_days": (now.date() - work.adopted_on).days if work.adopted_on else None,
        "warnings": _warnings(arrival),
    }


def describe_gone(row: Watched, known: Known, reason: str) -> dict[str, Any]:
    """The fields of an event about a text that is no longer at its address."""
    latest = known.latest
    return {
        "work": describe_work(known.work) if known.work else {"symbol": row.symbol},
        "language": row.language,
        "languages_held": sorted(known.languages),
        "version": latest.number if latest else None,
        "against_version": None,
        "source": row.source,
        "official": latest.official if latest else False,
        "address": row.address,
        "retrieved_at": latest.retrieved_at.isoformat() if latest else None,
        "mode": Mode.LIVE.value,
        "reason": reason,
    }


def work_of(arrival: Arrival, work: Work | None) -> Work:
    """The work as this arrival tells it; what the text does not say is taken from what we knew."""
    said = arrival.structure.metadata
    return Work(
        symbol=arrival.symbol,
        own_key=arrival.own_key,
        body=said.body or (work.body if work else None) or body_of(arrival.symbol),
        kind=said.kind or (work.kind if work else None),
        title=said.title or (work.title if work else None),
        adopted_on=said.adopted_on or (work.adopted_on if work else None),
        masthead_on=said.masthead_on or (work.masthead_on if work else None),
        session=said.session or (work.session if work else None),
        meeting=said.meeting or (work.meeting if work else None),
        agenda_item=said.agenda_item or (work.agenda_item if work else None),
        draft=said.draft or (work.draft if work else None),
        report=said.report or (work.report if work else None),
        borrowed={name: source for name, source in work.borrowed.items() if not getattr(said, name)} if work else {},
    )


def describe_work(work: Work) -> dict[str, Any]:
    """A work's fields; ``borrowed`` only where a notice says what no text does."""
    borrowed = {"borrowed": dict(work.borrowed)} if work.borrowed else {}
    return borrowed | {
        "symbol": work.symbol,
        "own_key": work.own_key,
        "body": work.body.value if work.body else None,
        "kind": work.kind.value if work.kind else None,
        "title": work.title,
        "adopted_on": _iso(work.adopted_on),
        "masthead_on": _iso(work.masthead_on),
        "session": work.session,
        "meeting": work.meeting,
    }


def body_of(symbol: str) -> Body | None:
    """The organ that a symbol names, None for a key of our own."""
    try:
        return parse(symbol).body
    except SymbolError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ---- doubts ----------------------------------------------------------------------------------------------------------


def _warnings(arrival: Arrival) -> list[dict[str, Any]]:
    """What a reader should check, each once: that all of it was read badly, doubtful citations, paragraphs that break
    off."""
    poor = [(LOW_QUALITY, "", "")] if LOW_QUALITY in arrival.structure.flags else []
    doubts = [(flag, one.printed, one.paragraph) for one in arrival.citations for flag in one.flags if flag in DOUBTS]
    broken = [("truncated", "", one.path) for one in arrival.structure.paragraphs if "truncated" in one.flags]
    found = dict.fromkeys(poor + doubts + broken)
    meant = {(one.printed, one.paragraph): list(one.candidates) for one in arrival.citations if one.candidates}
    return [
        {"flag": flag, "printed": printed, "paragraph": path, "text": warning_text(flag, printed, path)}
        | ({"candidates": meant.get((printed, path), [])} if flag == "unresolved" else {})
        for flag, printed, path in list(found)[:WARNINGS]
    ]


def warning_text(flag: str, printed: str, path: str) -> str:
    """A doubt as a sentence."""
    sentences = {
        "year_conflict": f"“{printed}” ({path}): the resolution of that number is of another year",
        "impossible_target": f"“{printed}” ({path}): no such document can exist",
        "suspect": f"“{printed}” ({path}): may not be a citation",
        "scope_unclear": f"“{printed}” ({path}): changes earlier measures without naming them",
        "unresolved": f"“{printed}” ({path}): two documents can be meant",
        LOW_QUALITY: "read from a poor copy: words and numbers may be misread",
        "truncated": f"{path} breaks off: the text may be incomplete",
    }
    return sentences.get(flag, f"{path}: {flag}")


# ---- change ----------------------------------------------------------------------------------------------------------


def describe_change(comparison: Comparison) -> dict[str, Any]:
    """A comparison's summary and its changed paragraphs, long kept runs elided."""
    from diffing.comparing import counts, hunks, summary  # who only asks for a work's facts need not wait for it

    return {
        "class": comparison.change_class.value,
        "summary": summary(comparison),
        "counts": counts(comparison),
        "hunks": [_describe_hunk(hunk) for hunk in hunks(comparison, limit=HUNKS)],
    }


def _describe_hunk(hunk: Any) -> dict[str, Any]:
    return {
        "old": list(hunk.old),
        "new": list(hunk.new),
        "old_numbers": list(hunk.old_numbers),
        "new_numbers": list(hunk.new_numbers),
        "kind": hunk.kind.value,
        "class": hunk.change_class.value,
        "moved": hunk.moved,
        "runs": [[run.mark.value, run.text] for run in hunk.runs],
    }
