"""A layout's patterns, compiled once each."""

import re
from functools import cache

from diffing.alternatives import quick

_NAME = re.compile(r"\(\?P<\w+>")


@cache
def compiled(*patterns: str) -> re.Pattern[str]:
    """One pattern for any of several, without regard to case; it matches nothing when there are none.

    The names of groups are lost when there are several, since they may share them.
    """
    given = [pattern for pattern in patterns if pattern]
    if len(given) > 1:
        given = [_NAME.sub("(?:", pattern) for pattern in given]
    return re.compile("|".join(f"(?:{pattern})" for pattern in given) or r"(?!)", re.IGNORECASE)


@cache
def in_lower_case(*patterns: str) -> re.Pattern[str]:
    """The same to search text in lower case (``folding.lowered``), which it passes over several times as fast."""
    given = (quick(_NAME.sub("(?:", pattern)) for pattern in patterns if pattern)
    return re.compile("|".join(given) or r"(?!)")


@cache
def separate(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The patterns one by one, for those that share the names of their groups."""
    return tuple(compiled(pattern) for pattern in patterns)
