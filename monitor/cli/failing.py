"""What the command line says when something goes wrong: one line that names the thing, and an exit code."""

import errno
from typing import Final

import typer
from typer.exceptions import TyperException

DONE: Final = 0
FAILED: Final = 1
WRONG_INPUT: Final = 2
INTERRUPTED: Final = 130

# Errors of the house whose text is already the line to print. Told by name, so that saying "no such file" does not
# import the database.
LINES_FAILED: Final = frozenset(
    {"StoreError", "SourceError", "DeliveryError", "FailedWork", "AlreadyRunning", "ServingError"}
)
LINES_WRONG: Final = frozenset(
    {
        "WrongInput",
        "SymbolError",
        "AddressError",
        "SettingsError",
        "UnusableUrl",
        "UnknownDelivery",
    }
)


class WrongInput(ValueError):
    """What was typed or named cannot be used; the text says why and what to write instead."""


class FailedWork(Exception):
    """What was asked for could not be done; the text names the thing and the way out."""


def one_line(text: object) -> str:
    """``text`` with every run of white space, line ends too, as one space."""
    return " ".join(str(text).split())


def explained(error: BaseException) -> tuple[str, int]:
    """The line for a person and the exit code; the line is empty when nothing needs to be said."""
    if isinstance(error, TyperException):
        return _usage(error), error.exit_code
    if isinstance(error, KeyboardInterrupt | typer.Abort):
        return "interrupted; what was finished is kept", INTERRUPTED
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & LINES_WRONG:
        return one_line(error), WRONG_INPUT
    if names & LINES_FAILED:
        return one_line(error), FAILED
    return _other(error), FAILED


def _usage(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    words = one_line(error.format_message()).rstrip(".")
    if not words:  # the help itself was printed
        return ""
    return f"{words}; see: {context.command_path} --help" if context is not None else words


def _other(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        where = error.filename or "where the output goes"
        return f"no space left on the disk of {where}: free some and run the command again"
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else f"cannot write the output: {error.strerror}"
    if isinstance(error, MemoryError):
        return "out of memory: give fewer or smaller files at a time"
    return f"unexpected {type(error).__name__}: {one_line(error)} (seized --debug COMMAND shows where)"
