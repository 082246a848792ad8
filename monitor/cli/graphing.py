"""Commands on the graph of citations: cites, distance, most-cited, never-cited, renewals and export."""

from collections.abc import Collection
from enum import StrEnum
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli import failing, printing
from monitor.cli.corpus import not_held
from monitor.cli.opening import opened_database
from monitor.cli.options import Format, FormatOption, SymbolArgument
from monitor.cli.progress import progress
from monitor.cli.relations import Relations
from monitor.cli.relations import relations as named
from monitor.cli.symbols import Wanted, canonical, work
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.graph import Branch, Edge, Graph

PANEL = "The graph of citations"
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many.")]
TreeOption = Annotated[bool, typer.Option("--tree", help="Also what those cite, as a tree.")]
Depth = Annotated[int | None, typer.Option("--depth", min=1, max=20, help="With --tree: so many levels (2).")]
LEVELS = 2


class ExportFormat(StrEnum):
    """How the graph is written."""

    GRAPHML = "graphml"
    CSV = "csv"


class Basis(StrEnum):
    """What says that a work carries on another (monitor.series)."""

    EXTENDS = "extends"
    TITLE = "title"
    AGENDA = "agenda"
    LIST = "list"


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    for command in (cites, distance, most_cited, never_cited, renewals, export):
        app.command(rich_help_panel=PANEL)(command)


def loaded(context: typer.Context, relations: list[str] | None) -> "Graph":
    """The graph of what is held, with the citations of some relations only, when given. Raises WrongInput."""
    from monitor.graph import graph_of
    from monitor.store import corpus

    wanted = named(relations)
    with opened_database(context) as database:
        return graph_of(corpus.nodes(database), corpus.edges(database), wanted)


def loaded_from(
    context: typer.Context, relations: list[str] | None, start: str, *, depth: int | None = None, end: str | None = None
) -> "tuple[Graph, str, str | None]":
    """The part of the graph that a held work leads to, so deep or until ``end`` is met; and under which symbols the two
    stand in it. Raises WrongInput, FailedWork."""
    from monitor.graph import around, graph_of
    from monitor.store import corpus

    wanted, asked = named(relations), work(start)
    with opened_database(context) as database:
        symbol = corpus.real_name(database, asked)
        end = corpus.real_name(database, end) if end else None
        if not corpus.nodes_held(database, (symbol,)):
            raise failing.FailedWork(not_held(Wanted(asked), None))
        found = list(around(symbol, partial(corpus.edges_from, database), wanted, depth=depth, end=end))
        held = corpus.nodes_held(database, {symbol, *(edge.target for edge in found)})
    return graph_of(held, found, wanted), symbol, end


