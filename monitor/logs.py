"""One line for each event of the program, with its action and ids, on standard error; secrets are masked.

The lines of other libraries go the same way. What a terminal shows is coloured; anything else gets JSON.
"""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

# structlog would load rich's coloured tracebacks with all of pygments, 2 MB of each service; our logs show plain ones.
# None is Python's mark of a module that is not to be had.
_COLOURED = "rich.traceback"
_SPARED = sys.modules.setdefault(_COLOURED, None) is None  # type: ignore[arg-type]
import structlog  # noqa: E402

if _SPARED:
    del sys.modules[_COLOURED]

_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]{1,500}@")
_HOOK = re.compile(r"(?i)(hooks\.slack\.com/|\bslack://|[?&](?:token|key|password|secret)=)[^\s&\"']{1,500}")

NOISY = {
    "httpx": logging.WARNING,
    "httpcore": logging.WARNING,
    "apprise": logging.WARNING,
    "alembic": logging.WARNING,
    # It warns at every tick that finds the job of the tick before still at work, which is as it should be.
    "apscheduler": logging.ERROR,
}
"""Libraries whose talk is no news to the operator, and from which level on it is."""


def masked(text: str) -> str:
    """The text without the passwords and tokens of the addresses in it."""
    return _HOOK.sub(lambda match: match[1] + "***", _CREDENTIALS.sub("***@", text))


def configure(level: str, form: str) -> None:
    """Set logging up once for the process. ``level`` is a name in lower case; ``form`` auto, terminal or json."""
    terminal = form == "terminal" or (form == "auto" and sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _mask,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=False,
    )
    _route_standard_logging(level, terminal, shared)


def _route_standard_logging(level: str, terminal: bool, shared: list[structlog.typing.Processor]) -> None:
    last: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if terminal else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # What cannot be written must not be dumped either: the dump shows the arguments before they are masked.
    logging.raiseExceptions = False
    for name, least in NOISY.items():
        logging.getLogger(name).setLevel(least)


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what standard error is at that moment, whoever has redirected it since."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        return sys.stderr


def _mask(_: Any, __: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """Mask every string of a log line, the standard library's positional ones too."""
    return {key: masked(value) if isinstance(value, str) else value for key, value in event.items()}
