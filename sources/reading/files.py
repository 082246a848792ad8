"""A file on this machine, as bytes, without reading what is too large."""

import stat
from pathlib import Path

from sources.errors import Unreadable
from sources.reading.formats import CAP, SUFFIXES


def load(path: Path, *, cap: int = CAP) -> tuple[bytes, str]:
    """The bytes of a file and the media type that its name tells (empty when it tells none).

    Raises Unreadable, one line, for a missing file, a directory, a device, a file larger than ``cap`` bytes, or one
    that we may not read. Nothing of a file that is too large is read.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Unreadable(f"{path} is a directory; name the files in it, for example {path}/*.txt")
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(f"{path} is not an ordinary file; save it as one and name that")
        if status.st_size > cap:
            raise Unreadable(f"{path} is larger than {cap:,} bytes and was not read; split it")
        with path.open("rb") as file:
            content = file.read(cap + 1)
    except FileNotFoundError as error:
        raise Unreadable(f"{path} does not exist; check the name") from error
    except PermissionError as error:
        raise Unreadable(f"{path} may not be read by this user; change its permissions") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > cap:
        raise Unreadable(f"{path} is larger than {cap:,} bytes and was not read; split it")
    return content, SUFFIXES.get(path.suffix.lower(), "")
