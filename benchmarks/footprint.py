"""What a process and its children cost, as the kernel tells it (Linux)."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")
GLANCE = 0.05
"""Seconds between two looks at the memory of a process that will end by itself."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """So far: seconds of processor (user and system), bytes written to files. ``peak`` is the resident memory at its
    highest since it was last forgotten, in bytes, all processes together."""

    seconds: float
    written: int
    peak: int


def footprint(process: int) -> Footprint:
    """Of a process and its living children; the time of those that ended counts as its own."""
    found = [_one(one) for one in _family(process)]
    return Footprint(
        sum(one.seconds for one in found), sum(one.written for one in found), sum(one.peak for one in found)
    )


def forget_peak(process: int) -> None:
    """Have the highest resident memory count from now on."""
    for one in _family(process):
        (_PROC / str(one) / "clear_refs").write_text("5")


def ended(process: "subprocess.Popen[bytes]") -> Footprint:
    """Of a process that ends by itself, when it has. Its memory is watched from outside, because the kernel counts for
    a child that is waited for what its parent held when it was made."""
    peak = 0
    while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        peak = max(peak, footprint(process.pid).peak)
        time.sleep(GLANCE)
    written = _one(process.pid).written
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Footprint(used.ru_utime + used.ru_stime, written, peak)


def _family(process: int) -> list[int]:
    children = [int(one) for task in _tasks(process) for one in _read(task / "children").split()]
    return [process, *(one for child in children for one in _family(child))]


def _tasks(process: int) -> list[Path]:
    try:
        return list((_PROC / str(process) / "task").iterdir())
    except FileNotFoundError:
        return []


def _one(process: int) -> Footprint:
    stat = _read(_PROC / str(process) / "stat").rpartition(")")[2].split()
    peak = _field(_read(_PROC / str(process) / "status"), "VmHWM:")
    written = _field(_read(_PROC / str(process) / "io"), "write_bytes:")
    return Footprint(sum(map(int, stat[11:15])) / _TICK, written, peak * 1024)


def _field(text: str, name: str) -> int:
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith(name)), 0)


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""  # it ended this moment
