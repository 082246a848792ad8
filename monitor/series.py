"""Which works came before a text in its series, and what it cites that they did not (domain.md 3.5, answer 2). Pure.

A text tells its predecessors by extending them, by naming one under its own title, or in the list that opens its
preamble; else the works of its organ with the same title are taken. Nothing is guessed: where the work just before it
is not held, or only a list speaks for it and the work itself does not bear the list out, the answer is unknown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diffing.changes import Citation, Kind, Paragraph, Part
from diffing.symbols import Symbol, SymbolError, parse
from monitor.intents import Candidate

NEAR = 2
"""A title belongs to the resolution that follows it with at most so many characters between, else to the one before."""

SHARED = 2
"""A list bears a series out when the work that ends it cites at least so many of the others, and half of them."""


CARRYING_ON = ("recalls", "reaffirms")
"""How a preamble speaks of the works that its text carries on."""


@dataclass(frozen=True, slots=True)
class Series:
    """The works before a text, oldest first, and what says so: ``extends``, ``title`` or ``list``; ``agenda`` where
    the text names none and the same title speaks. ``held`` are those that we hold; ``doubtful``: the last of them does
    not bear the list out."""

    predecessors: tuple[str, ...] = ()
    basis: str | None = None
    held: tuple[str, ...] = ()
    doubtful: bool = False

    @property
    def immediate(self) -> str | None:
        """The work just before the text; None when nothing tells it."""
        return self.predecessors[-1] if self.predecessors else None


def series_of(
    symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation], candidates: Iterable[Candidate]
) -> Series:
    """The series of a text; ``candidates`` are the held works that it cites, or that have its title."""
    own = _parsed(symbol)
    if own is None:
        return Series()
    before = [one for one in citations if one.target and _is_before(one.target, own)]
    held = {name: one for one in candidates for name in one.names}
    predecessors, basis = _named(paragraphs, before)
    borne_out = basis == "list" and _bears_out(predecessors, held)
    if borne_out:
        predecessors = (*predecessors, *_going_on(predecessors, before, held))
    same_title = _with_same_title(paragraphs, before, own, held)
    if same_title and basis in (None, "list"):
        predecessors, basis = same_title, "agenda"
    return Series(
        predecessors=predecessors,
        basis=basis,
        held=tuple(one for one in predecessors if one in held),
        doubtful=basis == "list" and not borne_out,
    )


def new_in_series(targets: tuple[str, ...], series: Series, candidates: Iterable[Candidate]) -> tuple[str, ...] | None:
    """The targets that no held predecessor cites; None (unknown) unless the work just before the text is held."""
    if series.immediate is None or series.immediate not in series.held or series.doubtful:
        return None
    held = set(series.held)
    cited = {target for one in candidates if one.names & held for target in one.cites}
    return tuple(target for target in targets if target not in cited)


# ---- what the text names ---------------------------------------------------------------------------------------------


def predecessors_named(
    symbol: str, paragraphs: Sequence[Paragraph], citations: Sequence[Citation]
) -> tuple[tuple[str, ...], str | None]:
    """The predecessors that a text itself names, oldest first, and what says so."""
    own = _parsed(symbol)
    before = [one for one in citations if own and one.target and _is_before(one.target, own)]
    return _named(paragraphs, before)


def _named(paragraphs: Sequence[Paragraph], before: list[Citation]) -> tuple[tuple[str, ...], str | None]:
    listed = _opening_list(before)
    extended = {one.target or "" for one in before if one.relation == "extends"}
    if extended:
        return _ordered(extended | set(listed if extended & set(listed) else ())), "extends"
    titled = _under_own_title(paragraphs, before)
    if titled:
        return _ordered(titled), "title"
    return listed, "list" if listed else None


def _opening_list(before: list[Citation]) -> tuple[str, ...]:
    """The resolutions that open the preamble, as far as they rise: a fall in their numbers begins another list."""
    preamble = [one for one in before if one.part is Part.PREAMBLE and one.relation != "established_by"]
    opening = sorted((one for one in preamble if one.paragraph == preamble[0].paragraph), key=lambda each: each.start)
    found: list[str] = []
    for one in opening:
        if found and _order(one.target or "") <= _order(found[-1]):
            break
        found.append(one.target or "")
    return tuple(found)


def _under_own_title(paragraphs: Sequence[Paragraph], before: list[Citation]) -> set[str]:
    """The resolutions that the preamble calls by the text's own title (A/RES/70/177 so names A/RES/68/187)."""
    title = title_of(paragraphs)
    if not title:
        return set()
    telling = [one for one in paragraphs if one.part is Part.PREAMBLE and title in folded(one.text)]
    found = (
        _beside(title, folded(one.text), [each for each in before if each.paragraph == one.path]) for one in telling
    )
    return {target for target in found if target}


