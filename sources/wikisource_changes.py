"""What rows of a wiki's recent changes say happened to pages of resolutions (sources.md part 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sources.mediawiki import Json
from sources.wikisource_cursor import moment
from sources.wikisource_names import is_resolution


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that recent changes name: when it was last touched, and where it went if it was moved."""

    title: str
    at: datetime
    rcid: int
    moved_to: str | None = None


def touched_by(rows: Iterable[Json], language: str) -> dict[str, Touched]:
    """Pages of resolutions that rows of recent changes name, each with its last touch."""
    touched: dict[str, Touched] = {}
    for row in rows:
        title, at = str(row.get("title", "")), moment(row["timestamp"])
        target = _move_target(row)
        if is_resolution(title, language):
            went = touched[title].moved_to if title in touched else None
            touched[title] = Touched(title, at, row["rcid"], moved_to=target or went)
        if target is not None and is_resolution(target, language):
            touched[target] = Touched(target, at, row["rcid"])
    return touched


def _move_target(row: Json) -> str | None:
    if row.get("type") != "log" or row.get("logtype") != "move":
        return None
    target = (row.get("logparams") or {}).get("target_title")
    return str(target) if target else None
