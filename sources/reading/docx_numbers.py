"""The numbers that Word prints before paragraphs and stores nowhere: counted out again from the numbering's rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sources.reading.labels import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEPTH = 9
"""Levels of a numbering; the format knows no more."""
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_CHINESE = "〇一二三四五六七八九"
_BULLET = "•"


def _cyclic(alphabet: str) -> Callable[[int], str]:
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


def _chinese(number: int) -> str:
    """一 to 九十九; beyond, digit by digit."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    return (_CHINESE[tens] if tens > 1 else "") + "十" * (tens > 0) + (_CHINESE[ones] if ones or not tens else "")


def _arabic_digits(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "arabicAlpha": _cyclic(_ALPHA),
    "arabicAbjad": _cyclic(_ABJAD),
    "russianLower": _cyclic(_RUSSIAN),
    "russianUpper": lambda number: _cyclic(_RUSSIAN)(number).upper(),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "ideographDigital": _chinese,
    "japaneseCounting": _chinese,
    "hindiNumbers": _arabic_digits,
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    shape: str
    words: str
    restarts: bool


@dataclass(slots=True)
class Numbers:
    """The counters of a document. Ask once for each numbered paragraph, in order."""

    levels: dict[str, dict[int, _Level]]
    lists: dict[str, str]
    starts: dict[tuple[str, int], int]
    styles: dict[str, tuple[str, int]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: Any) -> str:
        """What Word prints before a ``w:p``, without the blank behind it; empty when nothing."""
        name, depth = self._place(paragraph)
        levels = self.levels.get(self.lists.get(name, ""), {})
        if depth not in levels:
            return ""
        counts = self._counted(name, depth, levels)
        return _printed(levels, counts, depth)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph, from itself or from its style."""
        properties = paragraph.find(f"{W}pPr")
        style = _value(properties, "pStyle") if properties is not None else None
        inherited = self.styles.get(style or "", ("", 0))
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is None:
            return inherited
        name, depth = _value(own, "numId"), _value(own, "ilvl")
        return name or inherited[0], _number(depth, inherited[1] if name is None else 0)

    def _counted(self, name: str, depth: int, levels: dict[int, _Level]) -> list[int | None]:
        counts = self._counts.setdefault(self.lists[name], [None] * _DEPTH)
        own_start = self.starts.get((name, depth))
        if own_start is not None and (name, depth) not in self._begun:
            counts[depth] = own_start - 1
        self._begun.add((name, depth))
        for above in range(depth):
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        before = counts[depth]
        counts[depth] = levels[depth].start if before is None else before + 1
        for below in range(depth + 1, _DEPTH):
            if below not in levels or levels[below].restarts:
                counts[below] = None
        return counts


def _printed(levels: dict[int, _Level], counts: list[int | None], depth: int) -> str:
    own = levels[depth]
    if own.shape == "bullet":
        return _BULLET
    words = own.words
    for level in range(depth + 1):
        count = counts[level]
        shape = _FORMATS.get(levels[level].shape, str) if level in levels else str
        words = words.replace(f"%{level + 1}", "" if count is None or not 0 < count < 10_000 else shape(count))
    return words.strip()


def numbers_of(numbering: Any | None, styles: Any | None) -> Numbers:
    """The counters of a document from its ``w:numbering`` and ``w:styles`` elements; none where it has none."""
    if numbering is None:
        return Numbers({}, {}, {}, {})
    levels = {_attribute(one, "abstractNumId"): _levels(one) for one in numbering.findall(f"{W}abstractNum")}
    lists: dict[str, str] = {}
    starts: dict[tuple[str, int], int] = {}
    for one in numbering.findall(f"{W}num"):
        name = _attribute(one, "numId")
        lists[name] = _value(one, "abstractNumId") or ""
        for other in one.findall(f"{W}lvlOverride"):
            depth = _number(_attribute(other, "ilvl"), 0)
            if (start := _value(other, "startOverride")) is not None:
                starts[name, depth] = _number(start, 1)
            if other.find(f"{W}lvl") is not None:
                own = f"{lists[name]} {name}"
                levels[own] = {**levels.get(lists[name], {}), **_levels(other)}
                lists[name] = own
    _follow_links(numbering, styles, levels, lists)
    return Numbers(levels, lists, starts, _styled(numbering, styles, lists))


def _levels(node: Any) -> dict[int, _Level]:
    return {
        _number(_attribute(one, "ilvl"), 0): _Level(
            _number(_value(one, "start"), 1),
            _value(one, "numFmt") or "decimal",
            _value(one, "lvlText") or "",
            _value(one, "lvlRestart") != "0",
        )
        for one in node.findall(f"{W}lvl")
    }


def _follow_links(
    numbering: Any, styles: Any | None, levels: dict[str, dict[int, _Level]], lists: dict[str, str]
) -> None:
    """A numbering without levels of its own may borrow those of a numbering style."""
    for one in numbering.findall(f"{W}abstractNum"):
        link = _value(one, "numStyleLink")
        if link is None or styles is None:
            continue
        style = next((each for each in styles.findall(f"{W}style") if _attribute(each, "styleId") == link), None)
        name = _value(style.find(f"{W}pPr/{W}numPr"), "numId") if style is not None else None
        lender = lists.get(name or "")
        if lender:
            levels[_attribute(one, "abstractNumId")] = levels.get(lender, {})


def _styled(numbering: Any, styles: Any | None, lists: dict[str, str]) -> dict[str, tuple[str, int]]:
    """The list and level that each paragraph style brings, its own or from the style that it is based on."""
    if styles is None:
        return {}
    at = {
        (_attribute(one, "abstractNumId"), style): _number(_attribute(level, "ilvl"), 0)
        for one in numbering.findall(f"{W}abstractNum")
        for level in one.findall(f"{W}lvl")
        if (style := _value(level, "pStyle"))
    }
    known = {_attribute(one, "styleId"): one for one in styles.findall(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for identity in known:
        name, depth, bearer = _inherited(known, identity)
        if name:
            level = at.get((lists.get(name, "").partition(" ")[0], bearer))
            found[identity] = (name, level if level is not None else depth)
    return found


def _inherited(known: dict[str, Any], identity: str) -> tuple[str, int, str]:
    """The list, the level, and the style that names them, up the chain of styles, which may loop."""
    seen: set[str] = set()
    at: str | None = identity
    while at in known and at not in seen:
        seen.add(at)
        own = known[at].find(f"{W}pPr/{W}numPr")
        if own is not None and (name := _value(own, "numId")):
            return name, _number(_value(own, "ilvl"), 0), at
        at = _value(known[at], "basedOn")
    return "", 0, ""


def _attribute(node: Any, name: str) -> str:
    return str(node.get(f"{W}{name}") or "")


def _value(node: Any | None, name: str) -> str | None:
    """The ``w:val`` of a child."""
    child = node.find(f"{W}{name}") if node is not None else None
    found = child.get(f"{W}val") if child is not None else None
    return str(found) if found is not None else None


def _number(text: str | None, default: int) -> int:
    plain = (text or "").lstrip("-")
    return int(plain[:9]) if plain.isascii() and plain.isdigit() else default
