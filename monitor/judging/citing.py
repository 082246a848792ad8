"""What an event says of a text's citations: counts, the strongest, quoted paragraphs, newness. Pure.

monitor.judging.describing lists the fields.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from diffing.changes import Body, Citation, Paragraph, Part
from monitor.graph import NO_CITATIONS
from monitor.intents import Arrival
from monitor.judging.describing import body_of
from monitor.newness import Newness, body_names_only, documents_cited, resolutions_cited
from monitor.series import Series
from notifiers.trimming import trim

STRONGEST = 8
QUOTE_LENGTH = 300
PARAGRAPHS_PER_TARGET = 3
CITING_PARAGRAPHS = 24

DECIDING = frozenset({"terminates", "supersedes", "amends", "extends"})
"""Relations that change what their target says or for how long: they come before all others."""

RELATION_WEIGHTS = {
    "implements": 3,
    "pursuant_to": 3,
    "quotes_decision": 3,
    "reaffirms": 2,
    "instrument": 2,
    "notes": 0,
}
"""How much a mention tells (domain.md 3.3); 1 where nothing is said here."""


def describe_citations(citations: tuple[Citation, ...]) -> dict[str, Any]:
    """How many documents a text cites, and which matter most. Resolutions and documents are two counts."""
    targets = resolutions_cited(citations)
    by_body = Counter(body_of(target) for target in targets)
    council, assembly = by_body[Body.SECURITY_COUNCIL], by_body[Body.GENERAL_ASSEMBLY]
    return {
        "resolutions": len(targets),
        "security_council": council,
        "general_assembly": assembly,
        "other": len(targets) - council - assembly,
        "documents": len(documents_cited(citations)),
        "operative": list(cited_operatively(citations)),
        "body_names_only": list(body_names_only(citations)),
        "strongest": list(strongest(citations)),
    }


def cited_operatively(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The resolutions that operative paragraphs cite, other than in the names of bodies."""
    real = tuple(one for one in citations if one.part is Part.OPERATIVE and one.relation not in NO_CITATIONS)
    return resolutions_cited(real)


def strongest(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The eight targets that matter most: what is changed, then operative before preamble, then weight and number of
    mentions."""
    mentions = Counter(one.target for one in citations)
    operative = set(cited_operatively(citations))
    weights: dict[str, int] = {}
    for one in citations:
        if one.target:
            weights[one.target] = max(weights.get(one.target, -1), weight(one))
    changed = {one.target for one in citations if one.relation in DECIDING}
    ranked = sorted(
        resolutions_cited(citations),
        key=lambda one: (one not in changed, one not in operative, -weights[one], -mentions[one]),
    )
    return tuple(ranked[:STRONGEST])


def weight(citation: Citation) -> int:
    """How much one mention tells, larger is more."""
    if citation.relation in NO_CITATIONS:
        return -1
    return 4 if citation.relation in DECIDING else RELATION_WEIGHTS.get(citation.relation, 1)


def describe_newness(answers: Newness, documents: int, now: datetime) -> dict[str, Any]:
    """The four answers as they stood at ``now``, when ``documents`` works were held."""
    return {
        "new_in_version": None if answers.new_in_version is None else list(answers.new_in_version),
        "first_in_collection": list(answers.first_in_collection),
        "not_held": list(answers.not_held),
        "held": list(answers.held),
        "new_in_series": "unknown" if answers.new_in_series is None else list(answers.new_in_series),
        "series": describe_series(answers.series),
        "documents": documents,
        "as_of": now.isoformat(),
        **({"draft": answers.draft} if answers.draft else {}),
    }


def describe_series(series: Series) -> dict[str, Any]:
    """What came before a text, what says so, and whether the work just before it is held."""
    return {
        "predecessors": list(series.predecessors),
        "immediate": series.immediate,
        "basis": series.basis,
        "held": series.immediate in series.held,
        "doubtful": series.doubtful,
    }


def citing_paragraphs(
    paragraphs: Iterable[Paragraph], citations: tuple[Citation, ...], targets: Iterable[str]
) -> list[dict[str, Any]]:
    """The first paragraphs that cite each target, quoted, in order of targets; ``among`` is how many there are.

    At most three of a target, in reading order: the first of the preamble is one, the others are operative as far as
    there are any.
    """
    by_path = {paragraph.path: paragraph for paragraph in paragraphs}
    found: list[dict[str, Any]] = []
    for target in dict.fromkeys(targets):
        first: dict[str, Citation] = {}
        for one in citations:
            if one.target == target and one.paragraph in by_path:
                first.setdefault(one.paragraph, one)
        found += [
            {"target": target, "among": len(first), **quote(by_path[one.paragraph], one.printed)}
            for one in _telling(tuple(first.values()))
        ]
    return found[:CITING_PARAGRAPHS]


def _telling(mentions: tuple[Citation, ...]) -> list[Citation]:
    """Three mentions out of all, in reading order."""
    operative = [one for one in mentions if one.part is Part.OPERATIVE]
    others = [one for one in mentions if one.part is not Part.OPERATIVE]
    chosen = others[:1] + operative + others[1:]
    return [one for one in mentions if one in chosen[:PARAGRAPHS_PER_TARGET]]


def quote(paragraph: Paragraph, printed: str) -> dict[str, Any]:
    """A paragraph's place, and at most 300 of its characters with what is printed there among them."""
    text = " ".join(paragraph.text.split())
    return {
        "path": paragraph.path,
        "number": paragraph.number,
        "part": paragraph.part.value,
        "verb": paragraph.verb,
        "quote": _window(text, text.find(" ".join(printed.split()))),
    }


def _window(text: str, at: int) -> str:
    """The beginning of a text; where that would miss what stands at ``at``, the words round it."""
    if len(text) <= QUOTE_LENGTH:
        return text
    if at < QUOTE_LENGTH * 3 // 4:
        return trim(text, QUOTE_LENGTH)
    start = at - QUOTE_LENGTH // 2
    space = text.find(" ", start, at)
    return "…" + trim(text[start if space < 0 else space + 1 :], QUOTE_LENGTH - 1)


def describe_citing(arrival: Arrival, target: str) -> dict[str, Any]:
    """How an arrival cites a target: its strongest mention, and how many resolutions that paragraph lists."""
    mentions = [one for one in arrival.citations if one.target == target and one.relation != "provenance"]
    chief = min(mentions, key=lambda one: (one.relation not in DECIDING, one.part is not Part.OPERATIVE, -weight(one)))
    place = next((one for one in arrival.structure.paragraphs if one.path == chief.paragraph), None)
    listed = {one.target for one in arrival.citations if one.paragraph == chief.paragraph and one.target}
    return {
        "citing": arrival.symbol,
        "citing_language": arrival.language,
        "relation": chief.relation,
        "paragraph": chief.paragraph,
        "number": place.number if place else None,
        "part": chief.part.value,
        "verb": chief.verb or (place.verb if place else None),
        "quote": quote(place, chief.printed)["quote"] if place else None,
        "count_in_list": len(listed),
        "operative": any(one.part is Part.OPERATIVE for one in mentions),
    }
