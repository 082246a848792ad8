"""Run the benchmarks: ``python -m benchmarks [name…]``; without a name, all that need no more than a minute.

A module that takes longer, or needs the packages of ``benchmarks/requirements.lock``, says ``ONLY_BY_NAME = True``.
Only what runs is imported: one benchmark whose packages are missing keeps no other from running.
"""

import ast
import sys
from importlib import import_module
from pathlib import Path


def _defined(module: Path) -> frozenset[str]:
    """The functions and names that a module defines, read without importing it."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    functions = {each.name for each in body if isinstance(each, ast.FunctionDef)}
    targets = (target for each in body if isinstance(each, ast.Assign) for target in each.targets)
    return frozenset(functions | {target.id for target in targets if isinstance(target, ast.Name)})


def _benchmarks() -> dict[str, bool]:
    """The names of the benchmarks, and whether each runs without being named."""
    modules = (path for path in sorted(Path(__file__).parent.glob("*.py")) if path.stem != "__main__")
    found = ((path.stem, _defined(path)) for path in modules)
    return {name: "ONLY_BY_NAME" not in defined for name, defined in found if "main" in defined}


def main(asked: list[str]) -> int:
    """Run what is asked for. Returns 2 when a name is unknown."""
    quick = _benchmarks()
    unknown = [name for name in asked if name not in quick]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}: there are {', '.join(quick)}", file=sys.stderr)
        return 2
    for name in asked or filter(quick.get, quick):
        print(f"== {name}")
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
