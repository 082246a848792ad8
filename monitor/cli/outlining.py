"""A text by its paragraphs, for a person at a terminal."""

from collections.abc import Iterable

from rich.padding import Padding
from rich.text import Text

from diffing.changes import Metadata, Paragraph, Part, Structure
from monitor.cli import printing
from monitor.tallying import counted

INDENT = 2
HIDDEN = frozenset({Part.FURNITURE})


def print_outline(path: str, structure: Structure) -> None:
    """Heading, facts, counts and paragraphs of a text."""
    symbol = structure.metadata.symbol or "no symbol printed"
    printing.say(f"{symbol} · {structure.language} · {path}", style="bold")
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
    console = printing.screen()
    for paragraph in paragraphs:
        if paragraph.part in HIDDEN:
            continue
        line = Text(f"{paragraph.path:<8} ", style="cyan")
        line.append(printing.harmless(paragraph.text), style="default")
        if paragraph.flags:
            line.append(f"  [{', '.join(paragraph.flags)}]", style="yellow")
        console.print(Padding(line, (0, 0, 0, INDENT * paragraph.path.count("."))))
