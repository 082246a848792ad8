"""The gates before belief (design.md, part 5 rule 4): what cannot be a document is refused with a reason.

Each gate takes what came and returns a sentence that says why not to believe it, or None.
"""

import json
import re
from typing import Any

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""Byte order marks of UTF-16 and UTF-32, whose text is full of zero bytes."""

_CHALLENGES = (
    "just a moment...",
    "attention required! | cloudflare",
    "cf-challenge",
    "cf_chl_opt",
    "awswafintegration",
    "aws-waf-token",
    "verify you are human",
    "verifying you are human",
    "checking your browser before",
    "_incapsula_resource",
    "px-captcha",
    "ddos-guard",
)
_CHALLENGE_SIZE = 60_000
"""Characters. A challenge page is short; a long document may well speak of captchas."""

_SCRIPTS = {
    "Arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]"),
    "Chinese": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "Cyrillic": re.compile("[\u0400-\u04ff]"),
    "Latin": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_WRITTEN_IN = {"ar": "Arabic", "zh": "Chinese", "ru": "Cyrillic", "en": "Latin", "fr": "Latin", "es": "Latin"}
_CHINESE_WEIGHT = 2
"""A Chinese character says about as much as two letters (dependencies.md part 6)."""
_SCRIPT_MINIMUM = 40
"""Letters below which a text is too short to tell its script."""


def empty(content: bytes) -> str | None:
    """Nothing but white space, zero bytes or a byte order mark."""
    return None if content.strip(b"\xff\xfe\xef\xbb\xbf \t\r\n\f\v\x00") else "it is empty"


def binary(content: bytes) -> str | None:
    """Not text: a known file type, or bytes that no text has."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            return f"it is {what}, not text"
    if content.startswith(_MARKS):
        return None  # half of such bytes are parts of characters: only decoding tells
    head = content[:65_536]
    if b"\x00" in head:
        return "it is binary, not text"
    controls = sum(head.count(code) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return "it is binary, not text" if controls * 100 > len(head) else None


def size(content: bytes, *, smallest: int = 1, largest: int) -> str | None:
    """Fewer or more bytes than a document of this source has."""
    if len(content) < smallest:
        return f"it has only {len(content)} bytes"
    return f"it is larger than {largest:,} bytes" if len(content) > largest else None


def challenge(text: str) -> str | None:
    """A page that asks whether we are human, in the place of the page that was asked for."""
    if len(text) > _CHALLENGE_SIZE:
        return None
    folded = text.lower()
    found = next((words for words in _CHALLENGES if words in folded), None)
    return f"a challenge page came instead ({found!r})" if found else None


def cut_off(content: bytes) -> str | None:
    """A page that opens its html element and never closes it, or ends inside a tag."""
    tail = content[-65_536:].lower()
    if b"<html" in content[:65_536].lower() and b"</html" not in tail:
        return "it ends before its closing html tag: it was cut off"
    ended = content.rstrip()
    opened = ended.rfind(b"<", -2000)
    if opened > ended.rfind(b">") and re.match(rb"</?[a-zA-Z]", ended[opened:]):
        return "it ends inside a tag: it was cut off"
    return None


def script_of(text: str) -> str | None:
    """Arabic, Chinese, Cyrillic or Latin: the script of most of the letters, None when there are too few to tell."""
    counts = {name: len(pattern.findall(text)) for name, pattern in _SCRIPTS.items()}
    counts["Chinese"] *= _CHINESE_WEIGHT
    script, most = max(counts.items(), key=lambda item: item[1])
    return script if most >= _SCRIPT_MINIMUM else None


def wrong_script(text: str, language: str | None) -> str | None:
    """The text is not written in the script of the language that was asked for (a tag such as ``zh-Hant``)."""
    wanted = _WRITTEN_IN.get((language or "").partition("-")[0].lower())
    found = script_of(text[:200_000])
    if wanted is None or found is None or wanted == found:
        return None
    return f"it is written in {found} letters, but {language} is written in {wanted} ones"


def json_object(content: bytes, media_type: str) -> dict[str, Any] | str:
    """The JSON object that came, or the sentence that says why there is none."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        head = content[:60_000].decode("utf-8", "replace")
        what = "HTML" if "html" in media_type or head.lstrip()[:1] == "<" else "something that is not JSON"
        return challenge(head) or empty(content) or f"{what} came instead of JSON"
    return answer if isinstance(answer, dict) else "a JSON value that is no object came"


def pdf_cut_off(content: bytes) -> str | None:
    """A PDF file without the mark that every one ends with. Servers append a few bytes of their own behind it."""
    return None if b"%%EOF" in content[-2048:] else "it ends before its end mark: it was cut off"


def zip_cut_off(content: bytes) -> str | None:
    """A packed file (DOCX among them) without the directory that stands at its end."""
    return None if b"PK\x05\x06" in content[-66_000:] else "it ends before its directory: it was cut off"


_FUNCTION_WORDS = {
    "en": frozenset(("the", "of", "and", "to", "for", "with", "by", "that", "which", "its")),
    "fr": frozenset(("le", "les", "des", "du", "et", "aux", "dans", "pour", "par", "ses")),
    "es": frozenset(("el", "los", "las", "del", "y", "por", "para", "con", "sus", "al")),
}
"""Words that every text of a language has and none of the other two (``la``, ``que`` and ``en`` are left out)."""
_FEW_WORDS = 12
"""Function words below which a text is too short to tell its language."""


def wrong_language(text: str, language: str | None) -> str | None:
    """The text is in another language of the Latin script than the one that was asked for."""
    wanted = (language or "").partition("-")[0].lower()
    if wanted not in _FUNCTION_WORDS:
        return None
    words = re.findall(r"[^\W\d_]+", text[:200_000].lower())
    counts = {tag: sum(word in own for word in words) for tag, own in _FUNCTION_WORDS.items()}
    seen, most = max(counts.items(), key=lambda item: item[1])
    if most < _FEW_WORDS or most < 3 * counts[wanted]:
        return None
    return f"it is written in the language {seen}, not {wanted}"
