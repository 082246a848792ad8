"""The fields of a posted form, read within limits."""

from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

LARGEST: Final = 20_000
"""Bytes of a form; ours have a few hundred."""
FIELDS: Final = 40


async def body_of(request: Request, largest: int) -> bytes:
    """What was sent, as it is. Raises HTTPException for more than ``largest`` bytes."""
    content = bytearray()
    async for part in request.stream():
        content += part
        if len(content) > largest:
            raise HTTPException(413, "the form is too large")
    return bytes(content)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form, each with its last value. A one-click POST of a mail program (RFC 8058) is one too.

    Raises HTTPException for one that is too large or cannot be read.
    """
    content = await body_of(request, LARGEST)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", ""):
        return {}
    try:
        return dict(parse_qsl(content.decode("utf-8"), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError:
        raise HTTPException(422, "the form cannot be read") from None
