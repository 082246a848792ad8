"""The service's own key, from which links and webhooks' secrets are made: set by the operator, or made once."""

import os
import secrets
from pathlib import Path

from monitor.settings import Settings, SettingsError

FILE = "secret.key"
SIZE = 32
"""Bytes of a key that we make, and the least that one may have."""


def signing_key(settings: Settings) -> bytes:
    """The key, at least 32 bytes. Made and kept in the home, for the owner's eyes only, when none is set.

    Services that share a database must share it: set ``secret``. Raises SettingsError.
    """
    if settings.secret is not None:
        return _long_enough(settings.secret.get_secret_value().encode(), "the setting secret")
    file = settings.home / FILE
    try:
        return _long_enough(file.read_bytes(), str(file))
    except FileNotFoundError:
        return _made(file)
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}; allow it or set secret") from None


def _made(file: Path) -> bytes:
    """A new key; that of another process which was faster counts."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{FILE}.{os.getpid()}-{secrets.token_hex(4)}")
        opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as target:
            target.write(secrets.token_bytes(SIZE))
        try:
            os.link(draft, file)  # whole or not at all, and never over another's
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return file.read_bytes()
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written: {error.strerror}; allow it or set secret") from None


def _long_enough(key: bytes, where: str) -> bytes:
    if len(key) < SIZE:
        raise SettingsError(f"{where}: is shorter than {SIZE} bytes; take the output of: openssl rand -hex 32")
    return key
