"""Telling thousands, all of issue 6: matching, letters through a real mail server, a sitting of the Assembly.

LETTERS, BESIDE and READERS in the environment make it smaller or larger.
"""

from benchmarks import letters, matching, sitting

ONLY_BY_NAME = True


def main() -> None:
    """All three measurements."""
    matching.main()
    letters.main()
    sitting.main()
