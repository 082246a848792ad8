"""Compressed bodies, unpacked no further than a bound: a body of a few bytes may stand for hundreds of megabytes."""

import zlib
from collections.abc import Iterable, Iterator

from sources.errors import LayoutChanged, Unreachable, Unreadable

_GZIP_OR_ZLIB = 47
"""zlib's window bits for "either header, find out which"."""


def bounded(chunks: Iterable[bytes], encoding: str, cap: int, name: str) -> bytes:
    """The body of ``chunks`` in plain bytes, at most ``cap`` of them.

    ``encoding`` is the Content-Encoding header's value. Raises Unreadable when the body is larger than the cap,
    LayoutChanged for an encoding that we did not ask for or that does not unpack, Unreachable when it was cut off.
    """
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return _joined(chunks, cap, name)
    if coding in ("gzip", "x-gzip", "deflate"):
        return _joined(_inflated(chunks, cap, name), cap, name)
    raise LayoutChanged(f"{name} came in the encoding {coding[:40]!r}, which was not asked for; trying again later")


def _joined(chunks: Iterable[bytes], cap: int, name: str) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > cap:
            raise Unreadable(f"{name} is larger than {cap:,} bytes and was not read further; check its address")
    return bytes(body)


def _inflated(chunks: Iterable[bytes], cap: int, name: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    fed = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if inflater.eof:  # gzip allows several members, one after the other
                inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
            yield _piece(inflater, rest, cap, name)
            fed = True
            rest = inflater.unconsumed_tail or inflater.unused_data
    if fed and not inflater.eof:
        raise Unreachable(f"{name} ended before its end; trying again later")


def _piece(inflater: "zlib._Decompress", data: bytes, cap: int, name: str) -> bytes:
    try:
        return inflater.decompress(data, cap + 1)
    except zlib.error as error:
        raise LayoutChanged(f"{name} does not unpack ({error}); trying again later") from error
