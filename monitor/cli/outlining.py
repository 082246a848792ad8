"""A text by its paragraphs, for a person at a terminal."""

from collections.abc import Iterable

from rich.text import Text

from diffing.changes import Metadata, Paragraph, Part, Structure
from monitor.cli import printing
from monitor.cli.wrapping import wrapped
from monitor.tallying import counted

INDENT = 2
DEEPEST = 4
WIDEST_PATH = 12
HIDDEN = frozenset({Part.FURNITURE})


def print_outline(path: str, structure: Structure) -> None:
    """Heading, facts, counts and paragraphs of a text."""
    symbol = structure.metadata.symbol or "no symbol printed"
    printing.say(f"{symbol} · {structure.language} · {printing.name(path)}", style="bold")
    printing.say(described(structure.metadata))
    printing.say(counts(structure.paragraphs))
    print_paragraphs(structure.paragraphs)
    printing.say()


def described(metadata: Metadata) -> str:
    """What the masthead says, as one sentence of facts."""
    facts = [
        metadata.body.value if metadata.body else None,
        metadata.kind.value if metadata.kind else None,
        f"adopted {metadata.adopted_on.isoformat()}" if metadata.adopted_on else None,
        f"session {metadata.session}" if metadata.session else None,
        f"meeting {metadata.meeting}" if metadata.meeting else None,
        metadata.title,
    ]
    return " · ".join(fact for fact in facts if fact) or "the text says nothing about itself"


def counts(paragraphs: Iterable[Paragraph]) -> str:
    """How many paragraphs of each part, sub-paragraphs apart."""
    tops = [paragraph for paragraph in paragraphs if "." not in paragraph.path]
    found = [
        counted(sum(paragraph.part is part for paragraph in tops), f"{part.value} {noun}")
        for part, noun in ((Part.PREAMBLE, "paragraph"), (Part.OPERATIVE, "paragraph"))
    ]
    notes = sum(paragraph.part is Part.NOTE for paragraph in tops)
    return ", ".join([*found, *([counted(notes, "note")] if notes else [])])


def print_paragraphs(paragraphs: Iterable[Paragraph]) -> None:
    """Each paragraph with its path before it; sub-paragraphs stand further in."""
    shown = [paragraph for paragraph in paragraphs if paragraph.part not in HIDDEN]
    margin = min(max((len(paragraph.path) for paragraph in shown), default=0), WIDEST_PATH) + 1
    console = printing.screen()
    for paragraph in shown:
        console.print(_block(paragraph, margin, console.width), soft_wrap=True)


def _block(paragraph: Paragraph, margin: int, width: int) -> Text:
    indent = INDENT * min(paragraph.path.count("."), DEEPEST)
    remark = f" [{', '.join(paragraph.flags)}]" if paragraph.flags else ""
    lines = wrapped(printing.harmless(paragraph.text) + remark, width - margin - indent)
    block = Text(f"{paragraph.path:<{margin}}" + " " * indent, style="cyan")
    for number, line in enumerate(lines):
        block.append("\n" + " " * (margin + indent) if number else "")
        block.append(line, style="default")
    block.highlight_regex(r"\[[a-z_, ]+\]$", "yellow")
    return block
