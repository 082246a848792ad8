"""The engines that people would use instead, each behind one function: two texts in, the marked characters out.

A package or program that is missing raises ``Missing``. Marks on spaces alone are left out, in every engine's favour.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any

_LETTERS = "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x400, 0x530), *range(0x620, 0x656)))
WORD_OR_CHARACTER = f"[A-Za-z0-9{_LETTERS}]+|[^[:space:]]"
"""For git: words of alphabetic scripts, single characters of the others. It accepts no ranges beyond ASCII."""

Step = tuple[str, str]
"""``=``, ``-`` or ``+``, and the words."""


class Missing(Exception):
    """An engine is not on this machine."""


@dataclass
class Marks:
    """Spans of both texts that an engine shows as changed; pairs of old and new lines that it shows as moved."""

    old: list[tuple[int, int]] = field(default_factory=list)
    new: list[tuple[int, int]] = field(default_factory=list)
    moves: set[tuple[int, int]] = field(default_factory=set)


Engine = Callable[[str, str], Marks]


def package(name: str) -> Any:
    """The package. Raises Missing."""
    try:
        return import_module(name)
    except ImportError as error:
        raise Missing(f"{name} is not installed: run make bench-compare") from error


def run(*command: str) -> str:
    """What a program prints. Raises Missing when it is not there."""
    if not shutil.which(command[0]):
        raise Missing(f"{command[0]} is not on this machine")
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if b"undefined function wikidiff2" in done.stdout + done.stderr:
        raise Missing("wikidiff2 is not on this machine (Debian: php-wikidiff2)")
    return done.stdout.decode("utf-8", "replace")


def on_files(*command: str) -> Callable[[str, str], str]:
    """A program that takes two files, as a function of two texts."""

    def act(old: str, new: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in ("old", "new")]
            for path, text in zip(paths, (old, new), strict=True):
                path.write_text(text, "utf-8")
            return run(*command, *map(str, paths))

    return act


def marks(steps: Iterable[Step], old: str, new: str) -> Marks:
    """The spans of the steps, found again in the texts; spaces may differ."""
    found, at_old, at_new = Marks(), 0, 0
    for sign, words in steps:
        if sign in "=-":
            start, at_old = _found(words, old, at_old)
            if sign == "-" and start < at_old:
                found.old.append((start, at_old))
        if sign in "=+":
            start, at_new = _found(words, new, at_new)
            if sign == "+" and start < at_new:
                found.new.append((start, at_new))
    return found


def _found(words: str, text: str, at: int) -> tuple[int, int]:
    start = -1
    for character in words:
        if character.isspace():
            continue
        place = text.index(character, at)
        start, at = place if start < 0 else start, place + 1
    return (at if start < 0 else start), at


def by_difflib(old: str, new: str) -> Marks:
    """Lines by difflib, then changed lines in order, character by character."""
    return marks(difflib_steps(old, new), old, new)


def difflib_steps(old: str, new: str) -> Iterator[Step]:
    """What difflib says of lines and then of characters."""
    left, right = old.splitlines(True), new.splitlines(True)
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, False).get_opcodes():
        for before, after in zip_longest(left[a:b], right[c:d], fillvalue=""):
            if tag == "equal":
                yield "=", before
                continue
            for what, low, high, first, last in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
                if what == "equal":
                    yield "=", before[low:high]
                else:
                    yield from (("-", before[low:high]), ("+", after[first:last]))


def by_redlines(old: str, new: str) -> Marks:
    """The package redlines."""
    answer = json.loads(package("redlines").Redlines(old, new).output_json())
    return marks(_redlines_steps(answer["changes"]), old, new)


def _redlines_steps(changes: Iterable[dict[str, Any]]) -> Iterator[Step]:
    for change in changes:
        signs = {"equal": "=", "delete": "-", "insert": "+"}
        steps = (
            ((signs[change["type"]], change["text"]),)
            if change["type"] in signs
            else (("-", change["source_text"]), ("+", change["test_text"]))
        )
        yield from ((sign, words.replace("¶", "")) for sign, words in steps)


def by_diff_match_patch(old: str, new: str) -> Marks:
    """diff-match-patch in C++, with its clean-up for readers."""
    return marks(package("fast_diff_match_patch").diff(old, new, cleanup="Semantic", counts_only=False), old, new)


def by_git(old: str, new: str) -> Marks:
    """``git diff --word-diff`` with a word pattern that knows scripts without spaces."""
    body = GIT(old, new).partition("\n@@")[2].split("\n")[1:]
    steps = ((line[0].replace(" ", "="), line[1:]) for line in body if line[:1] in (" ", "-", "+") and line)
    return marks(steps, old, new)


GIT = on_files(
    *("git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "-U1000000"),
    f"--word-diff-regex={WORD_OR_CHARACTER}",
)
_PHP = str(Path(__file__).with_name("compare_wikidiff2.php"))
_WIKIDIFF2 = on_files("php", _PHP, "json")
WIKIDIFF2_TABLE = on_files("php", _PHP, "table")
WIKIDIFF2_INLINE = on_files("php", _PHP, "inline")


def by_wikidiff2(old: str, new: str) -> Marks:
    """wikidiff2, from its description of the inline view. Its offsets count bytes."""
    sides, found = (old.encode(), new.encode()), Marks()
    sources: dict[str, int] = {}
    targets: dict[str, tuple[str, int]] = {}
    for line in json.loads(_WIKIDIFF2(old, new) or '{"diff": []}')["diff"]:
        starts = [line["offset"]["from"], line["offset"]["to"]]
        if line["type"] == 4:
            sources[line["moveInfo"]["id"]] = starts[0]
        if line["type"] == 5:
            targets[line["moveInfo"]["id"]] = (line["moveInfo"]["linkId"], starts[1])
    for line in json.loads(_WIKIDIFF2(old, new) or '{"diff": []}')["diff"]:
        start_old, start_new = line["offset"]["from"], line["offset"]["to"]
        if line["type"] == 5:
            start_old = sources[line["moveInfo"]["linkId"]]
        _mark_line(line, start_old, start_new, sides, found)
    for source, start in targets.values():
        found.moves.add((sides[0][: sources[source]].count(b"\n"), sides[1][:start].count(b"\n")))
    return found


def _mark_line(
    line: dict[str, Any], old: int | None, new: int | None, sides: tuple[bytes, bytes], found: Marks
) -> None:
    size = len(line["text"].encode())
    ranges = line.get("highlightRanges", [])
    if line["type"] == 1:
        ranges = [{"start": 0, "length": size, "type": 0}]
    elif line["type"] == 2:
        ranges = [{"start": 0, "length": size, "type": 1}]
    gone = come = 0
    for one in ranges:
        start, length = one["start"], one["length"]
        if one["type"] == 1 and old is not None:
            found.old.append(_span(sides[0], old + start - come, length))
            gone += length
        elif one["type"] == 0 and new is not None:
            found.new.append(_span(sides[1], new + start - gone, length))
            come += length


def _span(text: bytes, start: int, length: int) -> tuple[int, int]:
    before = len(text[:start].decode("utf-8", "replace"))
    return before, before + len(text[start : start + length].decode("utf-8", "replace"))


def by_xmldiff(old: str, new: str) -> Marks:
    """xmldiff over one element a line, in its own marked-up form; a moved line is shown as removed and added."""
    return _marks_of_elements(package("lxml.etree").fromstring(xmldiff_text(old, new)), old, new)


def xmldiff_text(old: str, new: str) -> str:
    """Both texts in one, marked up by xmldiff."""
    main, formatting = package("xmldiff.main"), package("xmldiff.formatting")
    formatter = formatting.XMLFormatter(text_tags=("p",), normalize=formatting.WS_NONE)
    return str(main.diff_texts(_elements(old), _elements(new), formatter=formatter))


_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def _elements(text: str) -> str:
    return "<r>" + "".join(f"<p>{escape(_UNFIT.sub(' ', line))}</p>" for line in text.split("\n")) + "</r>"


def _marks_of_elements(shown: Any, old: str, new: str) -> Marks:
    """Lines are found again in both texts by what they say."""
    found, places = Marks(), (_places(old), _places(new))
    for element in shown:
        parts = _parts(element)
        for at, spans, wanted, other in ((places[0], found.old, "-", "+"), (places[1], found.new, "+", "-")):
            words = "".join(words for sign, words in parts if sign != other)
            if words and at.get(words):
                spans += _spans(parts, wanted, other, at[words].pop(0))
    return found


def _parts(element: Any) -> list[Step]:
    signs = {f"{_DIFF}delete": "-", f"{_DIFF}insert": "+"}
    parts = [("=", element.text or "")]
    for child in element:
        parts += [(signs.get(child.tag, "="), "".join(child.itertext())), ("=", child.tail or "")]
    whole = next((signs[name] for name in element.attrib if name in signs), "")
    return [(whole or sign, words) for sign, words in parts if words]


_DIFF = "{http://namespaces.shoobx.com/diff}"


def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    at = 0
    for line in text.split("\n"):
        places.setdefault(_UNFIT.sub(" ", line), []).append(at)
        at += len(line) + 1
    return places


def _spans(parts: list[Step], wanted: str, other: str, at: int) -> list[tuple[int, int]]:
    spans = []
    for sign, words in parts:
        if sign == wanted:
            spans.append((at, at + len(words)))
        at += 0 if sign == other else len(words)
    return spans


ENGINES: dict[str, Engine] = {
    "wikidiff2": by_wikidiff2,
    "git diff --word-diff": by_git,
    "diff-match-patch (C++)": by_diff_match_patch,
    "difflib, lines then characters": by_difflib,
    "redlines": by_redlines,
    "xmldiff": by_xmldiff,
}
