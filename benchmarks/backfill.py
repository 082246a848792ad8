"""A backfill of files: documents a second from text and from PDF, memory of all processes, size of the database; and
whether a document costs more when 20,000 are held (issue 5).

The command itself is run, as a user would, and its processes are watched from outside: processor time by /proc, also
of those that have ended, and proportional memory. ``BACKFILL_SIZES`` (``1000,20000``) are the sizes between which the
cost of a document is compared; ``BACKFILL_PARTS`` (``text,pdf,growth``) are those of the figures to make. The larger
corpus is the same texts with symbols, numbers and sessions moved, so that each is another work that cites other works.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from benchmarks.corpora import CORPUS

ONLY_BY_NAME = True
TEXT_FLOOR, PDF_FLOOR, GROWTH_LIMIT = 50.0, 15.0, 1.2
COUNCIL = re.compile(r"(?<![\d/.])(\d{1,4})([ \u00a0]?)\(((?:19|20)\d\d)\)")
ASSEMBLY = re.compile(r"(?<![\d/.])(\d\d)/(\d{1,3})(?![\d/])")
LAST_NUMBER, LAST_YEAR, MOST_IN_A_YEAR = 2810, 2025, 100
EVERY = 0.25
PDF_COPIES = 10


@dataclass(frozen=True)
class Run:
    """How one backfill went: documents, seconds, processor seconds, peak bytes in memory of all its processes, and how
    many processor seconds had passed when so many documents were done, from time to time."""

    documents: int
    seconds: float
    busy: float
    peak: int
    track: tuple[tuple[int, float], ...] = ()

    @property
    def rate(self) -> float:
        return self.documents / self.seconds

    @property
    def cost(self) -> float:
        """Processor milliseconds for each document, over all processes."""
        return self.busy / self.documents * 1000


def moved(text: str, copy: int) -> str:
    """The text as another work that cites other works: numbers of the Council run on, the Assembly's sessions too."""

    def council(match: re.Match[str]) -> str:
        number = int(match[1]) + LAST_NUMBER * copy
        year = LAST_YEAR + 1 + (number - LAST_NUMBER - 1) // MOST_IN_A_YEAR
        return f"{number}{match[2]}({year})"

    def assembly(match: re.Match[str]) -> str:
        return f"{int(match[1]) + 100 * copy}/{match[2]}"

    return ASSEMBLY.sub(assembly, COUNCIL.sub(council, text)) if copy else text


def large_corpus(folder: Path, size: int) -> None:
    """So many different works as files: Council and Assembly resolutions, English and French."""
    chosen = [*CORPUS.glob("machinman_fr/split/*.txt"), *CORPUS.glob("mandate_pipeline_ga/txt/*.txt")]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(chosen)]
    for number in range(size):
        copy, which = divmod(number, len(texts))
        # Spread over the corpus, so that the first thousand are like all others.
        text = moved(texts[which * 7 % len(texts)], copy)
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def measured(home: Path, *paths: Path) -> Run:
    """Run the command on files; with the peak of what all of its processes hold, shared pages counted once each."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "monitor", "--home", str(home), "backfill", "--files", "--format", "json"]
    with tempfile.TemporaryFile() as lines:
        process = subprocess.Popen([*command, *map(str, paths)], stdout=lines, stderr=subprocess.DEVNULL)
        seen = Watched()
        watch = threading.Thread(target=_watch, args=(process, lines, seen), daemon=True)
        watch.start()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        seconds = time.perf_counter() - began
        watch.join()
        documents = _lines(lines)
    busy = used.ru_utime + used.ru_stime
    return Run(documents, seconds, busy, seen.peak, (*seen.track, (documents, busy)))


@dataclass
class Watched:
    """What was seen of a backfill from outside so far."""

    peak: int = 0
    track: list[tuple[int, float]] = field(default_factory=list)


def _watch(process: "subprocess.Popen[bytes]", lines: IO[bytes], seen: Watched) -> None:
    while process.returncode is None:
        family = list(_family(process.pid))
        seen.peak = max(seen.peak, sum(map(_held, family)))
        seen.track.append((_lines(lines), sum(map(_used, family))))
        time.sleep(EVERY)


def _lines(file: IO[bytes]) -> int:
    size = os.fstat(file.fileno()).st_size
    return os.pread(file.fileno(), size, 0).count(b"\n")


def _used(pid: int) -> float:
    """Processor seconds of a process, and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield from _family(int(child))
        except OSError:
            continue


