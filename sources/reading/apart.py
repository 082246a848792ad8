"""Have a document read in a process of its own, which a hostile one may kill, fill or hang without hurting us.

A process is kept for further documents and replaced after some hundreds, or when it failed. Any thread may ask; a
process that forks begins with none.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from typing import Any, Literal

from sources.documents import Reading
from sources.errors import Scanned, Unreadable
from sources.reading.child import HEADER
from sources.reading.limits import Limits

Kind = Literal["pdf", "docx"]

_TURNS = 500
"""Documents after which a process is replaced, so that what a library leaks stays small."""
_LARGEST_ANSWER = 200_000_000


class Readers:
    """The processes that wait for a document. At most ``kept`` of them wait; any number may work."""

    def __init__(self, *, kept: int) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._idle: list[_Reader] = []

    def read(self, kind: Kind, content: bytes, limits: Limits) -> Reading:
        """What ``kind`` of reader makes of the bytes. Raises Unreadable (without the document's name)."""
        reader = self._taken(limits)
        try:
            answer = reader.ask(kind, content, limits)
        except BaseException:
            reader.end()
            raise
        self._back(reader)
        return _reading(answer)

    def close(self) -> None:
        """End the processes that wait."""
        with self._lock:
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.end()

    def forget(self) -> None:
        """In a process that was forked: let go of what belongs to the parent."""
        self._lock = threading.Lock()
        for reader in self._idle:
            reader.disown()
        self._idle = []

    def _taken(self, limits: Limits) -> "_Reader":
        with self._lock:
            fitting = [reader for reader in self._idle if reader.memory == limits.memory]
            if fitting:
                self._idle.remove(fitting[-1])
        if fitting and fitting[-1].is_alive():
            return fitting[-1]
        if fitting:
            fitting[-1].end()
        return _Reader(limits.memory)

    def _back(self, reader: "_Reader") -> None:
        with self._lock:
            if len(self._idle) < self._kept and reader.turns < _TURNS and reader.is_alive():
                self._idle.append(reader)
                return
        reader.end()


class _Reader:
    """One process. Used by one thread at a time."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self.turns = 0
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-s", "-W", "ignore", "-m", "sources.reading.child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, kind: Kind, content: bytes, limits: Limits) -> dict[str, Any]:
        """The answer to one document. Raises Unreadable when the process fails; it must be ended then."""
        self.turns += 1
        late = threading.Event()
        watch = threading.Timer(limits.seconds, self._stop, (late,))
        watch.daemon = True
        watch.start()
        try:
            return self._answer(kind, content, limits)
        except (OSError, EOFError, ValueError) as error:
            raise Unreadable(self._fate(late.is_set(), limits)) from error
        finally:
            watch.cancel()

    def _answer(self, kind: Kind, content: bytes, limits: Limits) -> dict[str, Any]:
        given, answers = self._process.stdin, self._process.stdout
        assert given is not None
        assert answers is not None
        request = {"kind": kind, "size": len(content), "limits": asdict(limits)}
        given.write(json.dumps(request).encode() + b"\n" + content)
        given.flush()
        size = int.from_bytes(_exactly(answers.read, HEADER), "big")
        if size > _LARGEST_ANSWER:
            raise ValueError("an answer that is too large")
        answer: dict[str, Any] = json.loads(_exactly(answers.read, size))
        return answer

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _fate(self, late: bool, limits: Limits) -> str:
        if late:
            return f"cannot be read: reading it took longer than {limits.seconds:g} seconds; it was given up"
        try:
            code = self._process.wait(2)
        except subprocess.TimeoutExpired:
            code = 0
        if -code in (signal.SIGXCPU, signal.SIGKILL):
            return "cannot be read: reading it took too much time or memory; it was given up"
        return "cannot be read: it made the reader fail; it is damaged or malicious"

    def end(self) -> None:
        """End the process and leave nothing of it behind."""
        self._process.kill()
        self.let_go()
        self._process.wait()

    def disown(self) -> None:
        """In a process that was forked: close our copies of the pipes, and let nobody wait for what is not ours."""
        self.let_go()
        self._process.returncode = 0

    def let_go(self) -> None:
        """Close our ends of the pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except OSError:
                pass  # what could not be written is of no use to a process that is gone


def _exactly(read: Any, size: int) -> bytes:
    content: bytes = read(size)
    if len(content) < size:
        raise EOFError
    return content


def _environment() -> dict[str, str]:
    """What a child needs to start, and nothing that is secret."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "LANG", "TZ") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONDONTWRITEBYTECODE": "1"}


def _reading(answer: dict[str, Any]) -> Reading:
    error = answer.get("error")
    if error is None:
        return Reading(**{**answer, "warnings": tuple(answer["warnings"])})
    if error == "scanned":
        raise Scanned(answer["words"])
    if error == "memory":
        raise Unreadable("cannot be read: reading it took too much memory; it was given up")
    raise Unreadable(answer["words"])


def end_readers() -> None:
    """End the processes that wait for a document, in a process that is about to end without being asked what else is
    to be done."""
    _READERS.close()


_READERS = Readers(kept=max(os.cpu_count() or 1, 1))
atexit.register(_READERS.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_READERS.forget)


def read_apart(kind: Kind, content: bytes, limits: Limits) -> Reading:
    """Read a document in a process of its own. Raises Unreadable, Scanned among them, without the document's name."""
    return _READERS.read(kind, content, limits)
