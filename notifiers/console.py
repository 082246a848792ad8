"""Print messages: to try things out, and for those who pipe them on. Colours only on a terminal."""

import sys
import threading
from typing import TextIO

from notifiers.errors import DeliveryError
from notifiers.interface import Receipt
from notifiers.messages import Message, Span, Style
from notifiers.plain import plain_text, shown_by

_PAINT = {
    Style.STRONG: "\x1b[1m",
    Style.SOFT: "\x1b[2m",
    Style.SYMBOL: "\x1b[1m",
    Style.REMOVED: "\x1b[31;9m",
    Style.ADDED: "\x1b[32;4m",
}
_RESET = "\x1b[0m"
_RULE = "─" * 72


class Console:
    """A channel that prints. ``stream`` None means standard output as it is at each sending."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    @property
    def redacted(self) -> str:
        return "console:"

    def __repr__(self) -> str:
        return "Console()"

    def send(self, message: Message) -> Receipt:
        """Print the message. Raises DeliveryError when nobody reads any more."""
        stream = self._stream or sys.stdout
        try:
            text = painted(message) if stream.isatty() else plain_text(message)
            with self._lock:
                _write(stream, f"{_RULE}\n{text}")
        except (OSError, ValueError) as error:
            raise DeliveryError(f"console: cannot print ({error})") from error
        return Receipt("printed")

    def close(self) -> None:
        """Nothing to let go of: the stream is not ours."""


def painted(message: Message) -> str:
    """The message as text with colours; removed and added words keep their marks for those who see none."""
    return plain_text(message, _paint)


def _paint(span: Span, direction: str) -> str:
    text = shown_by(span, direction)
    paint = _PAINT.get(span.style)
    return f"{paint}{text}{_RESET}" if paint else text


def _write(stream: TextIO, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
