"""The three standard streams, made fit for use before a command begins."""

import os
import sys
from typing import Final

NAMES: Final = ("stdin", "stdout", "stderr")


def prepare() -> None:
    """Put the null device where a stream is closed, and let no name or text be unprintable in this locale.

    A database that is opened while a standard stream is closed would get that stream's number, and whatever prints
    to it would write into the database.
    """
    for number, name in enumerate(NAMES):
        if getattr(sys, name) is None:
            setattr(sys, name, _null(number))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # tests put streams of their own here
            stream.reconfigure(errors="backslashreplace")


def _null(number: int) -> object:
    opened = os.open(os.devnull, os.O_RDONLY if number == 0 else os.O_WRONLY)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)
    return os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8", closefd=False)
