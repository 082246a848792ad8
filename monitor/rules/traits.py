"""What rules ask of an event: its work, what its text says, what catalogues say of it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from diffing.changes import Citation, Paragraph, Part
from monitor.graph import NO_CITATIONS
from monitor.intents import OF_ANOTHER, Arrival, Event, EventType, Version
from monitor.judging.describing import body_of
from monitor.rules import actors, countries
from monitor.rules.mentions import Word, words_of
from monitor.rules.phrases import searchable

SPEAKING = frozenset({Part.TITLE, Part.PREAMBLE, Part.OPERATIVE, Part.ANNEX, Part.NOTE})
"""The parts whose words are looked through for names."""

ADVERBS = 50
"""So many characters of adverbs stand before a verb at most."""

ALSO_ASKED_AS = {EventType.AVAILABLE_AGAIN: (EventType.UNAVAILABLE,)}
"""Who asked to hear that texts vanish hears when they are back."""


@dataclass(frozen=True)
class Content:
    """What a text says. Each answer is worked out when it is first asked for."""

    language: str
    paragraphs: tuple[Paragraph, ...]
    citations: tuple[Citation, ...]
    title: str | None = None

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The title and every paragraph, as ``searchable`` spells them."""
        every = (self._title, *(words for _, words in self._words))
        return tuple(f" {' '.join(word.text for word in words)} " for words in every)

    @cached_property
    def cites(self) -> Mapping[str, frozenset[str]]:
        """The relations of each document cited; the text's own draft or report is none (domain.md 3.3)."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.citations:
            if one.target and one.relation != "provenance":
                found[one.target].add(one.relation)
        return {target: frozenset(relations) for target, relations in found.items()}

    @cached_property
    def cites_operatively(self) -> frozenset[str]:
        """The documents that operative paragraphs cite, other than in the names of bodies."""
        operative = (one for one in self.citations if one.part is Part.OPERATIVE and one.relation not in NO_CITATIONS)
        return frozenset(one.target for one in operative if one.target)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that open operative paragraphs, with the adverbs before them, as ``searchable`` spells them."""
        operative = (one for one in self.paragraphs if one.part is Part.OPERATIVE)
        return frozenset(searchable(_with_adverbs(one.text, one.verb)) for one in operative if one.verb)

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who is told to do something."""
        operative = [words for one, words in self._words if one.part is Part.OPERATIVE]
        return actors.addressed(operative, self.language)

    @cached_property
    def mentions(self) -> frozenset[str]:
        return actors.mentioned(self._speaking, self.language)

    @cached_property
    def countries(self) -> frozenset[str]:
        return countries.named(self._speaking, self.language)

    @cached_property
    def _title(self) -> list[Word]:
        return words_of(self.title or "")

    @cached_property
    def _words(self) -> list[tuple[Paragraph, list[Word]]]:
        return [(one, words_of(one.text)) for one in self.paragraphs]

    @property
    def _speaking(self) -> list[list[Word]]:
        return [self._title, *(words for one, words in self._words if one.part in SPEAKING)]


def _with_adverbs(text: str, verb: str) -> str:
    """A verb as printed with what stands before it in a paragraph, where that is no whole clause."""
    at = text.find(verb, 0, ADVERBS + len(verb))
    return text[: at + len(verb)] if at > 0 else verb


NOTHING_SAID = Content("", (), ())


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a work beside its text: the works before it in its series, how few operative citations lead
    from it to others, what catalogues call its subjects, how it was voted on."""

    series: frozenset[str] = frozenset()
    distances: Mapping[str, int] = field(default_factory=dict)
    subjects: frozenset[str] = frozenset()
    votes: frozenset[str] = frozenset()


NOTHING_KNOWN = Surroundings()


@dataclass(frozen=True, slots=True)
class Traits:
    """An event as rules see it."""

    event: Event
    content: Content = NOTHING_SAID
    around: Surroundings = NOTHING_KNOWN

    @property
    def languages(self) -> frozenset[str]:
        """The tags under which the event's language falls: ``zh-Hant`` also under ``zh`` (RFC 4647, 3.3.1)."""
        parts = (self.event.language or "").lower().split("-")
        return frozenset("-".join(parts[: end + 1]) for end in range(len(parts))) - {""}

    @property
    def body(self) -> str | None:
        said: str | None = (self.event.data.get("work") or {}).get("body")
        found = None if said else body_of(self.event.symbol)
        return found.value if found else said

    @property
    def kind(self) -> str | None:
        said: str | None = (self.event.data.get("work") or {}).get("kind")
        return said

    @property
    def series(self) -> frozenset[str]:
        return self.around.series | {self.event.symbol}


def asked_as(event: Event) -> tuple[str, ...]:
    """The names by which rules ask for an event: that of its type, and that of the type which it ends."""
    return (event.type.value, *(one.value for one in ALSO_ASKED_AS.get(event.type, ())))


def content_of(said: Arrival | Version, title: str | None) -> Content:
    """What a text says, with the title of its work."""
    paragraphs = said.structure.paragraphs if isinstance(said, Arrival) else said.paragraphs
    return Content(said.language, paragraphs, said.citations, title)


def traits_of(
    events: Iterable[Event], content: Content | None = None, around: Surroundings = NOTHING_KNOWN
) -> tuple[Traits, ...]:
    """The events of one text; ``content`` None where none is at hand: then the title that an event gives speaks."""
    return tuple(_traits(event, content, around) for event in events)


def _traits(event: Event, content: Content | None, around: Surroundings) -> Traits:
    if event.type in OF_ANOTHER:
        return Traits(event)
    title = (event.data.get("work") or {}).get("title")
    return Traits(event, content or Content(event.language or "", (), (), title), around)
