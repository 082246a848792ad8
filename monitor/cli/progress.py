"""A progress bar on standard error, and only to a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from monitor.cli import printing

Item = TypeVar("Item")


def progress(items: Iterable[Item], *, total: int | None) -> Iterator[Item]:
    """Pass items through; a bar counts them when a person watches, with the rate and the time that remains.

    ``total`` None: it cannot be known before."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(_rate(task.finished_speed or task.speed))

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=printing.screen(sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=total)
        for item in items:
            yield item
            bar.advance(task)


def _rate(speed: float | None) -> str:
    """How many a second, or a minute where that is less than one."""
    if not speed:
        return ""
    return f"{speed:.0f}/s" if speed >= 1 else f"{speed * 60:.0f}/min"
