"""How much an edit matters, and which words show it. Highest wins. Reference: domain.md 2.4, diffing.md 3.8."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from diffing.changes import ChangeClass, Part
from diffing.cleaning import clean, spelled_alike
from diffing.comparing.crossreferences import Renumbered, follows_renumbering
from diffing.comparing.edits import Edit
from diffing.comparing.tokens import Sort, Token, pieces
from diffing.languages import language, tags

_MEANINGFUL = (Sort.SYMBOL, Sort.NUMBER, Sort.WORD)
_LONGEST_QUOTE = 80
_MOST_QUOTES = 5
_ASSEMBLY_NUMBER = re.compile(r"\d{2}/\d{1,3}")
_WEIGHTS = {one: one.weight for one in ChangeClass}

_OF_WORDS = {
    Part.OPERATIVE: ChangeClass.OPERATIVE,
    Part.ANNEX: ChangeClass.OPERATIVE,
    Part.PREAMBLE: ChangeClass.PREAMBLE,
    Part.TITLE: ChangeClass.PREAMBLE,
    Part.ORGAN: ChangeClass.PREAMBLE,
    Part.NOTE: ChangeClass.NOTE,
    Part.CLOSING: ChangeClass.NAME,
    Part.MASTHEAD: ChangeClass.NAME,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class of change, and quotations of the words that gave it."""

    change_class: ChangeClass
    evidence: tuple[str, ...] = ()


def heaviest(verdicts: Iterable[Verdict]) -> Verdict:
    """The heaviest class among the verdicts, with all evidence for it; ``none`` when there are none."""
    found = list(verdicts)
    top = heaviest_class(verdict.change_class for verdict in found)
    quotes = [quote for verdict in found if verdict.change_class is top for quote in verdict.evidence]
    return Verdict(top, tuple(quotes[:_MOST_QUOTES]))


def heaviest_class(classes: Iterable[ChangeClass]) -> ChangeClass:
    """The class that wins; ``none`` when there are none."""
    return max(classes, key=_WEIGHTS.__getitem__, default=ChangeClass.NONE)


def judge(edits: Sequence[Edit], part: Part, renumbered: Renumbered) -> Verdict:
    """What the edits of one paragraph amount to. In a masthead only the line that says who adopted it when counts."""
    if part is Part.MASTHEAD and not _say_when_adopted(edits):
        return Verdict(ChangeClass.LAYOUT if any(not edit.kept for edit in edits) else ChangeClass.NONE)
    return heaviest(_verdicts(edits, part, renumbered))


def _say_when_adopted(edits: Sequence[Edit]) -> bool:
    """In the old text or in the new one, so that the order of the texts changes nothing."""
    old = "".join(token.key for edit in edits for token in edit.old)
    new = "".join(token.key for edit in edits for token in edit.new)
    return _says_when_adopted(old) or _says_when_adopted(new)


def judge_whole(text: str, part: Part) -> Verdict:
    """What it amounts to that a paragraph was added or removed: the heaviest of its words."""
    copy = clean(text)
    if part is Part.MASTHEAD and not _says_when_adopted(copy):
        return Verdict(ChangeClass.LAYOUT)
    most = _WEIGHTS[_OF_WORDS.get(part, ChangeClass.PREAMBLE)]
    top = ChangeClass.LAYOUT
    for key, sort in pieces(copy):
        if sort in _MEANINGFUL:
            top = heaviest_class((top, _class_of_token(key, sort, part)))
            if _WEIGHTS[top] >= max(most, _WEIGHTS[ChangeClass.DATE]):
                break
    return Verdict(top, (_short(text),) if text else ())


def _verdicts(edits: Sequence[Edit], part: Part, renumbered: Renumbered) -> Iterable[Verdict]:
    texts = ["".join(token.key for token in edit.new) for edit in edits]
    before, after = "", "".join(texts)
    for edit, text in zip(edits, texts, strict=True):
        after = after[len(text) :]
        if not edit.kept:
            yield Verdict(_class_of(edit, part, before[-200:], after[:200], renumbered), (_quote(edit),))
        before += text


