"""How fast citations are found, beside eyecite's two tokenizers in one run on one core; and that cost is linear."""

import re
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.citing_gold import in_sentence
from benchmarks.corpora import Held, texts
from diffing.citations import cite, find_citations
from diffing.citations.frames import frame
from diffing.structure import structure

_WORDS = re.compile(r"[a-z]+")
_NUMBERS = re.compile(r"\d{1,4}")
SEED = (
    "Recalling its resolutions 1267 (1999), 1333 (2000) and General Assembly resolution 68/178 of 18 December 2013,\n\n"
)
HOSTILE = {
    "digits": "1234567890",
    "brackets": "((((()))))",
    "commas": ", , ,, , ",
    "numbers and commas": "1373, 1267, ",
    "a list of ones": "resolution 1, 1, 1, ",
    "a list without years": "resolutions 1373, 1267, 1540, ",
    "symbols with suffixes": "S/2017/375, Add.1, Add.2, ",
    "half a citation": "resolutions 1373 (",
    "half a symbol": "A/RES/",
    "Chinese numerals": "一八一(二",
}


def main() -> None:
    """Print the tables; without eyecite or the corpus the lines that need them are left out, with a sentence."""
    council = [held for held in texts() if held.path.startswith("cr_unsc")]
    if council:
        _beside(council)
    else:
        print("no corpus beside the project: no speed beside others")
    print("-- cost by length: megabytes a second on one paragraph of 0.1, 1 and 10 million characters")
    _lengths("citations", SEED)
    for name, unit in HOSTILE.items():
        _lengths(name, unit)


def _beside(council: list[Held]) -> None:
    size = sum(len(held.text.encode()) for held in council) / 1e6
    print(f"-- {len(council)} English texts of the Security Council, {size:.2f} MB, megabytes a second, best of 3")
    structured = [(structure(held.text, "en", symbol=held.symbol), held.text) for held in council]
    _floors(size, council)
    ours = _rate(size, lambda: _each(lambda pair: cite(pair[0], pair[1]), structured))
    whole = _rate(size, lambda: _each(lambda held: find_citations(held.text, "en"), council))
    found = sum(len(find_citations(held.text, "en")) for held in council)
    print(f"{'seized, citations of structured texts':64}{ours:8.2f}{found:22,} found")
    print(f"{'seized, from bare text, with structure':64}{whole:8.2f}")
    try:
        tokenizers: Any = import_module("eyecite.tokenizers")
        get_citations: Any = import_module("eyecite").get_citations
    except ImportError:
        print("eyecite is not in this environment: make bench-citations brings it")
        return
    cache = Path(sys.prefix) / "hyperscan"
    cache.mkdir(exist_ok=True)
    others = {"default": tokenizers.default_tokenizer, "Hyperscan": tokenizers.HyperscanTokenizer(cache_dir=str(cache))}
    for name, tokenizer in others.items():
        get_citations("1 U.S. 1", tokenizer=tokenizer)
        theirs = _rate(size, partial(_by_eyecite, get_citations, tokenizer, council))
        found = sum(len(get_citations(held.text, tokenizer=tokenizer)) for held in council)
        ratios = f"{ours / theirs:8.2f} times{whole / theirs:8.2f} with structure"
        print(f"{'eyecite, ' + name + ' tokenizer':64}{theirs:8.2f}{ratios}{found:8,} found")


def _floors(size: float, council: list[Held]) -> None:
    """What no engine in this interpreter gets under: one scan, and our own patterns run for nothing but their finds."""
    words = frame("en")
    own = (words.digit, words.numbered, words.session, words.bare, words.cues, words.stops)
    scans = {"all words": (_WORDS,), "all numbers": (_NUMBERS,), "what six of our patterns do": own}
    for name, patterns in scans.items():
        floor = _rate(size, partial(_each, partial(_scan, patterns), council))
        print(f"{'this interpreter, scans that find ' + name:64}{floor:8.2f}")


def _scan(patterns: Iterable[re.Pattern[str]], held: Held) -> int:
    low = held.text.lower()
    return sum(1 for pattern in patterns for _ in pattern.finditer(low))


def _by_eyecite(get_citations: Callable[..., object], tokenizer: object, held: list[Held]) -> None:
    for each in held:
        get_citations(each.text, tokenizer=tokenizer)


def _each(work: Callable[[Any], object], over: Iterable[Any]) -> None:
    for one in over:
        work(one)


def _rate(size: float, work: Callable[[], None], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return size / best


def _lengths(name: str, unit: str) -> None:
    """One paragraph of a growing length, up to ten million characters."""
    rates = []
    for length in (100_000, 1_000_000, 10_000_000):
        text = unit.replace("\n", " ") * (length // len(unit))
        size = len(text.encode()) / 1e6
        rates.append(_rate(size, partial(_each, partial(in_sentence, language="en"), [text]), 1))
    print(f"{name:32}" + "".join(f"{rate:9.2f}" for rate in rates))
