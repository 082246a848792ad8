"""How two versions of a text differ, paragraph by paragraph and word by word."""

from diffing.comparing.comparisons import COMPARING_VERSION, compare, compare_paragraphs, new_text, old_text
from diffing.comparing.corresponding import correspond
from diffing.comparing.hunks import ELISION, Hunk, hunk, hunks
from diffing.comparing.lineages import Lineage, lineages
from diffing.comparing.summarising import counts, summary

__all__ = [
    "COMPARING_VERSION",
    "ELISION",
    "Hunk",
    "Lineage",
    "compare",
    "compare_paragraphs",
    "correspond",
    "counts",
    "hunk",
    "hunks",
    "lineages",
    "new_text",
    "old_text",
    "summary",
]
