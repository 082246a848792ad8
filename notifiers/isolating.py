"""Which way text runs, and how a run of the other direction is kept from disturbing the words around it."""

import re

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]")
# A Latin or numeric run with the brackets and strokes that document symbols and dates are written with.
_LATIN_RUN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9/().,:\[\]-]*[A-Za-z0-9)\]])?(?: \([0-9]{1,4}\))?")


def direction(language: str | None) -> str:
    """``rtl`` or ``ltr`` for a language tag (``ar``, ``zh-Hant``); ``ltr`` when unknown."""
    return "rtl" if (language or "").lower().split("-")[0] in RIGHT_TO_LEFT_LANGUAGES else "ltr"


def isolate(text: str) -> str:
    """The text between FSI and PDI, so that its direction stays inside (reference: domain.md 6, rule 9)."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def is_foreign(text: str, surrounding: str) -> bool:
    """Whether all of a text's letters and digits run from left to right while the text around it does not."""
    return surrounding == "rtl" and not _RIGHT_TO_LEFT.search(text) and _LEFT_TO_RIGHT.search(text) is not None


def isolated(text: str, surrounding: str) -> str:
    """A span's text as it may stand in text that runs the ``surrounding`` way (``rtl`` or ``ltr``).

    Latin runs inside right-to-left words are isolated each; a span of the other direction is isolated whole.
    """
    if _RIGHT_TO_LEFT.search(text):
        inner = _LATIN_RUN.sub(lambda run: _own_brackets(run.group()), text)
        return inner if surrounding == "rtl" else isolate(inner)
    return isolate(text) if is_foreign(text, surrounding) else text


def _own_brackets(run: str) -> str:
    """A Latin run, isolated up to a bracket that it does not open itself: of ``(c)`` the letter, not the bracket."""
    depth = 0
    for index, character in enumerate(run):
        depth += (character in "([") - (character in ")]")
        if depth < 0:
            return isolate(run[:index]) + run[index:]
    return isolate(run)
