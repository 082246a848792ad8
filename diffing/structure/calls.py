"""Note calls that lost their raised place: bare digits in the text whose number is that of a note on the page."""

from collections.abc import Sequence

from diffing.languages import Layout
from diffing.structure.lines import Line
from diffing.structure.sorting import Sorted


def bare_calls(lines: Sequence[Line], found: Sorted, layout: Layout) -> tuple[tuple[int, int], ...]:
    """Spans of bare calls, in order."""
    return ()
