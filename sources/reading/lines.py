"""Wikitext's line by line markup: headings, lists with their numbers, tables, emphasis, addresses."""

import re

from sources.reading.labels import item_label

_LIST = re.compile(r"[*#:;]+")
_EMPHASIS = re.compile(r"'{2,}")
_MAGIC = re.compile(r"__[A-Z\u4e00-\u9fff]{2,20}__")
_OUTSIDE = re.compile(r"\[(?:https?:|ftp:|mailto:|//)[^\s\[\]]{1,1500}(?:[ \t]{1,20}([^\[\]\n]{0,1500}))?\]")
_VARIANTS = re.compile(r"-\{([^{}]{0,3000})\}-")
_FLAGS = re.compile(r"\s{0,5}([A-Za-z+\-;\s]{0,20})\|(?!\|)")
_HIDDEN_FLAGS = frozenset("THR-")
_ATTRIBUTES = re.compile(r"\s{0,5}(?:[\w-]{1,20}\s{0,5}=|nowrap\b)", re.IGNORECASE)
_SUPERIOR = re.compile(r"<sup>([^<>\n]{0,60})</sup>")
_MARK = re.compile(r"[\[(]?(\d{1,3}|[a-z]|\*{1,3}|[†‡])[\])]?")
_BLANK = " \t\u3000"


def laid_out(text: str) -> str:
    """Flat wikitext as paragraphs with one blank line between them."""
    text = _VARIANTS.sub(_one_variant, text)
    text = _OUTSIDE.sub(lambda found: found[1] or "", _MAGIC.sub("", text))
    text = _EMPHASIS.sub(lambda found: "'" * _apostrophes(len(found[0])), text)
    text = _SUPERIOR.sub(_note_call_or_text, text)
    page = _Page()
    for line in text.split("\n"):
        page.line(line)
    return re.sub(r"\n{3,}", "\n\n", page.finished()).strip("\n")


def _apostrophes(run: int) -> int:
    """Apostrophes that a run leaves: two, three and five are emphasis."""
    return {2: 0, 3: 0, 4: 1, 5: 0}.get(run, max(run - 5, 0))


def _one_variant(found: re.Match[str]) -> str:
    """The first wording of a conversion rule ``-{zh-hans:…;zh-hant:…}-``; nothing for rules that only instruct."""
    body = found[1]
    flags = _FLAGS.match(body)
    if flags:
        if _HIDDEN_FLAGS & set(flags[1].strip().upper()):
            return ""
        body = body[flags.end() :]
    first = body.partition(";")[0]
    language, colon, words = first.partition(":")
    return words.strip() if colon and language.strip().lower().startswith("zh") else body


def _note_call_or_text(found: re.Match[str]) -> str:
    mark = _MARK.fullmatch(found[1].strip())
    return f"<sup>{mark[1]}</sup>" if mark else found[1]


class _Page:
    """The lines of a page so far: finished ones, and the table row that is being read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.counts: dict[str, int] = {}
        self.tables = 0
        self.row: list[list[str]] = []

    def line(self, raw: str) -> None:
        line = raw.strip(_BLANK)
        if line.startswith("{|"):
            self.end_row()
            self.tables += 1
        elif self.tables and line.startswith("|}"):
            self.end_row()
            self.tables -= 1
        elif self.tables:
            self.table_line(line)
        else:
            self.lines.extend(self.blocks(line))

    def finished(self) -> str:
        self.end_row()
        return "\n".join(self.lines)

    def table_line(self, line: str) -> None:
        if line.startswith("|-"):
            self.end_row()
        elif line.startswith("|+"):
            self.lines.extend(["", _cell(line[2:]), ""])
        elif line.startswith(("|", "!")):
            joined = line[1:].replace("!!", "||") if line[0] == "!" else line[1:]
            self.row.extend([_cell(cell)] for cell in joined.split("||"))
        elif self.row:
            self.row[-1].extend(self.blocks(line))
        else:
            self.lines.extend(self.blocks(line))

    def end_row(self) -> None:
        """A row of several cells is one line; a single cell, as in a table that only frames the text, stays as is."""
        cells = [cell for cell in ("\n".join(part).strip("\n") for part in self.row) if cell]
        if len(cells) > 1:
            cells = [" | ".join(" ".join(cell.split()) for cell in cells)]
        if cells:
            self.lines.extend(["", *cells[0].split("\n"), ""])
        self.row = []

    def blocks(self, line: str) -> list[str]:
        """The finished lines that a line outside a table's own markup becomes."""
        found = _LIST.match(line)
        if found:
            return ["", self.label(found[0]) + line[found.end() :].strip(_BLANK), ""]
        self.counts.clear()
        if line.startswith("=") and line.endswith("=") and line.strip("="):
            return ["", line.strip("=").strip(_BLANK), ""]
        return ["", ""] if line.startswith("----") else [line.rstrip("\r")]

    def label(self, marks: str) -> str:
        """The number of a list item: ``#`` counts, one level for each ``#`` in its marks.

        An inner list without an outer one has no number: such lines are headings of another markup.
        """
        marks = marks[:20]
        self.counts = {key: count for key, count in self.counts.items() if marks.startswith(key)}
        outer = marks[:-1].rstrip("*:;")
        if not marks.endswith("#") or (outer and outer not in self.counts):
            return ""
        self.counts[marks] = self.counts.get(marks, 0) + 1
        return item_label("", marks.count("#"), self.counts[marks])


def _cell(text: str) -> str:
    """A table cell without its attributes."""
    attributes, bar, words = text.partition("|")
    return (words if bar and _ATTRIBUTES.match(attributes) else text).strip(_BLANK)
