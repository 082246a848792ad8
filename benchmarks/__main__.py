"""Run the benchmarks: ``python -m benchmarks [name…]``; without a name, all that need no more than a minute.

A module that takes longer, or needs the packages of ``benchmarks/requirements.lock``, says ``ONLY_BY_NAME = True``.
"""

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def _names() -> list[str]:
    modules = (found.name for found in iter_modules(benchmarks.__path__) if found.name != "__main__")
    return [name for name in modules if hasattr(import_module(f"benchmarks.{name}"), "main")]


def _is_quick(name: str) -> bool:
    return not getattr(import_module(f"benchmarks.{name}"), "ONLY_BY_NAME", False)


def main(asked: list[str]) -> int:
    """Run what is asked for. Returns 2 when a name is unknown."""
    names = _names()
    unknown = [name for name in asked if name not in names]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}: there are {', '.join(names)}", file=sys.stderr)
        return 2
    for name in asked or filter(_is_quick, names):
        print(f"== {name}")
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
