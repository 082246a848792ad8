"""The process in which hostile bytes are taken apart: it reads documents from its parent until there are no more.

It holds no secrets, opens no network, may write no file and may use no more memory and processor time than it was
given; when it dies, only the document in hand is lost. What it answers is data (JSON), never code.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import IO, Any

from sources.documents import Reading
from sources.errors import Scanned, Unreadable
from sources.reading.limits import Limits

HEADER = 8
"""Bytes before an answer that tell its length."""


def main(arguments: list[str], given: IO[bytes], answers: IO[bytes]) -> int:
    """Answer every request: a line of JSON with ``kind``, ``size`` and ``limits``, then ``size`` bytes."""
    _confine(int(arguments[0]))
    readers = _readers()
    while line := given.readline():
        request = json.loads(line)
        content = given.read(request["size"])
        if len(content) < request["size"]:
            break
        limits = Limits(**request["limits"])
        _grant_time(limits.seconds)
        answer = _answer(readers, request["kind"], content, limits)
        _say(answers, answer)
        if answer.get("error") == "memory":
            break
    return 0


def _readers() -> Mapping[str, Callable[[bytes, Limits], Reading]]:
    """Imported here, behind the limits: the libraries are the parent's no business."""
    from sources.reading.docx import read_docx
    from sources.reading.pdf import read_pdf

    return {"pdf": read_pdf, "docx": read_docx}


def _answer(
    readers: Mapping[str, Callable[[bytes, Limits], Reading]], kind: str, content: bytes, limits: Limits
) -> dict[str, Any]:
    try:
        reading = readers[kind](content, limits)
        if len(reading.text) > limits.characters:
            raise Unreadable(f"cannot be read: it has more than {limits.characters:,} characters; split it")
        return asdict(reading)
    except Scanned as error:
        return {"error": "scanned", "words": str(error)}
    except Unreadable as error:
        return {"error": "unreadable", "words": str(error)}
    except MemoryError:
        return {"error": "memory", "words": ""}
    except Exception as error:
        words = " ".join(f"{type(error).__name__} {error}".split())[:160]
        return {"error": "unreadable", "words": f"cannot be read: it is damaged ({words})"}


def _say(answers: IO[bytes], answer: dict[str, Any]) -> None:
    words = json.dumps(answer, ensure_ascii=True).encode("ascii")
    answers.write(len(words).to_bytes(HEADER, "big") + words)
    answers.flush()


def _confine(memory: int) -> None:
    """No core files, no written files, few open ones, bounded memory; where the system has no such limits, none."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on this system
        return
    for limit, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        hard = resource.getrlimit(limit)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))


def _grant_time(seconds: float) -> None:
    """Processor time for one document more, so that the child of a parent that was killed ends too."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on this system
        return
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wanted = int(used + seconds) + 2
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not look like an answer
    sys.exit(main(sys.argv[1:], sys.stdin.buffer, answers))
