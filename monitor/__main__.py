"""The door: what ``seized`` and ``python -m monitor`` run."""

import sys


def main() -> None:
    """Run one command and leave with its exit code: 0 done, 1 failed work, 2 wrong input, 130 interrupted."""
    from monitor.cli.application import run  # kept inside: a worker process imports this module without the commands

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
