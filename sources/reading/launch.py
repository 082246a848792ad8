"""Become another program, within bounds: ``python -m sources.reading.launch MEMORY SECONDS PROGRAM ARGUMENT…``.

Bounds are set here and not between fork and exec of the caller, which may have threads.
"""

import os
import sys

_LARGEST_FILE = 400_000_000
"""Bytes of one file that a program may write."""


def main(arguments: list[str]) -> None:
    """Set the bounds, then be the program."""
    import resource

    memory, seconds = int(arguments[0]), int(float(arguments[1])) + 1
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
    ):
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))
    os.execv(arguments[2], arguments[2:])


if __name__ == "__main__":
    main(sys.argv[1:])
