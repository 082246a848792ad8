"""The door: what ``seized`` and ``python -m monitor`` run."""

import sys

from monitor.cli.sweeping import rest


def main() -> None:
    """Run one command and leave with its exit code: 0 done, 1 failed work, 2 wrong input, 130 interrupted."""
    rest()
    try:
        from monitor.cli.application import run  # takes a moment, in which somebody may press Ctrl-C

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
