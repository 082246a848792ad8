"""The texts that a command names: files or standard input, read one by one; a bad one never stops the good ones."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from monitor.cli import failing, printing
from sources.documents import Reading
from sources.errors import Unreadable

STANDARD_INPUT: Final = "-"
SUFFIXES: Final = {".html": "text/html", ".htm": "text/html", ".wiki": "text/x-wiki", ".wikitext": "text/x-wiki"}


@dataclass(frozen=True, slots=True)
class Input:
    """A text that was named on the command line. ``path`` is as typed, ``-`` for standard input."""

    path: str
    reading: Reading


def read_input(path: str) -> Input:
    """Read one text. Raises Unreadable (empty, binary, too large, unknown encoding) or WrongInput (no such file)."""
    from sources.reading import read  # imports the HTML parser

    media_type = SUFFIXES.get(Path(path).suffix.lower(), "text/plain")
    try:
        return Input(path, read(_content(path), media_type, None, name=path))
    except Unreadable as error:
        raise failing.WrongInput(_named(path, failing.one_line(error))) from error


def _content(path: str) -> bytes:
    from sources.reading import LIMIT

    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(LIMIT + 1)
    if not path:
        raise failing.WrongInput("an empty file name: name a file, or - for standard input")
    try:
        return _file_content(Path(path), LIMIT)
    except (OSError, ValueError) as error:
        if isinstance(error, failing.WrongInput):
            raise
        why = getattr(error, "strerror", None) or error
        raise failing.WrongInput(f"{path}: {failing.one_line(why)}") from error


def _file_content(path: Path, limit: int) -> bytes:
    if path.is_dir():
        raise failing.WrongInput(f"{path}: a directory; name the files in it, for example {path}/*.txt")
    with path.open("rb") as file:
        return file.read(limit + 1)


def _named(path: str, line: str) -> str:
    name = "standard input" if path == STANDARD_INPUT else path
    return line if name in line else f"{name}: {line}"


def each(paths: Iterable[str], act: Callable[[str], None]) -> None:
    """Act on every path in turn; name the bad ones on standard error and leave with the right code at the end.

    Raises typer.Exit: 2 when all were wrong, 1 when some were.
    """
    good, bad = 0, 0
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
