"""The benchmarks: what is not asked for is not imported."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASK = "import sys, benchmarks.__main__ as every; every.main(['nothing']); print(*sys.modules)"


def asked() -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)


def test_to_list_the_benchmarks_imports_none_of_them() -> None:
    assert not {name for name in asked().stdout.split() if name.startswith("benchmarks.")} - {"benchmarks.__main__"}


def test_an_unknown_benchmark_is_told_which_there_are() -> None:
    assert "no benchmark nothing: there are" in asked().stderr
    assert "citing_speed" in asked().stderr
