"""A service in a process of its own, to be killed by a test.

``python -m tests.support.serving ENDPOINT HOME`` runs one until SIGTERM. With ``-`` for HOME it loads everything once,
then forks a service for each line of its input (a home) and answers with the process id: a start then takes
milliseconds, and the process that forks has no threads.
"""

import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import structlog

from monitor.running.embedded import running, stopping_on_signals
from monitor.settings import Settings, load
from monitor.wiring import build
from tests.support.watching import only


def settings_for(home: Path, endpoint: str) -> Settings:
    """A folder as the only source, quick ticks, short leases, and a webhook's endpoint that may be reached."""
    return load(
        home=home,
        environ=only("folder")
        | {
            "SEIZED_ALLOW_PRIVATE": f'["{endpoint}"]',
            "SEIZED_INTERVALS__TICK": "0.03",
            "SEIZED_SOURCES__FOLDER__INTERVAL": "0.03",
            # Several changes at one look are what a killed service comes back to here, not a broken source.
            "SEIZED_SOURCES__FOLDER__SHARE": "1.0",
            "SEIZED_INTERVALS__POLL": "0.03",
            "SEIZED_INTERVALS__LEASE": "0.5",
            "SEIZED_INTERVALS__SENDING_LEASE": "0.5",
            "SEIZED_WORKERS": "1",
        },
    )


def serve(home: Path, endpoint: str) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with ExitStack() as stack:
        service = build(settings_for(home, endpoint), stack)
        with stopping_on_signals(service.stop), running(service):
            service.stop.wait()


def fork_on_demand(endpoint: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            serve(Path(line.strip()), endpoint)
            os._exit(0)
        print(child, flush=True)


if __name__ == "__main__":
    if sys.argv[2] == "-":
        fork_on_demand(sys.argv[1])
    else:
        serve(Path(sys.argv[2]), sys.argv[1])
