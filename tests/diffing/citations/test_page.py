"""The page for those who use the library prints what the library gives."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "citations.md"


def test_every_example_of_the_page_is_true() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (result.failed, result.attempted > 5) == (0, True)
