"""How a paragraph uses a document that it names: the relation, by the nearest governing words (domain.md 3.3)."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from diffing.alternatives import NOTHING, Alternatives, alternatives, either, opened, quick
from diffing.changes import Kind, Part
from diffing.citations.anchors import Shape
from diffing.citations.frames import frame
from diffing.citations.ruling import organ_just_after
from diffing.citations.sentences import Sentence, cues_between, without_dates
from diffing.citations.wording import noun
from diffing.folding import GAP, lowered
from diffing.languages import Citing

_NEAR = 60
"""Characters before a list, or the place in its first document that is named before it, in which the words stand that
tie it to implementing or to authority."""

_NOUN = 20
"""Characters before a list in which its noun stands."""

_REACH = 250
"""Characters before a list in which a governing verb of its clause is looked for."""

_BESIDE = 45
_AFTER = 120
_ALONE = 45
"""A note that says little more than a number names an instrument by it: ``Resolution 217 A (III).``"""

_RESTATING = ("recalls", "reaffirms", "notes")


@dataclass(frozen=True, slots=True, eq=False)
class Relating:
    """A language's patterns for what governs a citation, all but ``annex`` for text in lower case."""

    established: re.Pattern[str]
    established_at: re.Pattern[str]
    clause_end: re.Pattern[str]
    frames: Alternatives
    frames_after: Alternatives
    another: re.Pattern[str]
    verbs: Alternatives
    acts: Alternatives
    acts_after: Alternatives
    deciding: re.Pattern[str]
    decided: re.Pattern[str]
    decided_after: re.Pattern[str]
    sweeping: re.Pattern[str]
    annex: re.Pattern[str]


class Governed(NamedTuple):
    """What governs a paragraph's citations: its part, its lead verb or its chapeau's, the relation that the verb
    makes, and the places of anchors in the names of bodies. Each anchor has the number of its list in ``mates``, and
    ``near`` tells by that number the relation that the words beside the list make."""

    part: Part
    verb: str | None
    relation: str
    bodies: frozenset[int]
    mates: list[int]
    near: dict[int, str]


def governing(
    sentence: Sentence, part: Part, verb: str | None, mates: list[int], places: list[tuple[int, int] | None]
) -> Governed:
    """What governs the anchors of a sentence. ``mates`` numbers their lists by the place of each list's first;
    ``places`` tell where a place in the document is named."""
    words = relating(sentence.frame.tag)
    led, decides = led_by(verb or "", words)
    decides = decides and part is Part.OPERATIVE
    lasts = {first: place for place, first in enumerate(mates)}
    near = {
        first: _beside(sentence, last, words)
        or _before(sentence, first, places[first], words, decides)
        or (_after(sentence, last, words) if decides else "")
        for first, last in lasts.items()
    }
    return Governed(part, verb, led, establishing(sentence, mates, places), mates, near)


@lru_cache(maxsize=4096)
def led_by(verb: str, words: Relating) -> tuple[str, bool]:
    """The relation that a lead verb makes, and whether it decides. Few verbs lead most paragraphs."""
    low = lowered(verb)
    return _named(words.verbs, words.verbs.pattern.search(low)) or "cites", bool(words.deciding.search(low))


def _named(words: Alternatives, found: re.Match[str] | None) -> str:
    return words.names[found.lastindex or 0] if found else ""


@cache
def relating(tag: str) -> Relating:
    """The patterns of a language. Raises KeyError for a tag that no language file has."""
    citing = frame(tag).citing
    return Relating(
        established=re.compile(_established(citing)),
        established_at=re.compile(_established_at(citing)),
        clause_end=re.compile(opened(citing.clause_end)),
        frames=alternatives(citing.frames),
        frames_after=alternatives(citing.frames_after),
        another=re.compile(quick(_another(citing))),
        verbs=alternatives(citing.verbs),
        acts=alternatives(citing.acts),
        acts_after=alternatives(citing.acts_after),
        deciding=re.compile(opened(citing.deciding)),
        decided=re.compile(opened(citing.decided)),
        decided_after=re.compile(quick(_decided_after(citing))),
        sweeping=re.compile(opened(citing.sweeping)),
        annex=re.compile(citing.annex or NOTHING, re.IGNORECASE),
    )


def _another(citing: Citing) -> str:
    """What begins another member that the verb governs: ``the implementation of the Plan, and its resolutions``."""
    return rf",{GAP}*{either(citing.conjunction)}{GAP}*{either(citing.own)}{GAP}*$" if citing.own else NOTHING


def _decided_after(citing: Citing) -> str:
    """What restates a decision, behind a number or the organ after it; dates are left out, their links are not."""
    return rf"(?:[\s,،]*{either(citing.date_link)})?{citing.decided_after}" if citing.decided_after else NOTHING


def _established(citing: Citing) -> str:
    if not citing.established:
        return NOTHING
    if citing.established_follows:
        return quick(rf"(?:{GAP}*(?:{citing.number_end}))?{GAP}*(?:\([^()]{{0,14}}\))?{citing.established}")
    return opened(citing.established) + quick(rf"{noun(citing)}$")


def _established_at(citing: Citing) -> str:
    """The same with the place in the resolution between: ``established pursuant to paragraph 14 of``."""
    if not citing.established:
        return NOTHING
    return quick(citing.established) if citing.established_follows else opened(citing.established) + "$"


