"""A progress bar on standard error, and only to a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from monitor.cli import printing

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, total: int | None) -> Iterator[Item]:
    """Pass items through; a bar counts them when a person watches. ``total`` None: it cannot be known before."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=printing.screen(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=total)
        for item in items:
            yield item
            bar.advance(task)