def _class_of(edit: Edit, part: Part, before: str, after: str, renumbered: Renumbered) -> ChangeClass:
    old = [token for token in edit.old if token.sort in _MEANINGFUL]
    new = [token for token in edit.new if token.sort in _MEANINGFUL]
    if [token.key for token in old] == [token.key for token in new] or _unspaced(edit.old) == _unspaced(edit.new):
        return ChangeClass.LAYOUT
    if _only_cross_references(old, edit.new, before, after, renumbered):
        return ChangeClass.NUMBERING
    if old and new and (spelling := _class_of_spelling(old, new)):
        return spelling
    differing = _difference(old, new)
    return heaviest_class(_class_of_token(token.key, token.sort, part) for token in differing)


def _unspaced(side: Sequence[Token]) -> str:
    return "".join(token.key for token in side if token.sort is not Sort.SPACE)


def _only_cross_references(
    old: list[Token], new: Sequence[Token], before: str, after: str, renumbered: Renumbered
) -> bool:
    """Whether each pair of different tokens is a number that follows the renumbering."""
    keys = "".join(token.key for token in new)
    counterparts = iter(old)
    place = 0
    for token in new:
        if token.sort in _MEANINGFUL:
            counterpart = next(counterparts, None)
            start, end = before + keys[:place], keys[place + len(token.key) :] + after
            if counterpart is None or (
                counterpart.key != token.key
                and not follows_renumbering(start, counterpart.key, token.key, end, renumbered)
            ):
                return False
        place += len(token.key)
    return next(counterparts, None) is None and bool(old)


def _class_of_spelling(old: list[Token], new: list[Token]) -> ChangeClass | None:
    """Case and hyphens are layout, another spelling of a proper name (Türkiye, Turkiye) is its name; else None."""
    left, right = "".join(token.key for token in old), "".join(token.key for token in new)
    if _plain(left) == _plain(right):
        return ChangeClass.LAYOUT
    proper = all(token.key[:1].isupper() for token in (*old, *new))
    return ChangeClass.NAME if proper and _bare(left) == _bare(right) else None


def _plain(text: str) -> str:
    return text.replace("-", "").casefold()


def _bare(text: str) -> str:
    return _plain("".join(character for character in text if not unicodedata.combining(character)))


def _difference(old: list[Token], new: list[Token]) -> list[Token]:
    left, right = Counter(token.key for token in old), Counter(token.key for token in new)
    keys = (left - right) | (right - left)
    # The same words in another order are a change of words.
    return [token for token in (*old, *new) if token.key in keys] or [*old, *new]


def _class_of_token(key: str, sort: Sort, part: Part) -> ChangeClass:
    if sort is Sort.SYMBOL or (sort is Sort.NUMBER and _ASSEMBLY_NUMBER.fullmatch(key)):
        return ChangeClass.CITATION
    if sort is Sort.NUMBER:
        return ChangeClass.DATE
    return ChangeClass.DATE if _months().fullmatch(key) else _OF_WORDS.get(part, ChangeClass.PREAMBLE)


@cache
def _months() -> re.Pattern[str]:
    months = [month for tag in tags() for month in language(tag).layout.months]
    return re.compile(spelled_alike("|".join(months)) or r"(?!)", re.IGNORECASE)


@cache
def _adoption() -> re.Pattern[str]:
    patterns = [pattern for tag in tags() for pattern in language(tag).layout.adoption]
    return re.compile(spelled_alike("|".join(f"(?:{pattern})" for pattern in patterns)) or r"(?!)", re.IGNORECASE)


def _says_when_adopted(text: str) -> bool:
    return bool(_adoption().search(text[:2000]))


def _quote(edit: Edit) -> str:
    old, new = (_short("".join(token.source for token in side)) for side in (edit.old, edit.new))
    return f"{old} → {new}" if old and new else old or new


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
