"""Gains and losses: which citations of the corpus this code finds that another revision did not, and the reverse."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpora import texts

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 200

READER = """
import json, sys
from diffing.citations import find_citations
for line in sys.stdin:
    held = json.loads(line)
    try:
        found = find_citations(held["text"], held["language"], symbol=held["symbol"])
        given = [[one.target or "?" + "|".join(one.candidates), one.start, one.printed, one.relation] for one in found]
    except Exception as error:
        given = [["raised " + repr(error), 0, "", ""]]
    print(json.dumps(given))
"""
"""Read by each revision's own interpreter, so that it must need nothing but the library's one documented function."""


def main() -> None:
    """Print what was gained and lost since the revision in the environment variable BASE."""
    base = os.environ.get("BASE", "")
    if not base:
        print("no revision to measure against: make bench-citations BASE=<revision>")
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        _git("worktree", "add", "--quiet", "--detach", str(tree), base)
        try:
            _report(base, list(_read(tree)), list(_read(ROOT)))
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True)


def _read(tree: Path) -> Iterator[list[tuple[str, int, str, str]]]:
    """The citations of each text of the corpus, as the code in a tree finds them."""
    lines = "".join(
        json.dumps({"text": held.text, "language": held.language, "symbol": held.symbol}) + "\n" for held in texts()
    )
    done = subprocess.run(
        [sys.executable, "-c", READER],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
    )
    for line in done.stdout.splitlines():
        yield [tuple(each) for each in json.loads(line)]


def _report(
    base: str, before: list[list[tuple[str, int, str, str]]], now: list[list[tuple[str, int, str, str]]]
) -> None:
    gained: list[str] = []
    lost: list[str] = []
    related: Counter[str] = Counter()
    for held, old, new in zip(texts(), before, now, strict=True):
        ours, theirs = ({each[:3] for each in found} for found in (new, old))
        gained += [
            f"{held.path} at {start}: {target} ({printed!r})" for target, start, printed in sorted(ours - theirs)
        ]
        lost += [f"{held.path} at {start}: {target} ({printed!r})" for target, start, printed in sorted(theirs - ours)]
        relations = {each[:3]: each[3] for each in old}
        related.update(
            f"{relations[each[:3]]} to {each[3]}" for each in new if relations.get(each[:3], each[3]) != each[3]
        )
    for title, lines in ((f"gained since {base}", gained), (f"lost since {base}", lost)):
        print(f"-- {title}: {len(lines)}")
        print("".join(f"   {line}\n" for line in lines[:SHOWN]), end="")
    print("-- relations that changed")
    print("".join(f"   {count:6} {change}\n" for change, count in related.most_common()), end="")
