"""Every channel that Apprise knows, Slack among them: the only module that speaks to Apprise.

What Apprise does, and what we do about it (reference: dependencies.md part 4): a failure has no reason but in the
debug log, which holds tokens, so that log is read here, concealed, and goes nowhere else; a new object for each message
would forget the pace that a service asks for, so that one object lives as long as the channel; Slack's own rendering
breaks its limits, so that we hand over Block Kit as a template.
"""

import json
import logging
import re
import tempfile
import threading
import warnings
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from apprise import Apprise, NotificationManager, NotifyBase, NotifyFormat
from apprise.plugins.slack import NotifySlack

from notifiers.briefs import brief
from notifiers.errors import AddressError, DeliveryError
from notifiers.interface import ChannelOptions, Receipt
from notifiers.messages import Message
from notifiers.redacting import conceal, redact
from notifiers.services import ALLOWED, watch_connections
from notifiers.slack import attachment
from notifiers.slack_threads import threads_of

# They make Apprise open a file or an address that the one who wrote the channel chose.
FORBIDDEN_SETTINGS = re.compile(r"[?&;](?:template|attach|keyfile|cafile|config|include)(?:=|%3d|&|$)", re.IGNORECASE)
# What Slack says when asking again cannot help.
_SLACK_REFUSAL = re.compile(
    "account_inactive|action_prohibited|channel_is_archived|channel_not_found|invalid_auth|invalid_token|is_archived"
    "|missing_scope|no_permission|no_service|no_team|not_in_channel|team_disabled|token_expired|token_revoked"
    "|user_not_found"
)
_GONE = frozenset({401, 403, 404, 410})
_STATUS = re.compile(r"error=(\d{3})\b")
_ANSWER = re.compile(r"Response Details:\s*b?['\"]?([^\r\n]{0,200})")
_NOT_PUBLIC = re.compile("leads to an address that is not public")
_TEMPLATE_LIMIT = 1_000_000


class Push:
    """A channel behind Apprise."""

    def __init__(self, address: str, options: ChannelOptions) -> None:
        """Raises AddressError when Apprise does not know the address or we do not let it through."""
        self.redacted = redact(address)
        _refuse(address, self.redacted)
        _load_services()
        _quieten()
        watch_connections(options.allowed_endpoints | _operators(options))
        self._secrets = _secrets(address)
        self._folder = tempfile.TemporaryDirectory(prefix="seized-")
        self._service = self._instance(address, options)
        self._threads = threads_of(self._service)
        self._apprise = Apprise()
        self._apprise.add(self._service)
        self._lock = threading.Lock()
        self._timeout = options.timeout
        self._buttons = options.slack_buttons and self._threads is not None

    def __repr__(self) -> str:
        return f"Push({self.redacted!r})"

    def send(self, message: Message) -> Receipt:
        """Hand the message to the service. Raises DeliveryError."""
        with self._lock:
            try:
                if self._threads:
                    self._threads.turn_to(message.parent)
                title, body = self._rendered(message)
                result = self._apprise.notify(
                    body, title, body_format=NotifyFormat.TEXT, timeout=self._timeout, log_level=logging.DEBUG
                )
            except Exception as error:
                # Over a hundred services of other people's: whatever one of them throws, the channel goes on.
                raise DeliveryError(f"{self.redacted}: cannot send ({type(error).__name__})") from None
        if not result:
            raise self._failed([entry.message for entry in result.logs()])
        stamp = self._threads.stamp if self._threads else None
        return Receipt(f"accepted by {self._service.service_name}", stamp)

    def close(self) -> None:
        """Remove the folder that templates went through."""
        self._folder.cleanup()

    def _instance(self, address: str, options: ChannelOptions) -> NotifyBase:
        settings = f"{'&' if '?' in address else '?'}redirect=no"
        if address.lower().startswith(("slack://", "https://hooks.slack.com/")):
            self._template.write_text('{"blocks": [{"type": "divider"}]}', encoding="ascii")
            settings += f"&template={self._template}"
        try:
            service = Apprise.instantiate(address + settings, suppress_exceptions=True)
        except Exception:
            service = None
        if service is None:
            self._folder.cleanup()
            raise AddressError(f"{self.redacted}: not an address that this kind of channel can have; see its manual")
        if isinstance(service, NotifySlack):
            _point(service, options)
        return service

    @property
    def _template(self) -> Path:
        return Path(self._folder.name) / "blocks.json"

    def _rendered(self, message: Message) -> tuple[str, str]:
        """Title and body. For Slack the body that counts goes through the template."""
        if isinstance(self._service, NotifySlack):
            blocks = attachment(message, buttons=self._buttons)
            self._template.write_text(_without_tokens(json.dumps(blocks)), encoding="ascii")
            return "", message.subject
        return brief(message, int(self._service.body_maxlen), int(self._service.title_maxlen))

    def _failed(self, logs: list[str]) -> DeliveryError:
        text = "\n".join(logs)
        statuses = [int(status) for status in _STATUS.findall(text)]
        if _NOT_PUBLIC.search(text):
            return DeliveryError(f"{self.redacted}: it leads to an address that is not public", permanent=True)
        answer = _ANSWER.search(text)
        said = answer[1].rstrip("'\"\r\n ") if answer else ""
        refused = isinstance(self._service, NotifySlack) and _SLACK_REFUSAL.search(said) is not None
        reason = conceal(f"{statuses[-1] if statuses else 'no answer'} {said}".strip(), self._secrets)
        permanent = refused or bool(statuses and statuses[-1] in _GONE)
        return DeliveryError(f"{self.redacted}: not accepted ({reason})", permanent=permanent)


