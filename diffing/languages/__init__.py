"""The languages that the program reads: one file each, found by itself. To teach it a language is to add a file."""

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from diffing.languages.words import Citing, Comparing, Correcting, Language, Layout

__all__ = ["OFFICIAL", "Citing", "Comparing", "Correcting", "Language", "Layout", "language", "tags", "variety"]

OFFICIAL = ("ar", "zh", "en", "fr", "ru", "es")
"""The six official languages, in the order in which documents are numbered (sources.md 1.1)."""


@cache
def _languages() -> dict[str, Language]:
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    values = (getattr(module, "LANGUAGE", None) for module in modules)
    return {value.tag: value for value in values if isinstance(value, Language)}


@cache
def tags() -> tuple[str, ...]:
    """The tags of the languages that can be read, in alphabetical order."""
    return tuple(sorted(tag for tag, spoken in _languages().items() if not spoken.marks))


@cache
def _varieties(tag: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = ((spoken.tag, spoken.marks) for spoken in _languages().values() if spoken.tag.startswith(f"{tag}-x-"))
    return tuple((other, re.compile(marks)) for other, marks in named)


def variety(tag: str, text: str) -> str:
    """The tag of the variety of a language that a text is written in, else that tag itself."""
    return next((other for other, marks in _varieties(tag) if marks.search(text)), tag)


def language(tag: str) -> Language:
    """The language of a tag such as ``en`` or ``zh-Hant``. Raises KeyError with a sentence for an unknown tag."""
    found = _languages().get(tag)
    if found is None:
        raise KeyError(f"no language {tag!r}: the languages that can be read are {', '.join(tags())}")
    return found
