"""Whether six translations of a sentence name the same countries and bodies: no gold, but none of them may stand alone.

The held-out test set of the UN Parallel Corpus (its development set served while the lists of names were made). English
is what the others are held against; a translation may say "américain" where English names the country.
"""

from collections.abc import Callable, Sequence

from benchmarks.corpora import CORPUS
from monitor.rules import actors, countries
from monitor.rules.mentions import words_of

SETS = CORPUS / "unpc_six_way" / "testsets" / "testset"
OTHERS = ("ar", "es", "fr", "ru", "zh")
GENERAL = frozenset({"STATES", "PARTIES", "EXPERTS"})
"""Names that are also common words: left out of the count."""


def sentences(language: str) -> list[str]:
    """Every sentence of a language, in the order that all languages share."""
    (file,) = SETS.glob(f"*.{language}")
    return file.read_text(encoding="utf-8").split("\n")


def named(language: str, find: Callable[..., frozenset[str]]) -> list[frozenset[str]]:
    """What each sentence names."""
    return [find([words_of(text)], language) - GENERAL for text in sentences(language)]


def told(english: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> str:
    """How many names both have, and how many only one of them."""
    pairs = list(zip(english, other, strict=True))
    both = sum(len(one & two) for one, two in pairs)
    lost, more = sum(len(one - two) for one, two in pairs), sum(len(two - one) for one, two in pairs)
    return f"both {both:>5}  only English {lost:>4}  only here {more:>4}  of English {both / (both + lost):6.1%}"


def main() -> None:
    if not SETS.is_dir():
        print("the parallel corpus is not here: nothing is measured")
        return
    for what, find in (("countries", countries.named), ("bodies", actors.mentioned)):
        english = named("en", find)
        print(f"{what} in {len(english):,} sentences; English has {sum(map(len, english)):,}")
        for language in OTHERS:
            print(f"  {language}  {told(english, named(language, find))}")


if __name__ == "__main__":
    main()
