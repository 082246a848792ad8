"""What of an address people may see, and taking the rest out of what others say to us."""

import re
from urllib.parse import quote, unquote, urlsplit

HIDDEN = "…"
_TELLING = 3
"""Characters from which a secret is one."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,31}(?=:)")
_MAILBOX = re.compile(r"([^@\s<>]{1,64})@([A-Za-z0-9.-]{1,253})")


def redact(address: str) -> str:
    """A channel's address as people may see it: never a token, a password, a path or a whole mailbox name.

    Takes any string and never raises; what is not an address becomes an ellipsis.
    """
    scheme = _SCHEME.match(address)
    if scheme is None:
        return HIDDEN
    name = scheme.group().lower()
    show = _SHOWN.get(name, _nothing)
    try:
        return show(name, address)
    except ValueError:
        return f"{name}:{HIDDEN}"


def mailbox(address: str) -> str:
    """``a…@example.org`` for ``ann@example.org``."""
    match = _MAILBOX.fullmatch(address)
    return f"{match[1][0]}{HIDDEN}@{match[2]}" if match and len(match[1]) > 1 else HIDDEN


def conceal(text: str, secrets: tuple[str, ...]) -> str:
    """The text on one line, at most 300 characters, with every secret replaced: as it is and as addresses spell it.

    One of a letter or two is replaced only where it stands alone: taking it out of every word would hide what is said.
    """
    text = " ".join(text.split())
    forms = {form for secret in secrets for form in (secret, quote(secret, safe=""), unquote(secret)) if form}
    for form in sorted(forms, key=len, reverse=True):
        alone = rf"(?<!\w){re.escape(form)}(?!\w)" if len(form) < _TELLING else re.escape(form)
        text = re.sub(alone, HIDDEN, text, flags=re.IGNORECASE)
    return text[:300]


def _nothing(name: str, address: str) -> str:
    return f"{name}:{HIDDEN}" if not address[len(name) :].startswith("://") else f"{name}://{HIDDEN}"


def _host(name: str, address: str) -> str:
    parts = urlsplit(address)
    port = f":{parts.port}" if parts.port else ""
    return f"{name}://{parts.hostname}{port}/{HIDDEN}" if parts.hostname else f"{name}://{HIDDEN}"


def _mail(name: str, address: str) -> str:
    if not address[len(name) :].startswith("://"):
        return f"{name}:{mailbox(unquote(address[len(name) + 1 :].partition('?')[0]))}"
    return _host(name, address)


def _console(name: str, address: str) -> str:
    return "console:"


_SHOWN = {
    "console": _console,
    "mailto": _mail,
    "mailtos": _mail,
    "smtp": _host,
    "smtps": _host,
    "webhook+https": _host,
    "webhook+http": _host,
}
