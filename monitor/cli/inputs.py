"""The texts that a command names: files or standard input, read one by one; a bad one never stops the good ones."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from monitor.cli import failing, printing
from monitor.cli.sweeping import resume
from sources.documents import Reading
from sources.errors import Unreadable

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A text that was named on the command line. ``path`` is as typed, ``-`` for standard input."""

    path: str
    reading: Reading


def read_input(path: str) -> Input:
    """Read one text. Raises WrongInput: no such file, empty, binary, cut off, too large, in an unknown encoding."""
    from sources.reading import read  # imports the HTML parser

    try:
        content, media_type = _content(path)
        name = "standard input" if path == STANDARD_INPUT else path
        return Input(path, read(content, media_type, None, name=name))
    except Unreadable as error:
        raise failing.WrongInput(failing.one_line(error)) from error


def _content(path: str) -> tuple[bytes, str]:
    from sources.reading import CAP, load

    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(CAP + 1), ""
    if not path:
        raise failing.WrongInput("an empty file name: name a file, or - for standard input")
    return load(Path(path))


def each(paths: Iterable[str], act: Callable[[str], None]) -> None:
    """Act on every path in turn; name the bad ones on standard error and leave with the right code at the end.

    Raises typer.Exit: 2 when all were wrong, 1 when some were.
    """
    good, bad = 0, 0
    resume()
    for path in paths:
        try:
            act(path)
            good += 1
        except failing.WrongInput as error:
            printing.complain(failing.one_line(error))
            bad += 1
    if bad:
        raise typer.Exit(failing.FAILED if good else failing.WRONG_INPUT)


def unique(paths: Iterable[str]) -> Iterator[str]:
    """Each path once, in order: standard input can be read only once, and a file twice is a slip."""
    yield from dict.fromkeys(paths)
