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
_MOVED = "moved"
_LIGHT = frozenset({"layout", "numbering", "none"})


def redline(change: dict[str, Any], language: str | None, words: Wording) -> Redline:
    """At most twelve changed paragraphs, each of at most 900 characters. ``change`` is the field of an event's data.

    Paragraphs that only got another number are counted, not shown; so are changes of layout beside heavier ones. What
    moved is shown, with where from and to, and counted apart: its words need not differ.
    """
    hunks: list[dict[str, Any]] = change.get("hunks") or []
    told = [hunk for hunk in hunks if hunk.get("kind") not in _QUIET or _has_moved(hunk)]
    shown = [hunk for hunk in told if hunk.get("class") not in _LIGHT or _has_moved(hunk)] or told
    light = len(told) - len(shown)
    worded = [hunk for hunk in shown if hunk.get("kind") != _MOVED]
    total = max(_count(change, _WORDED) - light, len(worded))
    moved = max(_count(change, (_MOVED,)), sum(map(_has_moved, hunks)))
    renumbered = max(_count(change, ("renumbered",)), len(hunks) - len(told))
    hidden = total - sum(hunk.get("kind") != _MOVED for hunk in shown[:HUNKS])
    return Redline(
        summary=_summary(change, total, moved, words),
        hunks=tuple(_hunk(hunk, language, words) for hunk in shown[:HUNKS]),
        removed=words.phrased(named("mark of words", "removed")),
        added=words.phrased(named("mark of words", "added")),
        rest=_rest(hidden, light, renumbered, words),
    )


def _has_moved(hunk: dict[str, Any]) -> bool:
    """Events of before the mark was kept have the kind alone."""
    return bool(hunk.get("moved")) or hunk.get("kind") == _MOVED


def _summary(change: dict[str, Any], total: int, moved: int, words: Wording) -> Line:
    said = [_weighed(change, total, words)]
    if moved:
        said.append(words.counted("{count} paragraph moved.", "{count} paragraphs moved.", count=moved))
    return joined(said, " ")


def _weighed(change: dict[str, Any], total: int, words: Wording) -> Line:
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
    place = joined([whereabouts(hunk, words), *fates(hunk.get("kind"), _has_moved(hunk), words)])
    return Hunk(place, _words(hunk.get("runs") or [], language), language)


def fates(kind: str | None, moved: bool, words: Wording) -> list[Line]:
    """What happened to a paragraph: edited, moved, or both."""
    keys = dict.fromkeys([kind, _MOVED] if moved else [kind])
    return [(Span(words.term(FATES, key)),) for key in keys if key]


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
