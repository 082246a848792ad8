"""What the page of a work says around the work's own text, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diffing.changes import ChangeKind, Comparison, Paragraph
from diffing.comparing.hunks import Hunk, hunks
from diffing.comparing.summarising import counts
from monitor.intents import Version, Work
from monitor.tallying import NOT_COUNTED
from monitor.web.cited import Claim
from monitor.words.places import place
from monitor.words.redlines import fates, redline, whereabouts
from monitor.words.standings import facts_of
from monitor.words.terms import LANGUAGES, REMARKS, WEIGHTS
from monitor.words.wording import Named, Wording, joined, named, one_symbol
from notifiers.isolating import direction, isolated
from notifiers.messages import Line, Span

_QUIET = frozenset({"none", "numbering"})
"""Weights that a heading does not name."""
_MATCHED = named("comparison", "Only the paragraphs were matched, for the scripts differ; no words were compared.")
_THEN = {
    True: named("newly cited", "“New then” is as it was told on {instant}, among {documents}."),
    False: named("newly cited", "“New then” is as it was told on {instant}."),
}
_BEFORE = {
    True: named("newly cited", "Against its series nothing is said: {symbol}, which came before it, is not held."),
    False: named("newly cited", "Against its series nothing is said: no work before it is known."),
}


@dataclass(frozen=True, slots=True)
class ShownHunk:
    """A changed paragraph: a heading in words, and its runs. ``path`` is where it stands, None when it is gone;
    ``stood`` is where it stood in the version before, None unless it moved or is gone."""

    heading: str
    runs: tuple[Any, ...]
    path: str | None
    stood: str | None
    moved: bool


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A comparison with the version before: a summary, the changed paragraphs, those that only got another number."""

    summary: str
    hunks: tuple[ShownHunk, ...]
    renumbered: str

    @property
    def moved(self) -> frozenset[str]:
        """The paths of the paragraphs that moved, as they are now."""
        return frozenset(hunk.path for hunk in self.hunks if hunk.moved and hunk.path)


class WorkWords:
    """The words of a work's page. Each answer is text with its foreign runs isolated, ready to stand in the page."""

    def __init__(self, words: Wording) -> None:
        self.words = words

    def line(self, line: Line) -> str:
        way = direction(self.words.language)
        return "".join(isolated(span.text, way) for span in line)

    def term(self, table: Mapping[str, Named], keys: Iterable[str]) -> str:
        """Words of a closed list, in a row; a key that the list does not have stands as it is."""
        return self.line(self.words.listed((Span(self.words.term(table, key)),) for key in keys))

    def remarks(self, keys: Iterable[str]) -> str:
        """What is doubtful or special, by flag, or as the tally of citations has it."""
        by_sentence = {sentence: relation for relation, sentence in NOT_COUNTED.items()}
        return self.term(REMARKS, (by_sentence.get(key, key) for key in keys))

    def missing(self, symbol: str) -> str:
        """That a work is not held."""
        return self.line(self.words.phrase("{symbol} is not in this collection.", symbol=one_symbol(symbol)))

    def place(self, path: str) -> str:
        """Where a paragraph stands."""
        return self.line((Span(place(path, None, self.words)),))

    def version(self, version: Version) -> str:
        """``English, version 2``."""
        language = self.words.term(LANGUAGES, version.language)
        said = named("a version of a text", "{language}, version {number}")
        return self.line(self.words.phrase(said, language=language, number=version.number))

    def facts(self, work: Work) -> tuple[str, ...]:
        """Organ, kind, days, session, meeting, draft, report."""
        known = {"body": work.body and work.body.value, "kind": work.kind and work.kind.value}
        known |= {"session": work.session, "meeting": str(work.meeting) if work.meeting else None}
        days = {"adopted_on": work.adopted_on, "masthead_on": work.masthead_on}
        day = {name: at.isoformat() if at else None for name, at in days.items()}
        phrase = self.words.phrase
        lines = (
            *facts_of(known | day, self.words),
            phrase(named("standing", "draft {symbol}"), symbol=one_symbol(work.draft)) if work.draft else (),
            phrase(named("standing", "report {symbol}"), symbol=one_symbol(work.report)) if work.report else (),
        )
        return tuple(self.line(line) for line in lines if line)

    def change(self, comparison: Comparison | None) -> ShownChange | None:
        """What changed; None when there is nothing to compare with."""
        if comparison is None:
            return None
        found = hunks(comparison)
        relabelled = [whereabouts(_values(one), self.words) for one in found if one.kind is ChangeKind.RENUMBERED]
        only = self.words.phrase("Only renumbered: {places}", places=self.words.listed(relabelled))
        return ShownChange(
            self.line(self._summary(comparison)),
            tuple(self._shown(one) for one in found if one.kind is not ChangeKind.RENUMBERED),
            self.line(only) if relabelled else "",
        )

    def claims(self, then: Claim | None, today: Claim) -> str:
        """As of when the two answers to "newly cited" are, and what they do not know."""
        phrase, counted = self.words.phrase, self.words.counted
        said = [phrase("Nothing was told of what this version newly cites.")]
        if then and then.as_of:
            among = counted("{count} document", "{count} documents", count=then.documents or 0)
            told = _THEN[then.documents is not None]
            said = [phrase(told, instant=self.words.instant(then.as_of), documents=among)]
        works = counted("{count} work", "{count} works", count=today.documents or 0)
        said.append(phrase("“New today” is as the collection stands now, with {works}.", works=works))
        unknown = dict.fromkeys(one.unknown for one in (then, today) if one is not None and one.unknown is not None)
        said += [phrase(_BEFORE[bool(symbol)], symbol=one_symbol(symbol)) for symbol in unknown]
        return self.line(joined(said, " "))

    def _summary(self, comparison: Comparison) -> Line:
        if comparison.by == "paragraphs":
            return self.words.phrase(_MATCHED)
        change = {"class": comparison.change_class.value, "counts": counts(comparison)}
        return redline(change, None, self.words).summary

    def _shown(self, hunk: Hunk) -> ShownHunk:
        path = hunk.new[0] if hunk.new else None
        stood = hunk.old[0] if hunk.old and (hunk.moved or not hunk.new) else None
        return ShownHunk(self._heading(hunk), hunk.runs, path, stood, hunk.moved)

    def _heading(self, hunk: Hunk) -> str:
        told = fates(hunk.kind.value, hunk.moved, self.words)
        if hunk.change_class.value not in _QUIET:
            told.append((Span(self.words.term(WEIGHTS, hunk.change_class.value)),))
        return self.line(joined([whereabouts(_values(hunk), self.words), *told]))


def label_of(paragraph: Paragraph) -> str | None:
    """A paragraph's number as a text has it: ``3.`` or ``(a)``."""
    if paragraph.number is None:
        return None
    return f"({paragraph.number})" if paragraph.number.isalpha() else f"{paragraph.number}."


def _values(hunk: Hunk) -> dict[str, Any]:
    """A changed paragraph as an event has it."""
    return {name: list(getattr(hunk, name)) for name in ("old", "new", "old_numbers", "new_numbers")}