def cites(
    context: typer.Context,
    symbol: SymbolArgument,
    tree: TreeOption = False,
    depth: Depth = None,
    relation: Relations = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """List what a held work cites; as a tree, also what those cite."""
    from monitor.graph import tree as branches

    if depth and not tree:
        raise failing.WrongInput(f"--depth {depth} goes with --tree")
    levels = (depth or LEVELS) if tree else 1
    graph, root, _ = loaded_from(context, relation, symbol, depth=levels)
    found = list(branches(graph, root, levels))
    if output is Format.JSON:
        for branch in found:
            printing.emit({"depth": branch.depth, "again": branch.again, **_shape(graph, branch.edge)})
        return
    printing.say(root, style="bold")
    for branch in found:
        printing.say(_line(graph, branch))
    works = len({branch.edge.target for branch in found})
    printing.say(f"{counted(works, 'document')}; · is not held, ↑ is followed in another line, as high up or higher")


def _line(graph: "Graph", branch: "Branch") -> str:
    edge = branch.edge
    held = _is_held(graph, edge.target)
    mark = " ↑" if branch.again and held else "" if held else " ·"
    return f"{'  ' * branch.depth}{edge.target}{mark}  {', '.join(edge.relations)}"


def _is_held(graph: "Graph", symbol: str) -> bool:
    node = graph.nodes.get(symbol)
    return node is not None and node.held


def _shape(graph: "Graph", edge: "Edge") -> dict[str, object]:
    return {
        "citing": edge.citing,
        "target": edge.target,
        "held": _is_held(graph, edge.target),
        "relations": list(edge.relations),
        "mentions": edge.mentions,
        "operative": edge.operative,
    }


def distance(
    context: typer.Context,
    start: Annotated[str, typer.Argument(metavar="FROM", help="The citing work.")],
    end: Annotated[str, typer.Argument(metavar="TO", help="The work that it leads to.")],
    relation: Relations = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Show a shortest chain of citations from one work to another."""
    from monitor.graph import path

    graph, first, last = loaded_from(context, relation, start, end=canonical(end))
    found = path(graph, first, last or first)
    if output is Format.JSON:
        steps = len(found) - 1 if found else None
        printing.emit({"from": first, "to": last, "distance": steps, "path": list(found or ())})
    elif found is None:
        printing.say(f"no chain of citations leads from {first} to {last} among what is held")
    else:
        printing.say(" → ".join(found))
        printing.say(f"distance {len(found) - 1}")


def most_cited(
    context: typer.Context, limit: Limit = 20, relation: Relations = None, output: FormatOption = Format.TERMINAL
) -> None:
    """List the works that most held works cite."""
    from monitor import graph as graphs

    graph = loaded(context, relation)
    ranked = graphs.most_cited(graph, limit)
    held = {symbol: _is_held(graph, symbol) for symbol, _ in ranked}
    if output is Format.JSON:
        for symbol, count in ranked:
            printing.emit({"symbol": symbol, "cited_by": count, "held": held[symbol]})
        return
    rows = [(symbol, str(count), "held" if held[symbol] else "") for symbol, count in ranked]
    printing.table(("work", "cited by", "text"), rows, styles=("cyan",))
    printing.say(f"of {counted(sum(node.held for node in graph.nodes.values()), 'held document')}")


def never_cited(context: typer.Context, relation: Relations = None, output: FormatOption = Format.TERMINAL) -> None:
    """List the held works that no other held work cites."""
    from monitor import graph as graphs

    graph = loaded(context, relation)
    found = graphs.never_cited(graph)
    for node in found:
        adopted = node.adopted_on.isoformat() if node.adopted_on else None
        if output is Format.JSON:
            printing.emit({"symbol": node.symbol, "adopted_on": adopted, "title": node.title})
        else:
            printing.say(" · ".join(part for part in (node.symbol, adopted, node.title) if part))
    if output is not Format.JSON:
        printing.say(f"{counted(len(found), 'held document')} that no other held document cites")


def renewals(
    context: typer.Context,
    symbol: Annotated[str | None, typer.Argument(metavar="[SYMBOL]", help="Only the chains that it stands in.")] = None,
    basis: Annotated[
        list[Basis] | None, typer.Option("--basis", help="Only links that this tells (extends); may be repeated.")
    ] = None,
    output: FormatOption = Format.TERMINAL,
) -> None:
    """Show which resolution carries on which: the chains of renewal of mandates, oldest first."""
    from monitor.renewing import chain_of, chains, links, links_about
    from monitor.store import corpus

    wanted = work(symbol) if symbol else None
    with opened_database(context) as database:
        if wanted:
            wanted = corpus.real_name(database, wanted)
            found = links_about(database, wanted, basis or ())
        else:
            works = [one.symbol for one in corpus.works(database)]
            every = links(database, progress(works, total=len(works)))
            found = tuple(link for link in every if not basis or link.basis in basis)
        held = corpus.held(database, {one for link in found for one in (link.before, link.symbol)})
    bases = {(link.before, link.symbol): link.basis for link in found}
    if not found and output is not Format.JSON:
        printing.say(f"{wanted or 'nothing that is held'} stands in no chain of renewal, as far as texts are held")
        return
    for chain in chain_of(found, wanted) if wanted else chains(found):
        why = [bases[pair] for pair in pairwise(chain)]
        if output is Format.JSON:
            printing.emit({"chain": list(chain), "bases": why, "held": [one in held for one in chain]})
        else:
            printing.say(_chain(chain, why, held))
    if output is not Format.JSON:
        printing.say(
            "· is not held; an arrow leads from a work to the one that carries it on, with what says so: extends, "
            "title (called by the text's own), list (that opens its preamble), agenda (held works of one title)"
        )


def _chain(chain: tuple[str, ...], bases: list[str], held: Collection[str]) -> str:
    """``S/RES/2395(2017) · → (extends) S/RES/2617(2021)``."""
    named = [one if one in held else f"{one} ·" for one in chain]
    return named[0] + "".join(f" → ({basis}) {one}" for basis, one in zip(bases, named[1:], strict=True))


def export(
    context: typer.Context,
    output: Annotated[ExportFormat, typer.Option("--format", help="graphml, or csv with a line for each edge.")],
    relation: Relations = None,
) -> None:
    """Write the graph of citations to standard output."""
    from monitor.exporting import edges_csv, graphml

    graph = loaded(context, relation)
    for line in graphml(graph) if output is ExportFormat.GRAPHML else edges_csv(graph):
        printing.emit_line(line)