def relation(sentence: Sentence, place: int, governed: Governed, kind: Kind, pinpoint: str | None) -> str:
    """The relation of domain.md 3.3, in lower case; ``cites`` when no words tell more.

    Names of bodies and the document's own origin come first, then the nearest words, then the verb that governs the
    paragraph. What changes another document needs an operative paragraph that decides.
    """
    if governed.part is Part.MASTHEAD and kind is not Kind.RESOLUTION:
        return "provenance"
    if place in governed.bodies:
        return "established_by"
    if kind is Kind.RESOLUTION and _is_instrument(sentence, place, governed.part, pinpoint):
        return "instrument"
    words, first = relating(sentence.frame.tag), governed.mates[place]
    found = governed.near[first] or governed.relation
    quotes = found in _RESTATING and kind is Kind.RESOLUTION and _quotes(sentence, place, first, words)
    return "quotes_decision" if quotes else found


def _is_instrument(sentence: Sentence, place: int, part: Part, pinpoint: str | None) -> bool:
    """The annex of a resolution is the instrument that it adopted; a note gives a name in the text its number."""
    if pinpoint and relating(sentence.frame.tag).annex.fullmatch(pinpoint):
        return True
    if part is not Part.NOTE or len(sentence.anchors) > 1:
        return False
    anchor = sentence.anchors[place]
    return len(sentence.text.strip()) - (anchor.end - anchor.start) <= _ALONE


def _clause(sentence: Sentence, first: int, words: Relating) -> str:
    """The words of its clause before a list."""
    start = sentence.anchors[first].start
    return words.clause_end.split(sentence.low[max(0, start - _REACH) : start])[-1]


def _beside(sentence: Sentence, last: int, words: Relating) -> str:
    """The relation that the words right after a list make: its ``implementation``, where that word follows."""
    return _named(words.frames_after, words.frames_after.pattern.match(sentence.low, sentence.anchors[last].end))


def _before(sentence: Sentence, first: int, place: tuple[int, int] | None, words: Relating, decides: bool) -> str:
    """The relation whose words stand nearest before the list. Those that stand before another list are that one's,
    but for verbs that recall, reaffirm or note, which govern all that follows."""
    clause = _clause(sentence, first, words)
    free = len(clause) - (sentence.anchors[first].start - sentence.anchors[first - 1].end if first else len(clause))
    start = sentence.anchors[first].start
    nouns = (cue.start for cue in cues_between(sentence, start - _NOUN, start) if cue.is_noun)
    named = start - min(place[0] if place else start, next(nouns, start))
    near = _last(words.frames, clause, max(free, len(clause) - named - _NEAR))
    if near[1] and words.another.search(clause, near[0], len(clause) - named):
        near = (-1, "")
    changing = changing_act(words, clause, free) if decides else (-1, "")
    return max(near, changing, _last(words.verbs, clause, 0))[1]


def changing_act(words: Relating, clause: str, start: int) -> tuple[int, str]:
    """Where the last act ends, and what it does; not one that an earlier decision was about, nor one that replaces
    something else than the text."""
    end, name = _last(words.acts, clause, start)
    if words.decided.search(clause, max(0, end - 40), max(0, end)):
        return -1, ""
    return (-1, "") if name == "supersedes" and len(clause) - end > _BESIDE else (end, name)


def _last(words: Alternatives, clause: str, start: int) -> tuple[int, str]:
    """Where the last of the finds ends, and what it is."""
    found = list(words.pattern.finditer(clause, max(0, start)))
    return (found[-1].end(), _named(words, found[-1])) if found else (-1, "")


def _after(sentence: Sentence, last: int, words: Relating) -> str:
    """What the clause goes on to say of the measures or the mandate in the documents of a list, if it decides."""
    end = sentence.anchors[last].end
    following = sentence.anchors[last + 1].start if last + 1 < len(sentence.anchors) else len(sentence.low)
    rest = words.clause_end.split(sentence.low[end : min(following, end + _AFTER)])[0]
    return _named(words.acts_after, words.acts_after.pattern.search(rest))


def _quotes(sentence: Sentence, place: int, first: int, words: Relating) -> bool:
    """Whether what is recalled is a decision: ``recalling its decision in``, ``in which it decided``."""
    organ = organ_just_after(sentence, sentence.anchors[place])
    end = organ.end if organ else sentence.anchors[place].end
    if words.decided_after.match(without_dates(sentence, end, end + _AFTER)):
        return True
    clause = _clause(sentence, first, words)
    restated = max(_last(words.verbs, clause, 0)[0], 0)
    return words.decided.search(clause, restated) is not None


def establishing(sentence: Sentence, mates: list[int], places: list[tuple[int, int] | None]) -> frozenset[int]:
    """The places of the anchors that only tell by which resolutions a committee was set up.

    ``mates`` numbers the lists, ``places`` tell where a place in the document is named. What holds of the member beside
    the words holds of the others under its noun.
    """
    follows = sentence.frame.citing.established_follows
    found: set[int] = set()
    for place in range(len(mates) - 1, -1, -1) if follows else range(len(mates)):
        other = place + 1 if follows else place - 1
        shared = other in found and mates[other] == mates[place] and not _noun_between(sentence, place, other)
        if shared or _establishes(sentence, place, places[place]):
            found.add(place)
    return frozenset(found)


def _noun_between(sentence: Sentence, place: int, other: int) -> bool:
    before, after = (sentence.anchors[each] for each in sorted((place, other)))
    return any(cue.is_noun for cue in cues_between(sentence, before.end, after.start))


def _establishes(sentence: Sentence, place: int, named: tuple[int, int] | None) -> bool:
    anchor, after = sentence.anchors[place], sentence.anchors[place - 1].end if place else 0
    if anchor.shape is Shape.COMMITTEE:
        return True
    words, text = relating(sentence.frame.tag), sentence.low
    if sentence.frame.citing.established_follows:
        at = named and words.established_at.match(text, named[1])
        return bool(at or words.established.match(text, anchor.end))
    if named and words.established_at.search(text, max(after, named[0] - 160), named[0]):
        return True
    return words.established.search(text, max(after, anchor.start - 160), anchor.start) is not None
