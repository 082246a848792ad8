"""The command concordance: whether the language versions of a held work say the same."""

from typing import TYPE_CHECKING

import typer

from monitor.cli import failing, printing
from monitor.cli.corpus import not_held
from monitor.cli.opening import opened_database
from monitor.cli.options import Format, FormatOption, SymbolArgument
from monitor.cli.symbols import Wanted, work
from monitor.tallying import counted

if TYPE_CHECKING:
    from monitor.judging.concordance import Difference, Reading

PANEL = "What is held"
CHECKS = {
    "paragraphs": "numbers of paragraphs",
    "citations": "documents cited",
    "dates": "dates",
    "numbers": "numbers",
}


def add(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command(rich_help_panel=PANEL)(concordance)


def concordance(context: typer.Context, symbol: SymbolArgument, output: FormatOption = Format.TERMINAL) -> None:
    """Hold a work's language versions beside each other: paragraphs, citations, dates and numbers."""
    from monitor.judging.concordance import describe_differences, differences, spoken
    from monitor.store import corpus

    wanted = work(symbol)
    with opened_database(context) as database:
        versions = corpus.current_versions(database, wanted)
    if not versions:
        raise failing.FailedWork(not_held(Wanted(wanted), None))
    found = differences(spoken(one) for one in versions)
    languages = [one.language for one in versions]
    if output is Format.JSON:
        printing.emit({"symbol": wanted, "languages": languages, "differences": describe_differences(found)})
    else:
        print_differences(wanted, languages, found)


def print_differences(symbol: str, languages: list[str], found: "tuple[Difference, ...]") -> None:
    """Each difference with every reading, and a sentence in the end."""
    printing.say(f"{symbol} · held in {', '.join(languages)}", style="bold")
    for one in found:
        printing.say(f"{one.paragraph or 'the whole text'}: {_what_differs(one)}", style="yellow")
        for reading in one.readings:
            _print_reading(reading)
    if len(languages) < 2:
        printing.say("held in one language: there is nothing to compare")
    elif found:
        printing.say(f"{counted(len(found), 'difference')}; no version goes before another: check the official texts")
    else:
        printing.say("the same paragraphs, citations, dates and numbers")


def _what_differs(one: "Difference") -> str:
    if one.check == "paragraphs" and one.paragraph:
        return "in another part" if all(reading.values for reading in one.readings) else "not in every language"
    return CHECKS[one.check]


def _print_reading(reading: "Reading") -> None:
    """What a version has; round what not all have alike, also the paragraphs before and after."""
    quote = f" — {reading.quote}" if reading.quote else ""
    places = f" ({', '.join(reading.places)})" if reading.places else ""
    own = f"  {reading.language}: {', '.join(reading.values) or 'nothing of these'}{places}{quote}"
    before, after = (
        f"  {' ' * len(reading.language)}  ({near.path} — {near.quote})" if near else None
        for near in (reading.before, reading.after)
    )
    for line in filter(None, (before, own, after)):
        printing.say(line)
