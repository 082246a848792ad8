"""The words of one Word paragraph: what is printed, without what was deleted, hidden or only instructs Word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sources.reading.docx_numbers import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr", "tblPr", "rt", "footnoteRef",
                 "endnoteRef", "annotationRef")
)  # fmt: skip
_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_NOTE_KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
BOX = f"{W}txbxContent"


@dataclass(slots=True)
class Calls:
    """The notes that have been called so far: their kind and number inside the file, with the printed marks."""

    marks: dict[tuple[str, str], str] = field(default_factory=dict)
    fresh: list[tuple[str, str]] = field(default_factory=list)
    counted: int = 0

    def mark(self, kind: str, identity: str, own: str | None) -> str:
        """The mark of a note, counted from 1 in the order of the calls unless it brings its own."""
        key = (kind, identity)
        if key not in self.marks:
            self.counted += own is None
            self.marks[key] = own or str(self.counted)
            self.fresh.append(key)
        return self.marks[key]


def words(paragraph: Any, calls: Calls) -> tuple[str, list[Any]]:
    """The text of a ``w:p``, with note calls as ``<sup>``, and the text boxes that hang on it."""
    boxes: list[Any] = []
    text = "".join(_inside(paragraph, calls, boxes))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line), boxes


def _inside(node: Any, calls: Calls, boxes: list[Any]) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}r":
            yield from _run(child, calls, boxes)
        elif child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        else:
            yield from _other(child, calls, boxes)


def _other(child: Any, calls: Calls, boxes: list[Any]) -> Iterator[str]:
    """What is neither run nor left out: text, signs, boxes, and whatever only holds these."""
    if child.tag in (f"{W}t", f"{_MATH}t"):
        yield child.text or ""
    elif child.tag in _SIGNS:
        yield _SIGNS[child.tag]
    elif child.tag == f"{W}br":
        yield "" if child.get(f"{W}type") in ("page", "column") else "\n"
    elif child.tag == BOX:
        boxes.append(child)
    elif child.tag == f"{_MC}AlternateContent":
        chosen = child.find(f"{_MC}Choice")
        chosen = chosen if chosen is not None else child.find(f"{_MC}Fallback")
        yield from _inside(chosen, calls, boxes) if chosen is not None else ()
    else:
        yield from _inside(child, calls, boxes)


def _run(run: Any, calls: Calls, boxes: list[Any]) -> Iterator[str]:
    properties = run.find(f"{W}rPr")
    if properties is not None and _is_on(properties.find(f"{W}vanish")):
        return
    reference = next((child for child in run if child.tag in _NOTE_KINDS), None)
    if reference is None:
        yield from _inside(run, calls, boxes)
        return
    custom = str(reference.get(f"{W}customMarkFollows") or "") in ("1", "true", "on")
    own = "".join(one.text or "" for one in run.findall(f"{W}t")).strip() if custom else ""
    mark = calls.mark(_NOTE_KINDS[reference.tag], str(reference.get(f"{W}id")), own or None)
    yield f"<sup>{mark}</sup>"
    if not custom:
        yield from _inside(run, calls, boxes)


def _is_on(switch: Any | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in ("0", "false", "off")
