"""What a text cites, as a table for a person."""

from collections.abc import Iterable

from diffing.changes import Citation, Structure
from monitor.cli import printing
from monitor.tallying import CitedLine, Reasoned, cited_lines, reasoned, totals

HEADINGS = ("cites", "times", "relation", "paragraphs", "remarks")


def print_citations(
    path: str, structure: Structure, citations: tuple[Citation, ...], references: tuple[Citation, ...]
) -> None:
    """The heading of the text, its table, its totals, and how short forms and words that refer were understood."""
    lines = cited_lines(citations)
    symbol = structure.metadata.symbol or "no symbol printed"
    printing.say(f"{symbol} · {structure.language} · {printing.name(path)}", style="bold")
    if lines:
        printing.table(HEADINGS, map(_row, lines), styles=("cyan", "", "", "", "yellow"))
    printing.say(totals(lines))
    print_reasoning((*citations, *references))
    printing.say()


def print_reasoning(found: Iterable[Citation]) -> None:
    """How short forms and words that refer were understood, the same words for the same reason in one line."""
    for one in reasoned(found):
        printing.say(_reasoning(one), style="dim")


def _row(line: CitedLine) -> tuple[str, ...]:
    does = ", ".join(relation.replace("_", " ") for relation in line.relations)
    return line.target, str(line.mentions), does, ", ".join(line.paragraphs), ", ".join(line.remarks)


def _reasoning(one: Reasoned) -> str:
    """``op1: “resolution 1373” is S/RES/1373(2001) (the number tells the year)``; in doubt ``may be … or …``."""
    meant = f"may be {' or '.join(one.meanings)}" if one.doubtful else f"is {', '.join(one.meanings)}"
    step, *beside = one.via or ("two documents can be meant",)
    why = f"{step}: {', '.join(beside)}" if beside else step
    return f"{', '.join(one.paragraphs)}: “{one.printed}” {meant} ({why})"