def _held(pid: int) -> int:
    """Proportional bytes in memory of a process; 0 when it has just ended."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def _told(name: str, run: Run, home: Path, floor: float | None = None) -> None:
    size = sum(path.stat().st_size for path in home.glob("seized.db*"))
    bound = f" (at least {floor:g} asked for)" if floor else ""
    print(
        f"{name}: {run.documents:,} documents in {run.seconds:,.1f} s: {run.rate:.1f} a second{bound}; "
        f"{run.cost:.1f} ms of processor each; peak {run.peak / 1e6:,.0f} MB; database {size / 1e6:,.1f} MB"
    )


def _in_new_home(name: str, floor: float | None, *paths: Path) -> Run:
    with tempfile.TemporaryDirectory(prefix="seized-bench-") as home:
        run = measured(Path(home), *paths)
        _told(name, run, Path(home), floor)
        again = measured(Path(home), *paths)
        _told(f"{name}, once more", again, Path(home))
    return run


def _growth(sizes: tuple[int, int]) -> None:
    small, large = sizes
    with tempfile.TemporaryDirectory(prefix="seized-bench-") as place:
        files = Path(place, "files")
        files.mkdir()
        large_corpus(files, large)
        home = Path(place, "home")
        names = sorted(files.iterdir())
        first = _part(home, names[:small], Path(place, "a"))
        rest = _part(home, names[small:-small], Path(place, "b"))
        last = _part(home, names[-small:], Path(place, "c"))
        for name, run in (("first", first), ("between", rest), ("last", last)):
            _told(f"of {large:,}, {name}", run, home)
        print("processor ms a document, by thousand: " + " ".join(f"{cost:.1f}" for cost in by_thousand(rest)))
    growth, memory = last.cost / first.cost, rest.peak / first.peak
    print(f"a document among {large:,} costs {growth:.2f} x one among {small:,} (at most {GROWTH_LIMIT} asked for)")
    print(f"peak memory of {rest.documents:,} in one go: {memory:.2f} x that of {small:,}")


def by_thousand(run: Run) -> Iterator[float]:
    """Processor milliseconds for each document, of one thousand after the other."""
    done, busy = 0, 0.0
    for documents, used in run.track:
        if documents - done >= 1000:
            yield (used - busy) / (documents - done) * 1000
            done, busy = documents, used


def _part(home: Path, names: list[Path], folder: Path) -> Run:
    folder.mkdir()
    for path in names:
        path.rename(folder / path.name)
    return measured(home, folder)


def main() -> None:
    """Print the figures."""
    if not CORPUS.is_dir():
        print("the shared corpus does not stand beside the project: nothing to measure")
        return
    print(f"processors: {os.cpu_count()}, load before: {os.getloadavg()[0]:.1f}")
    parts: dict[str, Callable[[], object]] = {
        "text": lambda: _in_new_home("text", TEXT_FLOOR, *_texts()),
        "pdf": _pdfs,
        "growth": lambda: _growth(_sizes()),
    }
    for name in os.environ.get("BACKFILL_PARTS", "text,pdf,growth").split(","):
        parts[name]()
    print(f"load after: {os.getloadavg()[0]:.1f}")


def _texts() -> tuple[Path, ...]:
    """The corpus without its PDF files."""
    without = (path for path in sorted(CORPUS.iterdir()) if not any(path.rglob("*.pdf")))
    return (*without, CORPUS / "mandate_pipeline_ga" / "txt")


def _pdfs() -> None:
    """The PDF files, each a number of times with other bytes: further issues of the same text."""
    with tempfile.TemporaryDirectory(prefix="seized-bench-") as place:
        for path in sorted(CORPUS.rglob("*.pdf")):
            for copy in range(PDF_COPIES):
                Path(place, f"{copy:02}-{path.name}").write_bytes(path.read_bytes() + b"%% %d\n" % copy)
        _in_new_home("PDF", PDF_FLOOR, Path(place))


def _sizes() -> tuple[int, int]:
    small, _, large = os.environ.get("BACKFILL_SIZES", "1000,20000").partition(",")
    return int(small), int(large)


if __name__ == "__main__":
    main()
