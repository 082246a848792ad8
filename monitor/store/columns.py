"""Column types of our own: text as documents really contain it, and values that are stored compressed."""

import json
import re
import zlib
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, Text
from sqlalchemy.types import TypeDecorator

# Any number that fits in 64 bits can be asked for. SQLite's own integers are that wide, and it numbers only those.
Id = BigInteger().with_variant(Integer(), "sqlite")

# PostgreSQL stores no NUL, and neither database stores half a surrogate pair.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


_PACKED = (b"%PDF", b"PK\x03\x04")


def storable(text: str) -> str:
    """``text`` with each character that no database holds replaced by U+FFFD, one for one, so that spans still fit."""
    return _UNSTORABLE.sub("�", text)


class PlainText(TypeDecorator[str]):
    """Text of any length; what cannot be stored is replaced, in stored values and in questions alike."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Squeezed(TypeDecorator[str]):
    """Long text that is only ever read whole: compressed, and exact to the last character."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.compress(value.encode("utf-8", "surrogatepass"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else zlib.decompress(value).decode("utf-8", "surrogatepass")


class SqueezedBytes(TypeDecorator[bytes]):
    """Raw bytes, compressed; those of PDF and Word files are so already, and trying it again costs more than all the
    rest of storing them."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return zlib.compress(value, 0 if value.startswith(_PACKED) else 6)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.decompress(value)


class SqueezedJson(TypeDecorator[Any]):
    """A JSON value that is only ever read whole, compressed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else zlib.compress(json.dumps(value, separators=(",", ":")).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(zlib.decompress(value))
