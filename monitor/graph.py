"""Who cites whom, as a graph: paths, trees, the most cited and the never cited. Pure.

Edges run from the citing work to the cited one. Cycles, works that cite themselves and works that cite each other on
one day are legal (domain.md 3.6), so nothing here takes the graph for a tree.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count

from diffing.changes import Kind

NO_CITATIONS = frozenset({"provenance", "established_by"})
"""Relations that name a text's own history, or a body: no citations unless they are asked for (domain.md 3.3)."""

RELATIONS = (
    "extends",
    "amends",
    "terminates",
    "supersedes",
    "implements",
    "pursuant_to",
    "quotes_decision",
    "reaffirms",
    "recalls",
    "notes",
    "instrument",
    "established_by",
    "provenance",
    "cites",
)
"""The relations of domain.md 3.3, those that change what their target says first."""


@dataclass(frozen=True, slots=True)
class Node:
    """A work in the graph. ``held``: its own text is held; then title and adoption are what the texts say."""

    symbol: str
    kind: Kind
    held: bool
    title: str | None = None
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A held work cites another. ``mentions`` counts them in the language that has most; ``operative``: in an
    operative paragraph at least once."""

    citing: str
    target: str
    relations: tuple[str, ...]
    mentions: int
    operative: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Works by symbol, and the edges at each."""

    nodes: Mapping[str, Node]
    cites: Mapping[str, tuple[Edge, ...]]
    cited_by: Mapping[str, tuple[Edge, ...]]

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge, by citing work."""
        return tuple(edge for edges in self.cites.values() for edge in edges)


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree of citations. ``again``: the work is followed in another line, as high up or higher."""

    depth: int
    edge: Edge
    again: bool


def graph_of(nodes: Iterable[Node], edges: Iterable[Edge], relations: Collection[str] = ()) -> Graph:
    """The graph of the edges with one of the relations; without any: all that are citations."""
    cites: dict[str, list[Edge]] = defaultdict(list)
    cited_by: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        if _counts(edge, relations):
            cites[edge.citing].append(edge)
            cited_by[edge.target].append(edge)
    return Graph(
        nodes={node.symbol: node for node in nodes},
        cites={symbol: tuple(found) for symbol, found in cites.items()},
        cited_by={symbol: tuple(found) for symbol, found in cited_by.items()},
    )


def around(
    start: str,
    ask: Callable[[Collection[str]], Iterable[Edge]],
    relations: Collection[str] = (),
    *,
    depth: int | None = None,
    end: str | None = None,
) -> Iterator[Edge]:
    """The edges that lead away from a work, ``ask``ed for level by level: ``depth`` levels, or until ``end`` is met;
    all without either."""
    met, front = {start}, {start}
    for _ in range(depth) if depth is not None else count():
        if not front or end in met:
            return
        found = [edge for edge in ask(front) if _counts(edge, relations)]
        yield from found
        front = {edge.target for edge in found} - met
        met |= front


def _counts(edge: Edge, relations: Collection[str]) -> bool:
    return any(one in relations if relations else one not in NO_CITATIONS for one in edge.relations)


def path(graph: Graph, start: str, end: str) -> tuple[str, ...] | None:
    """A shortest chain of citations from one work to another, both included; None when there is none."""
    came: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting:
        symbol = waiting.popleft()
        if symbol == end:
            return tuple(_back(came, end))[::-1]
        for edge in graph.cites.get(symbol, ()):
            if edge.target not in came:
                came[edge.target] = symbol
                waiting.append(edge.target)
    return None


def _back(came: Mapping[str, str | None], symbol: str | None) -> Iterator[str]:
    while symbol is not None:
        yield symbol
        symbol = came[symbol]


def tree(graph: Graph, symbol: str, depth: int) -> Iterator[Branch]:
    """What a work cites, and what that cites, so many levels deep; a work is followed once, as high up as it stands."""
    levels = _levels(graph, symbol, depth)
    followed = {symbol}
    waiting = [(1, edge) for edge in reversed(graph.cites.get(symbol, ()))]
    while waiting:
        level, edge = waiting.pop()
        again = edge.target in followed or levels[edge.target] < level
        yield Branch(level, edge, again)
        if not again:
            followed.add(edge.target)
            below = graph.cites.get(edge.target, ()) if level < depth else ()
            waiting += [(level + 1, one) for one in reversed(below)]


def _levels(graph: Graph, symbol: str, depth: int) -> dict[str, int]:
    """How many citations lead to each work at least, up to so many."""
    levels, front = {symbol: 0}, [symbol]
    for level in range(1, depth + 1):
        below = dict.fromkeys(edge.target for one in front for edge in graph.cites.get(one, ()))
        front = [one for one in below if one not in levels]
        levels |= dict.fromkeys(front, level)
    return levels


def most_cited(graph: Graph, limit: int) -> tuple[tuple[str, int], ...]:
    """The works that most held works cite, with how many do; a work that cites itself does not count itself."""
    counts = {symbol: len({one.citing for one in edges} - {symbol}) for symbol, edges in graph.cited_by.items()}
    ranked = sorted((one for one in counts.items() if one[1]), key=lambda one: (-one[1], one[0]))
    return tuple(ranked[:limit])


def never_cited(graph: Graph) -> tuple[Node, ...]:
    """The held works that no other held work cites, by adoption; those without a date last."""
    alone = [
        node
        for node in graph.nodes.values()
        if node.held and not {one.citing for one in graph.cited_by.get(node.symbol, ())} - {node.symbol}
    ]
    return tuple(sorted(alone, key=lambda one: (one.adopted_on or date.max, one.symbol)))
