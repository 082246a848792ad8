"""The Security Council's numbers and years: what texts print over themselves that our table lacks or contradicts.

Reads the tables of meetings and the texts beside the project and, where the environment variable DATABASE gives its
address, the works that a store holds. How the program extends its table from them while it runs: docs/citations.md.
"""

import csv
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import NamedTuple

from benchmarks.corpora import CORPUS, texts
from diffing.structure import structure
from diffing.years import LAST_KNOWN, year_of
from monitor.store.corpus.reading import works
from monitor.store.database import open_database

ONLY_BY_NAME = True
TABLES = CORPUS / "unsc_tables" / "sc_resolutions_from_tables.csv"
SHOWN = 40
_PRINTED = re.compile(r"S/RES/(\d{1,4})\s?\(((?:19|20)\d\d)\)")


class Seen(NamedTuple):
    """A number and a year that a resolution prints for itself, and where."""

    number: int
    year: int
    where: str


class Compared(NamedTuple):
    """What agrees with our table, what contradicts it, and what stands past its end."""

    agreeing: int
    contradicting: list[Seen]
    lacking: list[Seen]


def main() -> None:
    """Print what was found, and the rows by which the table would grow."""
    found = compared([*meetings(), *mastheads(), *held(os.environ.get("DATABASE", ""))])
    print(f"{found.agreeing:,} numbers agree with the table, which ends with {LAST_KNOWN}")
    print(f"contradicting: {len(found.contradicting)}")
    print("".join(f"   {each.where}: {each.number} ({each.year})\n" for each in found.contradicting[:SHOWN]), end="")
    print(f"lacking: {len(found.lacking)}")
    print("".join(f"   {line}\n" for line in rows(found.lacking)), end="")


def meetings() -> Iterator[Seen]:
    """The tables of the Council's meetings, where they stand beside the project."""
    if TABLES.is_file():
        with TABLES.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                if named := re.match(r"S/RES/(\d+)", row["symbol"]):
                    yield Seen(int(named[1]), int(row["year"]), row["source_file"])


def mastheads() -> Iterator[Seen]:
    """What the texts beside the project print over themselves: of several headings none counts."""
    for each in texts() if CORPUS.is_dir() else ():
        printed = {
            _PRINTED.fullmatch(symbol) for symbol in structure(each.text, each.language).metadata.symbols_printed
        }
        if len(printed) == 1 and (only := printed.pop()):
            yield Seen(int(only[1]), int(only[2]), each.path)


def held(address: str) -> Iterator[Seen]:
    """The resolutions that a store holds; none without an address."""
    if not address:
        return
    with closing(open_database(address)) as database:
        for work in works(database):
            if named := _PRINTED.fullmatch(work.symbol):
                yield Seen(int(named[1]), int(named[2]), work.symbol)


def compared(seen: Iterable[Seen]) -> Compared:
    """Every number held against the table."""
    agreeing, contradicting, lacking = 0, [], []
    for each in seen:
        if each.number > LAST_KNOWN:
            lacking.append(each)
        elif year_of(each.number) == each.year:
            agreeing += 1
        else:
            contradicting.append(each)
    return Compared(agreeing, contradicting, lacking)


def rows(lacking: Iterable[Seen]) -> Iterator[str]:
    """For each year what its numbers past the table are, and how many of them were seen: a gap is to be looked up."""
    numbers: dict[int, Counter[int]] = {}
    for each in lacking:
        numbers.setdefault(each.year, Counter())[each.number] += 1
    for year, counted in sorted(numbers.items()):
        first, last = min(counted), max(counted)
        yield f"{year}: {first} to {last}, {len(counted)} of {last - first + 1} seen"
