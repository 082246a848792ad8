"""The graph of citations as files for other programs: GraphML and CSV. Pure.

GraphML is read by Gephi, yEd, igraph and NetworkX; the CSV has one line for each edge.
"""

import csv
import io
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from monitor.graph import Edge, Graph, Node

CSV_HEADING = ("source", "target", "relations", "mentions", "operative", "target_held", "source_adopted_on")
"""Gephi and NetworkX take the columns ``source`` and ``target`` for the ends of an edge, and know no other names."""

_NODE_KEYS = (("kind", "string"), ("held", "boolean"), ("title", "string"), ("adopted_on", "string"))
_EDGE_KEYS = (("relations", "string"), ("mentions", "int"), ("operative", "boolean"))

# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def graphml(graph: Graph) -> Iterator[str]:
    """The graph as lines of GraphML: works that are held or cited, and the edges between them."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, kind in keys:
            yield f'  <key id="{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
    yield '  <graph id="citations" edgedefault="directed">'
    for node in _nodes(graph):
        yield from _element(f"<node id={_quoted(node.symbol)}", "node", _node_values(node))
    for edge in graph.edges:
        ends = f"<edge source={_quoted(edge.citing)} target={_quoted(edge.target)}"
        yield from _element(ends, "edge", _edge_values(edge))
    yield "  </graph>"
    yield "</graphml>"


def edges_csv(graph: Graph) -> Iterator[str]:
    """The edges as lines of CSV (RFC 4180), a heading first."""
    yield _row(CSV_HEADING)
    for edge in graph.edges:
        citing, target = graph.nodes.get(edge.citing), graph.nodes.get(edge.target)
        adopted = citing.adopted_on.isoformat() if citing and citing.adopted_on else ""
        held = bool(target and target.held)
        numbers = str(edge.mentions), _word(edge.operative), _word(held), adopted
        yield _row((edge.citing, edge.target, " ".join(edge.relations), *numbers))


def _nodes(graph: Graph) -> list[Node]:
    """The held works, and what the edges lead to."""
    return [node for node in graph.nodes.values() if node.held or node.symbol in graph.cited_by]


def _node_values(node: Node) -> dict[str, str | None]:
    return {
        "kind": node.kind.value,
        "held": _word(node.held),
        "title": node.title,
        "adopted_on": node.adopted_on.isoformat() if node.adopted_on else None,
    }


def _edge_values(edge: Edge) -> dict[str, str | None]:
    return {
        "relations": " ".join(edge.relations),
        "mentions": str(edge.mentions),
        "operative": _word(edge.operative),
    }


def _element(opening: str, name: str, values: dict[str, str | None]) -> Iterator[str]:
    yield f"    {opening}>"
    for key, value in values.items():
        if value is not None:
            yield f'      <data key="{key}">{escape(_writable(value))}</data>'
    yield f"    </{name}>"


def _quoted(text: str) -> str:
    return quoteattr(_writable(text))


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def _row(cells: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return line.getvalue()


def _word(value: bool) -> str:
    return "true" if value else "false"
