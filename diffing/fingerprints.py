"""Tell whether two texts say the same, without comparing them."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from diffing.changes import Paragraph, Part, Structure
from diffing.cleaning import clean

FINGERPRINT_VERSION = "1"
"""Changes with what is hashed, so with the cleaning too. Fingerprints of different versions say nothing about each
other."""


def fingerprint(text: Structure | Iterable[Paragraph]) -> str:
    """A hash of the clean words, the labels and the number of note calls of a text: ``v1:…``.

    Equal when two texts differ only in width, spaces, quotation marks, script, markup or furniture; different when
    a word, a number, a punctuation mark or a label does. Empty fields are left out, so that a new field will not
    change old fingerprints.
    """
    paragraphs = text.paragraphs if isinstance(text, Structure) else text
    digest = sha256()
    for field in _fields(paragraphs):
        digest.update(field.encode("utf-8", "surrogatepass") + b"\x1f")
    return f"v{FINGERPRINT_VERSION}:{digest.hexdigest()}"


def _fields(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph.part is Part.FURNITURE:
            continue
        fields = (
            ("label", clean(paragraph.number or "")),
            ("words", clean(paragraph.text)),
            ("calls", str(len(paragraph.calls) or "")),
        )
        yield from (f"{name}={value}" for name, value in fields if value)
