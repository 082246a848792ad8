"""Which documents a text names, where and in what words: find, resolve, relate (reference: citations.md part 3)."""

from diffing.citations.finding import cite

__all__ = ["cite"]