def _beside(title: str, text: str, mentions: list[Citation]) -> str | None:
    """The mention that a title belongs to: the next one where it follows at once, else the last one before it."""
    start = text.find(title)
    end, at = start + len(title), 0
    last: str | None = None
    for one in sorted(mentions, key=lambda each: each.start):
        printed = folded(one.printed)
        at = text.find(printed, at)
        if at < 0:
            return None
        if at >= end:
            return one.target if _is_near(text[end:at]) else last
        last, at = one.target, at + len(printed)
    return last


def _is_near(between: str) -> bool:
    """Whether hardly more than a closing quotation mark stands between a title and a number: no comma, no new item."""
    bare = between.strip(' ”"»」』》')
    return len(bare) <= NEAR and (not bare or bare.isalpha())


# ---- what the collection adds ----------------------------------------------------------------------------------------


def _with_same_title(
    paragraphs: Sequence[Paragraph], before: list[Citation], own: Symbol, held: dict[str, Candidate]
) -> tuple[str, ...]:
    """The held works of the organ with the same title, when the last of them must be the one just before: it is of the
    session before, or the text cites it and cites no later work of the organ that we do not hold."""
    title = title_of(paragraphs)
    if not title:
        return ()
    same = _ordered({name for name, one in held.items() if title in one.titles and _is_before(name, own)})
    if not same:
        return ()
    cited = {one.target or "" for one in before}
    unseen = any(_order(one) > _order(same[-1]) for one in cited if one not in held)
    certain = _is_of_session_before(same[-1], own) or (same[-1] in cited and not unseen)
    return same if certain else ()


def _going_on(listed: tuple[str, ...], before: list[Citation], held: dict[str, Candidate]) -> tuple[str, ...]:
    """The later works that the preamble recalls apart from its opening list, as far as they carry that on themselves:
    S/RES/450 recalls 425 to 434, then a statement, then 444."""
    recalled = {one.target or "" for one in before if one.part is Part.PREAMBLE and one.relation in CARRYING_ON}
    later = {one for one in recalled if one in held and _order(one) > _order(listed[-1])}
    return _ordered(one for one in later if _bears_out((*listed, one), held))


def _bears_out(predecessors: tuple[str, ...], held: dict[str, Candidate]) -> bool:
    """Whether the last of a list cites the others: lists that only name a theme do not repeat themselves."""
    last = held.get(predecessors[-1])
    others = set(predecessors[:-1])
    shared = len(others & last.cites) if last else 0
    return shared >= SHARED and shared * 2 >= len(others)


def _is_of_session_before(symbol: str, own: Symbol) -> bool:
    other = _parsed(symbol)
    return other is not None and own.session is not None and other.order[2] == own.order[2] - 1


# ---- titles and symbols ----------------------------------------------------------------------------------------------


def title_of(paragraphs: Iterable[Paragraph]) -> str:
    """A text's title, folded; empty when it has none."""
    return folded(" ".join(one.text for one in paragraphs if one.part is Part.TITLE))


def folded(text: str) -> str:
    """Words without regard to case and spacing."""
    return " ".join(text.split()).casefold()


def _is_before(target: str, own: Symbol) -> bool:
    other = _parsed(target)
    return (
        other is not None
        and other.kind is Kind.RESOLUTION
        and other.body is own.body
        and not other.suffixes
        and other.order < own.order
    )


def _ordered(symbols: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(symbols, key=_order))


def _order(symbol: str) -> tuple[int, int, int, int, str]:
    found = _parsed(symbol)
    return found.order if found else (0, 0, 0, 0, symbol)


def _parsed(symbol: str) -> Symbol | None:
    try:
        return parse(symbol)
    except SymbolError:
        return None
