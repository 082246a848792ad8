"""Facts on standard output, notes on standard error: nothing that a text contains can steer the terminal."""

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import IO, Any, NoReturn

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from monitor.cli.wrapping import wrapped

# Control characters could move the cursor or hide words; overrides could turn a line round.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufff9-\ufffb]")
LONGEST = 600
"""Characters of a complaint: what was typed or sent may be a book."""
NARROWEST = 40
"""Columns below which nothing can be laid out; a narrower terminal breaks the lines by itself."""
WIDEST = 10_000
"""Columns where nobody looks: a pipe has no edge, and a folded symbol could not be searched for."""

_ISOLATES = str.maketrans("", "", "\u2066\u2067\u2068\u2069")


class _Screen(Console):
    """A console that reports a closed pipe instead of leaving with code 1 by itself."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def screen(file: IO[str] | None = None) -> Console:
    """A console on ``file`` (standard output), without markup and guessing of colours: texts are texts."""
    console = _Screen(file=file, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.width = max(console.width, NARROWEST)
    return console


def harmless(text: str) -> str:
    """``text`` without characters that steer a terminal; each becomes a visible mark."""
    return _STEERING.sub("\ufffd", text).translate(_ISOLATES)


def name(path: str) -> str:
    """A file's name as a piece of one line: even a line end in it does not begin a new one."""
    return harmless(path).replace("\n", "\ufffd")


def say(text: str = "", style: str = "") -> None:
    """One line for a person on standard output, wrapped at the terminal's width."""
    console = screen()
    lines = wrapped(harmless(text), console.width) if console.is_terminal else [harmless(text)]
    console.print(Text("\n".join(lines), style=style), soft_wrap=True)


def write(text: str) -> None:
    """Text that is already made up, colours included, as it is."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def is_colourful() -> bool:
    """Whether standard output is a terminal whose user has not asked for no colours (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def note(line: str) -> None:
    """A note on standard error, only when a person is there to read it."""
    if sys.stderr.isatty():
        print(harmless(line), file=sys.stderr)  # noqa: T201


def complain(line: str) -> None:
    """A line on standard error that is always said; a very long one loses its middle."""
    print(f"seized: {shortened(harmless(line))}", file=sys.stderr)  # noqa: T201


def shortened(line: str) -> str:
    """``line`` with at most 600 characters: its beginning names the thing, its end the way out."""
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"


def emit(value: dict[str, Any]) -> None:
    """One JSON object on one line of standard output; escaped where the output is not UTF-8."""
    escaped = not (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(json.dumps(value, ensure_ascii=escaped, separators=(",", ":"), default=_plain) + "\n")


def emit_line(line: str) -> None:
    """One line of a file for other programs on standard output, in UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return str(value)


def moment(value: datetime | None) -> str:
    """A time for a person: ``2026-11-22 06:00 UTC``; a dash for none."""
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if value else "–"


def briefly(value: datetime | None, now: datetime) -> str:
    """A time near ``now`` for a narrow table: ``06:00 UTC`` on the same day, with its date otherwise."""
    if value is None or value.astimezone(UTC).date() != now.astimezone(UTC).date():
        return moment(value)
    return value.astimezone(UTC).strftime("%H:%M:%S UTC")


def instant(value: datetime | None) -> str | None:
    """A time for a program: ISO 8601 in UTC with Z."""
    return _plain(value) if value else None


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, styles: Sequence[str] = ()) -> None:
    """Print rows under headings; long cells are folded to a terminal's width, never cut, and left whole in a pipe."""
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for index, heading in enumerate(headings):
        grid.add_column(heading, overflow="fold", style=styles[index] if index < len(styles) else "")
    for row in rows:
        grid.add_row(*(Text(harmless(cell)) for cell in row))
    console = screen()
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDEST
    console.print(grid)
