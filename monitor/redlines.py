"""A change's paragraphs with their marked words, ready to be told. Pure."""

from typing import Any

from monitor.places import places
from monitor.wording import Wording, joined
from notifiers.messages import Hunk, Line, Redline, Span, Style
from notifiers.trimming import trim

HUNKS = 12
WORDS = 900
_STYLES = {"-": Style.REMOVED, "+": Style.ADDED}
_MILD = frozenset({"citation", "preamble", "note", "name", "numbering", "layout"})
_QUIET = frozenset({"renumbered", "unchanged"})


def redline(change: dict[str, Any], language: str | None, words: Wording) -> Redline:
    """At most twelve changed paragraphs, each of at most 900 characters; paragraphs that only got another number are
    counted, not shown. ``change`` is the field of an event's data."""
    hunks: list[dict[str, Any]] = change.get("hunks") or []
    telling = [hunk for hunk in hunks if hunk.get("kind") not in _QUIET or hunk.get("moved")]
    shown = tuple(_hunk(hunk, language, words) for hunk in telling[:HUNKS])
    return Redline(
        summary=_summary(change, len(telling), words),
        hunks=shown,
        removed=words.text("change.removed"),
        added=words.text("change.added"),
        rest=_rest(change, len(telling), len(hunks) - len(telling), words),
    )


def _summary(change: dict[str, Any], telling: int, words: Wording) -> Line:
    counts = change.get("summary")
    kinds = [kind for kind in ("edited", "added", "removed", "moved", "split", "merged") if _count(counts, kind)]
    total = max(telling, sum(_count(counts, kind) for kind in kinds if kind != "moved"))
    if not total:
        return words.phrase("change.nothing")
    weight = Span(words.term("class", change.get("class") or "none"), Style.STRONG)
    paragraphs = Span(words.text("change.paragraphs", count=total), Style.STRONG)
    name = "change.mild" if change.get("class") in _MILD else "change.summary"
    return words.phrase(name, paragraphs=paragraphs, **{"class": weight})


def _rest(change: dict[str, Any], telling: int, quiet: int, words: Wording) -> Line:
    counts = change.get("summary")
    renumbered = max(_count(counts, "renumbered"), quiet)
    kinds = ("edited", "added", "removed", "split", "merged")
    hidden = max(telling, sum(_count(counts, kind) for kind in kinds)) - min(telling, HUNKS)
    more = words.phrase("change.rest", count=hidden) if hidden > 0 else ()
    return joined([more, words.phrase("change.renumbered", count=renumbered) if renumbered else ()])


def _count(counts: Any, kind: str) -> int:
    found = counts.get(kind) if isinstance(counts, dict) else None
    return found if isinstance(found, int) else 0


def _hunk(hunk: dict[str, Any], language: str | None, words: Wording) -> Hunk:
    old = places(hunk.get("old") or [], hunk.get("old_numbers") or [], words)
    new = places(hunk.get("new") or [], hunk.get("new_numbers") or [], words)
    where = words.text("change.was", place=new, old=old) if old and new and old != new else new or old
    kind = words.term("kind", hunk.get("kind"))
    runs = _words(hunk.get("runs") or [], language)
    return Hunk((Span(where), *words.phrase("change.note", kind=kind)), runs, language)


def _words(runs: list[list[str]], language: str | None) -> Line:
    room, spans = WORDS, []
    for mark, text in runs:
        shown = trim(text, room)
        spans.append(Span(shown, _STYLES.get(mark, Style.PLAIN), language=language))
        room -= len(shown)
        if shown != text:
            break
    return tuple(spans)
