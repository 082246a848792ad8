"""A poll that finds nothing new: requests for each address, statements that write, processor time and memory, for 2,000
texts at a make-believe document system on loopback, in this process (issue 5).

``POLL_TEXTS`` (2000) is how many are watched. What others need for as many addresses: ``benchmarks.poll``.
"""

import os
import resource
import time
from collections import Counter
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event

from monitor import logs
from monitor.demo.papers_of_storm import paper
from monitor.demo.sites.ods import MakeBelieveOds
from monitor.demo.sites.papers import docx_of
from monitor.demo.sites.serving import Served, serving
from monitor.filling.backfilling import Wish, backfill_symbols
from monitor.looking import look_at_wanted
from monitor.receiving import Context
from monitor.store import migrating
from monitor.store.database import Database, open_database
from sources.ods import Ods
from sources.ods_control import Control
from sources.pacing import Pacing
from sources.web import Web

ONLY_BY_NAME = True
BEGIN = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
OTHER = "E/2021/L.22"


class Watching:
    """A collection of texts that are all held, and a clock that is moved."""

    def __init__(self, stack: ExitStack, texts: int) -> None:
        self.now = BEGIN
        site = MakeBelieveOds()
        self.symbols = [f"A/RES/80/{number}" for number in range(1, texts + 1)]
        for symbol in (OTHER, *self.symbols):
            site.publish(symbol, "en", files={"docx": docx_of(paper(symbol, "en", 1, BEGIN))})
        self.served: Served = stack.enter_context(serving(site))
        home = stack.enter_context(TemporaryDirectory(prefix="seized-bench-"))
        url = f"sqlite:///{Path(home, 'seized.db')}"
        migrating.upgrade(url)
        self.database: Database = stack.enter_context(closing(open_database(url)))
        web = Web("the benchmark", private=frozenset({self.served.place}), pacing=Pacing(gap=0.0))
        control = Control(clock=lambda: self.now.timestamp())
        self.source = Ods(
            stack.enter_context(web), languages=("en",), formats=("docx",), host=self.served.address, control=control
        )
        self.context = Context(self.database, lambda: self.now, lambda: 0.0, sources={"ods": self.source})
        taken = list(backfill_symbols(self.context, [self.source], self.symbols, Wish()))
        assert all(one.ok for one in taken), [one.reason for one in taken if not one.ok][:3]

    def written(self) -> Counter[str]:
        """From now on, how often a statement writes into which table."""
        counted: Counter[str] = Counter()

        @event.listens_for(self.database.writer, "before_cursor_execute")
        def _count(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            words = statement.replace('"', "").split()
            if words[0] in ("INSERT", "UPDATE", "DELETE"):
                counted[words[1] if words[0] == "UPDATE" else words[2]] += 1

        return counted

    def look(self) -> Counter[str]:
        """Look at everything that is due; the outcomes."""
        outcomes: Counter[str] = Counter()
        while found := look_at_wanted(self.context, {"ods": self.source}):
            outcomes.update(one.outcome.value for one in found)
        return outcomes


def main() -> None:
    """Print the figures."""
    logs.configure("critical", "json")
    texts = int(os.environ.get("POLL_TEXTS", "2000"))
    with ExitStack() as stack:
        watching = Watching(stack, texts)
        watching.now += timedelta(days=8)
        written, asked = watching.written(), len(watching.served.requests)
        cpu, began = time.process_time(), time.perf_counter()
        outcomes = watching.look()
        cpu, seconds = time.process_time() - cpu, time.perf_counter() - began
        requests = Counter(one.path.split("/")[1] for one in list(watching.served.requests)[asked:])
    print(f"{texts:,} texts looked at, outcomes {dict(outcomes)}, in {seconds:.1f} s; load {os.getloadavg()[0]:.1f}")
    print(f"requests: {requests['api']:,} to the resolver (one for each text), {requests['doc']:,} for files")
    print(f"writes by table: {dict(written)}")
    print(f"processor: {cpu:.2f} s ({cpu / texts * 1000:.2f} ms a text), the make-believe site's share included")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB at most")


if __name__ == "__main__":
    main()
