"""A change's paragraphs with their marked words, ready to be told. Pure."""

from typing import Any

from monitor.words.places import places
from monitor.words.terms import FATES, WEIGHTS
from monitor.words.wording import Wording, joined, named, strong
from notifiers.messages import Hunk, Line, Redline, Span, Style
from notifiers.trimming import trim

HUNKS = 12
WORDS = 900
_STYLES = {"-": Style.REMOVED, "+": Style.ADDED}
_MILD = frozenset({"citation", "preamble", "note", "name", "numbering", "layout"})
_QUIET = frozenset({"renumbered", "unchanged"})
_WORDED = ("edited", "added", "removed", "split", "merged")
_LIGHT = frozenset({"layout", "numbering", "none"})


def redline(change: dict[str, Any], language: str | None, words: Wording) -> Redline:
    """At most twelve changed paragraphs, each of at most 900 characters. ``change`` is the field of an event's data.

    Paragraphs that only got another number are counted, not shown; so are changes of layout beside heavier ones.
    """
    hunks: list[dict[str, Any]] = change.get("hunks") or []
    reworded = [hunk for hunk in hunks if hunk.get("kind") not in _QUIET or hunk.get("moved")]
    telling = [hunk for hunk in reworded if hunk.get("class") not in _LIGHT] or reworded
    light = len(reworded) - len(telling)
    total = max(_count(change, _WORDED) - light, len(telling))
    renumbered = max(_count(change, ("renumbered",)), len(hunks) - len(reworded))
    return Redline(
        summary=_summary(change, total, words),
        hunks=tuple(_hunk(hunk, language, words) for hunk in telling[:HUNKS]),
        removed=words.phrased(named("mark of words", "removed")),
        added=words.phrased(named("mark of words", "added")),
        rest=_rest(total - min(len(telling), HUNKS), light, renumbered, words),
    )


def _summary(change: dict[str, Any], total: int, words: Wording) -> Line:
    if not total:
        return words.phrase("No words differ.")
    weight = Span(words.term(WEIGHTS, change.get("class") or "none"), Style.STRONG)
    paragraphs = strong(words.counted("{count} paragraph changed", "{count} paragraphs changed", count=total))
    if change.get("class") in _MILD:
        return words.phrase(
            "{paragraphs}. Weightiest change: {weight}. No operative words, no dates.",
            paragraphs=paragraphs,
            weight=weight,
        )
    return words.phrase("{paragraphs}. Weightiest change: {weight}.", paragraphs=paragraphs, weight=weight)


def _rest(hidden: int, layout: int, renumbered: int, words: Wording) -> Line:
    """What is not shown, by why."""
    said: list[Line] = []
    if hidden > 0:
        said.append(
            words.counted(
                "{count} further change is not shown here",
                "{count} further changes are not shown here",
                count=hidden,
            )
        )
    if layout > 0:
        said.append(words.counted("{count} change of layout only", "{count} changes of layout only", count=layout))
    if renumbered > 0:
        said.append(
            words.counted("{count} paragraph only renumbered", "{count} paragraphs only renumbered", count=renumbered)
        )
    return joined(said)


def _count(change: dict[str, Any], kinds: tuple[str, ...]) -> int:
    """How many paragraphs had one of these fates; ``hunks`` may hold only the heaviest of them."""
    counts = change.get("counts") or {}
    return sum(counts.get(kind) or 0 for kind in kinds)


def _hunk(hunk: dict[str, Any], language: str | None, words: Wording) -> Hunk:
    fate = Span(words.term(FATES, hunk.get("kind")))
    return Hunk(joined([whereabouts(hunk, words), (fate,)]), _words(hunk.get("runs") or [], language), language)


def whereabouts(hunk: dict[str, Any], words: Wording) -> Line:
    """Where a changed paragraph stands, and where it stood: ``op. 13 (was op. 12)``."""
    old = places(hunk.get("old") or [], hunk.get("old_numbers") or [], words)
    new = places(hunk.get("new") or [], hunk.get("new_numbers") or [], words)
    if old and new and old != new:
        return words.phrase("{place} (was {old})", place=new, old=old)
    return (Span(new or old),)


def _words(runs: list[list[str]], language: str | None) -> Line:
    room, spans = WORDS, []
    for mark, text in runs:
        shown = trim(text, room)
        spans.append(Span(shown, _STYLES.get(mark, Style.PLAIN), language=language))
        room -= len(shown)
        if shown != text:
            break
    return tuple(spans)
