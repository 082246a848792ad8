"""The four answers to "newly cited" (domain.md 3.5). Pure.

Only resolutions are counted, once per target. A text's own draft or report (``provenance``) is never a citation; a
target that occurs only inside committees' names is counted and listed apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from diffing.changes import Citation, Kind
from monitor.intents import Candidate, CitedBy
from monitor.series import Series, new_in_series

NO_SERIES = Series()


@dataclass(frozen=True, slots=True)
class Newness:
    """The answers for each target of a version, in order of first mention.

    ``new_in_version`` is None when there is no version before, and no draft, which is then named by ``draft``;
    ``new_in_series`` is None when it is unknown; ``series`` says what came before the text.
    """

    new_in_version: tuple[str, ...] | None
    first_in_collection: tuple[str, ...]
    not_held: tuple[str, ...]
    held: tuple[str, ...]
    new_in_series: tuple[str, ...] | None = None
    series: Series = NO_SERIES
    draft: str | None = None


def resolutions_cited(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The distinct resolutions that are cited, in order of first mention."""
    counted = (one for one in citations if one.kind is Kind.RESOLUTION and one.relation != "provenance")
    return tuple(dict.fromkeys(one.target for one in counted if one.target))


def documents_cited(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The distinct documents that are cited and are no resolutions, in order of first mention."""
    counted = (one for one in citations if one.kind is not Kind.RESOLUTION and one.relation != "provenance")
    return tuple(dict.fromkeys(one.target for one in counted if one.target))


def body_names_only(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """The resolutions that occur only inside the names of bodies that they established."""
    elsewhere = {one.target for one in citations if one.relation not in ("established_by", "provenance")}
    return tuple(target for target in resolutions_cited(citations) if target not in elsewhere)


def is_first_in_collection(adopted_on: date | None, cited_before: tuple[CitedBy, ...]) -> bool:
    """Whether no held document adopted before this one cites the target (domain.md 3.5, answer 3).

    Ordered by adoption, never by ingestion. A document whose adoption nobody knows cannot come before another; an
    undated one is first only where nobody else cites the target.
    """
    if adopted_on is None:
        return not cited_before
    return not any(other.adopted_on is not None and other.adopted_on < adopted_on for other in cited_before)


def not_held(citations: tuple[Citation, ...], held: frozenset[str]) -> tuple[str, ...]:
    """The resolutions cited whose text is not held (answer 4), without those that cannot exist."""
    possible = tuple(one for one in citations if "impossible_target" not in one.flags)
    return _without(resolutions_cited(possible), held)


def newness(
    citations: tuple[Citation, ...],
    adopted_on: date | None,
    *,
    before: tuple[Citation, ...] | None,
    held: frozenset[str],
    cited_before: Mapping[str, tuple[CitedBy, ...]],
    series: Series = NO_SERIES,
    candidates: tuple[Candidate, ...] = (),
    draft: str | None = None,
) -> Newness:
    """Answer for a version's citations.

    ``before`` are those of the version before, else of the draft that the text was adopted from, named by ``draft``
    (domain.md 3.5, answer 1); None when there is neither; ``held`` are the targets whose text is held;
    ``cited_before`` gives the other held works that cite each target; ``series`` and ``candidates`` are what
    monitor.series is told and tells.
    """
    targets = resolutions_cited(citations)
    return Newness(
        new_in_version=None if before is None else _without(targets, set(resolutions_cited(before))),
        first_in_collection=_first(targets, adopted_on, cited_before),
        not_held=_without(targets, held),
        held=tuple(target for target in targets if target in held),
        new_in_series=new_in_series(targets, series, candidates),
        series=series,
        draft=draft,
    )


def _first(
    targets: tuple[str, ...], adopted_on: date | None, cited_before: Mapping[str, tuple[CitedBy, ...]]
) -> tuple[str, ...]:
    return tuple(one for one in targets if is_first_in_collection(adopted_on, cited_before.get(one, ())))


def _without(targets: tuple[str, ...], others: set[str] | frozenset[str]) -> tuple[str, ...]:
    return tuple(target for target in targets if target not in others)