def _refuse(address: str, redacted: str) -> None:
    scheme = address.partition(":")[0].lower()
    if FORBIDDEN_SETTINGS.search(unquote(address)) or FORBIDDEN_SETTINGS.search(address):
        raise AddressError(f"{redacted}: templates, attachments and files are not allowed in an address")
    if scheme not in ALLOWED and not address.startswith("https://hooks.slack.com/"):
        raise AddressError(f"{redacted}: no such kind of channel; try console:, mailto:, slack:// or webhook+https://")


@cache
def _load_services() -> None:
    """Loading them warns of old modules of the standard library: not ours to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotificationManager().schemas()  # type: ignore[no-untyped-call]


def _quieten() -> None:
    """Apprise's log holds addresses with their tokens, and so does that of the HTTP library below it."""
    log = logging.getLogger("apprise")
    log.setLevel(logging.DEBUG)
    log.propagate = False
    if not log.handlers:
        log.addHandler(logging.NullHandler())
    logging.getLogger("urllib3").setLevel(logging.WARNING)


def _point(service: NotifySlack, options: ChannelOptions) -> None:
    service.template[0].max_file_size = _TEMPLATE_LIMIT
    if options.slack_hooks:
        service.webhook_url = options.slack_hooks.rstrip("/")
    if options.slack_api:
        service.api_url = options.slack_api


def _operators(options: ChannelOptions) -> frozenset[tuple[str, int]]:
    """Where the operator's own addresses for Slack lead."""
    urls = [urlsplit(url) for url in (options.slack_hooks, options.slack_api) if url]
    return frozenset((url.hostname or "", url.port or (443 if url.scheme == "https" else 80)) for url in urls)


def _without_tokens(text: str) -> str:
    """JSON in which no string holds the braces that Apprise would take for a token of its own."""
    return text.replace("{{", "\\u007b\\u007b")


def _secrets(address: str) -> tuple[str, ...]:
    """Everything in an address that may be a secret: all its parts but the scheme and very short words."""
    parts = re.split(r"[/?&=:@#+;,\s]+", address.partition("://")[2])
    return tuple({address, *(part for part in parts if len(part) > 2)})
