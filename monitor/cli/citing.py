"""What a text cites, as a table for a person."""

from diffing.changes import Citation, Structure
from monitor.cli import printing
from monitor.tallying import cited_lines, totals


def print_citations(path: str, structure: Structure, citations: tuple[Citation, ...]) -> None:
    """The heading of the text, its table, its totals."""
    lines = cited_lines(citations)
    symbol = structure.metadata.symbol or "no symbol printed"
    printing.say(f"{symbol} · {structure.language} · {printing.name(path)}", style="bold")
    if lines:
        rows = [
            (line.target, str(line.mentions), ", ".join(line.paragraphs), ", ".join(line.remarks)) for line in lines
        ]
        printing.table(("cites", "times", "paragraphs", "remarks"), rows, styles=("cyan", "", "", "yellow"))
    printing.say(totals(lines))
    printing.say()
