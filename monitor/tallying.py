"""What a text cites, put together by target, and the two counts: resolutions, and other documents (domain.md 3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass

from diffing.changes import Citation, Kind

NOT_COUNTED = {"provenance": "not counted", "established_by": "only in a body's name"}


@dataclass(frozen=True, slots=True)
class CitedLine:
    """One cited document: its mentions put together. ``target`` of an unresolved one is what is printed, and
    ``candidates`` are the documents that it can mean. ``relations`` are what the text does with it."""

    target: str
    kind: Kind
    mentions: int
    paragraphs: tuple[str, ...]
    remarks: tuple[str, ...]
    own_history: bool
    resolved: bool
    relations: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Words that name documents otherwise than by number and year: what they mean, or in doubt what they can mean
    (``doubtful``), the steps by which that was found, and the paragraphs that say so."""

    printed: str
    via: tuple[str, ...]
    doubtful: bool
    meanings: tuple[str, ...]
    paragraphs: tuple[str, ...]


def cited_lines(citations: Iterable[Citation]) -> tuple[CitedLine, ...]:
    """The citations by target, in order of first mention; an unresolved one stands under what is printed."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.target or f"{citation.printed} ?", []).append(citation)
    return tuple(_line(target, group) for target, group in groups.items())


def _line(target: str, group: list[Citation]) -> CitedLine:
    relations = {citation.relation for citation in group}
    flags = dict.fromkeys(flag for citation in group for flag in citation.flags)
    remarks = [NOT_COUNTED[next(iter(relations))]] if len(relations) == 1 and relations <= set(NOT_COUNTED) else []
    return CitedLine(
        target,
        group[0].kind,
        len(group),
        tuple(dict.fromkeys(citation.paragraph for citation in group)),
        (*flags, *remarks),
        relations == {"provenance"},
        group[0].target is not None,
        tuple(dict.fromkeys(citation.relation for citation in group)),
        tuple(dict.fromkeys(one for citation in group for one in citation.candidates)),
    )


def reasoned(citations: Iterable[Citation]) -> tuple[Reasoned, ...]:
    """Whatever was resolved by more than reading it, or left in doubt: the same words for the same reason once."""
    groups: dict[tuple[str, tuple[str, ...], bool], list[Citation]] = {}
    for one in citations:
        if one.via or one.candidates:
            groups.setdefault((" ".join(one.printed.split()), one.via, one.target is None), []).append(one)
    return tuple(_reasoned(*what, group) for what, group in groups.items())


def _reasoned(printed: str, via: tuple[str, ...], doubtful: bool, group: list[Citation]) -> Reasoned:
    meanings = dict.fromkeys(each for one in group for each in ((one.target,) if one.target else one.candidates))
    paragraphs = dict.fromkeys(one.paragraph for one in group)
    return Reasoned(printed, via, doubtful, tuple(meanings), tuple(paragraphs))


def totals(lines: Iterable[CitedLine]) -> str:
    """How many resolutions and how many other documents, said apart (domain.md 3.1)."""
    said = [line for line in lines if not line.own_history]
    resolutions = [line for line in said if line.kind is Kind.RESOLUTION and line.resolved]
    council = sum(line.target.startswith("S/") for line in resolutions)
    assembly = sum(line.target.startswith("A/RES/") for line in resolutions)
    rest = len(resolutions) - council - assembly
    of_others = f", {rest} of other bodies" if rest else ""
    bodies = f" ({council} Security Council, {assembly} General Assembly{of_others})" if resolutions else ""
    others = sum(line.kind is not Kind.RESOLUTION for line in said)
    unresolved = sum(not line.resolved and line.kind is Kind.RESOLUTION for line in said)
    doubts = f", {unresolved} unresolved" if unresolved else ""
    return f"{counted(len(resolutions), 'resolution')}{bodies}{doubts}, {counted(others, 'other document')}"


def counted(count: int, singular: str, plural: str | None = None) -> str:
    """``1 resolution``, ``2 resolutions``."""
    return f"{count} {singular if count == 1 else plural or singular + 's'}"
