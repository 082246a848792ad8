"""What a make-believe site does wrong at the moment: one verb for each fault that real sites were seen to have.

Facts: sources.md part 7. Faults of the transport are carried out by the frame (``serving.py``); those of the content
(layout, language, number of rows) by each site, which asks ``taken`` whether it is to do so now.
"""

from dataclasses import dataclass
from enum import Enum, auto
from threading import Lock


class Trouble(Enum):
    """What can go wrong. The first group belongs to the frame, the second to the sites."""

    STATUS = auto()
    PAUSE = auto()
    DRIP = auto()
    CUT = auto()
    HANG_UP = auto()

    LAYOUT = auto()
    LANGUAGE = auto()
    SHRINK = auto()
    WRONG_DOCUMENT = auto()


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong. ``times`` counts the requests that it will still spoil (None: until it is ended);
    ``where`` must occur in the request's target. What ``amount`` and the rest mean, the verb says."""

    trouble: Trouble
    amount: float = 0.0
    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    word: str = ""
    times: int | None = None
    where: str = ""


WALL = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
    b"<body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>"
)
"""A page that only a browser gets past."""


class Faults:
    """The faults in force. Thread-safe. Each verb takes ``times`` and ``where`` as ``Fault`` has them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: list[Fault] = []

    def throttle(
        self, status: int = 503, retry_after: str | None = "1", *, times: int | None = None, where: str = ""
    ) -> None:
        """Ask to come back later: 429 or 503, with Retry-After as seconds or a date, or without."""
        headers = () if retry_after is None else (("Retry-After", retry_after),)
        self._add(Fault(Trouble.STATUS, status=status, headers=headers, times=times, where=where))

    def challenge(self, status: int = 202, *, times: int | None = None, where: str = "") -> None:
        """Ask whether the reader is human: 202 and 405 as one known firewall does, 403, or 200 with a JavaScript
        wall."""
        words = {202: "challenge", 405: "captcha"}
        headers = (("x-amzn-waf-action", words[status]),) if status in words else ()
        body = WALL if status == 200 else b""
        self._add(Fault(Trouble.STATUS, status=status, body=body, headers=headers, times=times, where=where))

    def fail(self, status: int = 502, body: bytes = b"", *, times: int | None = None, where: str = "") -> None:
        """Answer with this status and body."""
        self._add(Fault(Trouble.STATUS, status=status, body=body, times=times, where=where))

    def redirect(self, target: str, *, times: int | None = None, where: str = "") -> None:
        """Lead elsewhere."""
        self._add(Fault(Trouble.STATUS, status=302, headers=(("Location", target),), times=times, where=where))

    def be_slow(self, seconds: float, *, times: int | None = None, where: str = "") -> None:
        """Say nothing for so long, then answer."""
        self._add(Fault(Trouble.PAUSE, seconds, times=times, where=where))

    def drip(self, seconds: float, *, times: int | None = None, where: str = "") -> None:
        """Send the body byte by byte, with such a pause after each."""
        self._add(Fault(Trouble.DRIP, seconds, times=times, where=where))

    def truncate(self, keep: float = 0.5, *, declared: bool = False, times: int | None = None, where: str = "") -> None:
        """Send only this share of the body. ``declared``: the length that was announced is that of the whole."""
        word = "declared" if declared else ""
        self._add(Fault(Trouble.CUT, keep, word=word, times=times, where=where))

    def hang_up(self, *, times: int | None = None, where: str = "") -> None:
        """Close the connection without an answer."""
        self._add(Fault(Trouble.HANG_UP, times=times, where=where))

    def break_layout(self, *, times: int | None = None, where: str = "") -> None:
        """Say the same in another form than readers know (the site's: no table, no channel, other names)."""
        self._add(Fault(Trouble.LAYOUT, times=times, where=where))

    def lie_about_the_language(self, language: str = "en", *, times: int | None = None, where: str = "") -> None:
        """Give this language whatever is asked for."""
        self._add(Fault(Trouble.LANGUAGE, word=language, times=times, where=where))

    def shrink(self, keep: float = 0.1, *, times: int | None = None, where: str = "") -> None:
        """List only this share of what there is."""
        self._add(Fault(Trouble.SHRINK, keep, times=times, where=where))

    def confuse(self, other: str, *, times: int | None = None, where: str = "") -> None:
        """Give this other document (a symbol) whatever is asked for."""
        self._add(Fault(Trouble.WRONG_DOCUMENT, word=other, times=times, where=where))

    def end(self) -> None:
        """From now on all is well."""
        with self._lock:
            self._faults.clear()

    def taken(self, trouble: Trouble, target: str) -> Fault | None:
        """The first fault of this kind that concerns a request with this target, counted down; None when there is
        none."""
        with self._lock:
            for fault in self._faults:
                if fault.trouble is trouble and fault.where in target:
                    if fault.times is not None:
                        fault.times -= 1
                        if not fault.times:
                            self._faults.remove(fault)
                    return fault
        return None

    def _add(self, fault: Fault) -> None:
        if fault.times == 0:
            return
        with self._lock:
            self._faults.append(fault)
