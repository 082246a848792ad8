"""A sender that is killed at one instruction of its loop.

``python -m tests.support.dying ENDPOINT HOME`` sends what is due, says ``ready``, and reads numbers. For each it
forks a process that sends what is due and is killed (SIGKILL) at that instruction of ours, or of what we call, or lives
to the end for 0 and below; it answers with the number of instructions that were run, 0 when it was killed.
"""

import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Any

import structlog

from monitor.delivering import deliver_everything
from monitor.wiring import build
from tests.support.serving import settings_for


class Executioner:
    """Counts instructions (Python's own) and kills the process at one of them."""

    def __init__(self, last: int) -> None:
        self.count, self.last = 0, last

    def __call__(self, frame: FrameType, happened: str, _: Any) -> "Executioner":
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        if happened == "opcode":
            self.count += 1
            if self.count == self.last:
                os.kill(os.getpid(), signal.SIGKILL)
        return self


def send(home: Path, endpoint: str, last: int) -> int:
    """Send what is due; the number of instructions that took. All that the loop needs is ready before; negative: not
    counted, which is much faster."""
    with ExitStack() as stack:
        service = build(settings_for(home, endpoint), stack)
        executioner = Executioner(last)
        sending = deliver_everything(service.context, service.notifier_for, service.ways)
        sys.settrace(executioner if last >= 0 else None)
        try:
            for _ in sending:
                pass
        finally:
            sys.settrace(None)
        return executioner.count


def main(endpoint: str, home: Path) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    send(home, endpoint, -1)  # imports and reads what the children then have
    print("ready", flush=True)
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.write(writing, str(send(home, endpoint, int(line))).encode())
            os._exit(0)
        os.close(writing)
        os.waitpid(child, 0)
        print(os.read(reading, 100).decode() or 0, flush=True)
        os.close(reading)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
