"""Wikitext's nested markup made flat in one pass: templates, links, notes and tags, with a cap on depth.

One scan with an explicit stack: the time is linear in the length of the text, whatever it holds.
"""

import re
from dataclasses import dataclass, field

from sources.errors import Unreadable
from sources.reading.templates import NOTES_HERE, Header, header_of, parsed, shown

DEPTH = 60
"""Templates and links inside one another. MediaWiki itself stops expanding at 40."""
CALL, CALL_END = "\ue000", "\ue001"
_EQUALS, _LITERAL = "\ue003", "\ue004"
_RESERVED = dict.fromkeys(map(ord, "\ue000\ue001\ue002\ue003\ue004"), None)

_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\||<!--|<(/?)([A-Za-z]{1,16})\b([^<>]{0,1000})>")
_MEDIA = re.compile(
    r"(?:file|image|media|文件|檔案|档案|图像|圖像|fichier|archivo|imagen|файл|изображение|ملف|صورة)\s{0,3}:",
    re.IGNORECASE,
)
_FILING = re.compile(r"(?:category|分类|分類|catégorie|categoría|категория|تصنيف)\s{0,3}:", re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(r"(?:[a-z]{2,3}|zh-[a-z-]{2,12}|simple)\s{0,3}:\s{0,3}\S", re.IGNORECASE)
_KEPT_PREFIX = frozenset(("w", "s", "q", "b", "d", "m", "wikt"))

_UNSEEN = re.compile(
    r"includeonly|gallery|score|math|chem|timeline|graph|imagemap|templatedata|templatestyles|style|script|"
    r"categorytree|indicator|mapframe"
)
_LITERALS = frozenset(("nowiki", "pre", "syntaxhighlight"))
_BLOCKS = re.compile(r"p|div|center|blockquote|table|tr|li|ul|ol|dl|dt|dd|h[1-6]|poem|hr")
_INLINE = re.compile(
    r"span|b|i|u|s|del|ins|small|big|font|em|strong|sub|abbr|cite|code|kbd|tt|var|q|bdi|bdo|ruby|rb|rt|rp|"
    r"rbc|rtc|mark|td|th|tbody|thead|tfoot|caption|noinclude|onlyinclude|section|pagequality|pagelist|lang|"
    r"a|time|data|dfn|samp|strike|wbr"
)


@dataclass(slots=True)
class _Frame:
    """An opened template, link or note: how it was written, and its parts so far, cut at its own bars."""

    kind: str
    opening: str
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    name: str | None = None

    def texts(self) -> list[str]:
        return ["".join(part) for part in self.parts]


@dataclass(slots=True)
class Flat:
    """A page without nested markup. Notes are called by CALL, their number, CALL_END; ``notes`` holds their texts."""

    text: str = ""
    notes: list[str] = field(default_factory=list)
    header: Header | None = None
    scans: list[str] = field(default_factory=list)
    literals: list[str] = field(default_factory=list)

    def restored(self, text: str) -> str:
        """``text`` with what the page protected from being markup put back."""
        return re.sub(f"{_LITERAL}([0-9]{{1,9}}){_LITERAL}", lambda m: self.literals[int(m[1])], text)


def flattened(source: str) -> Flat:
    """Wikitext with templates, links, notes and tags resolved. Raises Unreadable (without a name) beyond DEPTH."""
    scan = _Scan(source.translate(_RESERVED))
    scan.run()
    return scan.flat


class _Scan:
    """The one pass over a page."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.flat = Flat()
        self.stack = [_Frame("root", "")]
        self.named: dict[str, int] = {}
        self.endless: set[str] = set()

    def run(self) -> None:
        position = 0
        while found := _TOKEN.search(self.source, position):
            self.put(self.source[position : found.start()])
            position = self.token(found)
        self.put(self.source[position:])
        while len(self.stack) > 1:
            self.spill()
        self.flat.text = "".join(self.stack[0].parts[0]).replace(_EQUALS, "=")
        self.flat.notes = [note.replace(_EQUALS, "=") for note in self.flat.notes]

    def put(self, text: str) -> None:
        if text:
            self.stack[-1].parts[-1].append(text)

    def put_result(self, text: str) -> None:
        """Put what a nested construct left: its equals signs do not name a parameter of the template around it."""
        self.put(text.replace("=", _EQUALS) if len(self.stack) > 1 else text)

    def token(self, found: re.Match[str]) -> int:
        """Deal with one piece of markup; the position after it."""
        mark = found.group()
        if mark == "<!--":
            return self.after("-->", found.end())
        if mark in ("{{", "[["):
            self.push(_Frame(mark, mark))
        elif mark in ("}}", "]]"):
            self.close("{{" if mark == "}}" else "[[", mark)
        elif mark == "|":
            self.bar()
        else:
            return self.tag(found)
        return found.end()

    def push(self, frame: _Frame) -> None:
        if len(self.stack) > DEPTH:
            raise Unreadable(f"cannot be read: its markup is nested deeper than {DEPTH}; simplify it")
        self.stack.append(frame)

    def bar(self) -> None:
        if self.stack[-1].kind in ("{{", "[["):
            self.stack[-1].parts.append([])
        else:
            self.put("|")

    def close(self, kind: str, mark: str) -> None:
        """Close the innermost construct of a kind; what was opened inside it and never closed is plain text."""
        if not any(frame.kind == kind for frame in self.stack):
            self.put(mark)
            return
        while self.stack[-1].kind != kind:
            self.spill()
        frame = self.stack.pop()
        if kind == "{{":
            self.template(frame)
        elif kind == "[[":
            self.put_result(_link(frame.texts()))
        elif kind == "ref":
            self.put(self.note(frame.name, frame.texts()[0].strip()))
        else:
            self.put(NOTES_HERE)

    def spill(self) -> None:
        """The innermost construct was never closed: leave its text without its opening."""
        frame = self.stack.pop()
        self.put("|".join(frame.texts()))

    def template(self, frame: _Frame) -> None:
        template = parsed(frame.texts())
        header = header_of(template)
        if header is None:
            self.put_result(shown(template))
        elif self.flat.header is None:
            self.flat.header = header

    def note(self, name: str | None, text: str) -> str:
        """A call of a note; a named note is kept once."""
        number = self.named.get(name, -1) if name else -1
        if number < 0:
            number = len(self.flat.notes)
            self.flat.notes.append(text)
            if name:
                self.named[name] = number
        elif text:
            self.flat.notes[number] = text
        return f"{CALL}{number}{CALL_END}"

    def tag(self, found: re.Match[str]) -> int:
        closing, name, attributes = found.group(1), found.group(2).lower(), found.group(3)
        whole = attributes.rstrip().endswith("/")
        if _UNSEEN.fullmatch(name) or name in _LITERALS:
            return self.verbatim(found, name, skip=bool(closing or whole))
        if name in ("ref", "references"):
            self.note_tag(name, attributes, closing=bool(closing), whole=whole)
        elif name == "pages":
            self.flat.scans.append(_attribute(attributes, "index") or "a scanned book")
        elif name == "sup":
            self.put(f"<{closing}sup>")
        elif name == "br":
            self.put("\n")
        elif _BLOCKS.fullmatch(name):
            self.put("\n\n")
        elif not _INLINE.fullmatch(name):
            self.put(found.group())
        return found.end()

    def note_tag(self, name: str, attributes: str, *, closing: bool, whole: bool) -> None:
        if closing:
            self.close(name, "")
        elif not whole:
            self.push(_Frame(name, "", name=_attribute(attributes, "name")))
        else:
            self.put(NOTES_HERE if name == "references" else self.note(_attribute(attributes, "name"), ""))

    def verbatim(self, found: re.Match[str], name: str, *, skip: bool) -> int:
        """The content of a tag whose inside is no markup: kept as it is, or dropped."""
        if skip:
            return found.end()
        ends = self.find(f"</{name}", found.end())
        if ends < 0:
            return found.end()
        if name in _LITERALS:
            self.flat.literals.append(self.source[found.end() : ends])
            self.put(f"{_LITERAL}{len(self.flat.literals) - 1}{_LITERAL}")
        return self.after(">", ends)

    def after(self, mark: str, start: int) -> int:
        """The position after the next ``mark``; the end of the page when there is none."""
        ends = self.find(mark, start)
        return len(self.source) if ends < 0 else ends + len(mark)

    def find(self, mark: str, start: int) -> int:
        """Like str.find, but a mark that was once not found is not looked for again, which keeps the time linear."""
        ends = -1 if mark in self.endless else self.source.find(mark, start)
        if ends < 0:
            self.endless.add(mark)
        return ends


def _attribute(attributes: str, name: str) -> str | None:
    found = re.search(
        rf"\b{name}\s{{0,5}}=\s{{0,5}}(?:\"([^\"]{{0,200}})\"|'([^']{{0,200}})'|([^\s\"'/>]{{1,200}}))", attributes
    )
    return next((value.strip() for value in found.groups() if value), None) if found else None


def _link(parts: list[str]) -> str:
    """The words of an internal link; nothing for pictures, categories and links to the page in other languages."""
    target = parts[0].strip()
    if _MEDIA.match(target) or _FILING.match(target):
        return ""
    prefix = target.partition(":")[0].strip().lower()
    if len(parts) == 1 and _OTHER_LANGUAGE.match(target) and prefix not in _KEPT_PREFIX:
        return ""
    words = "|".join(parts[1:]).strip() if len(parts) > 1 else ""
    return words or target.removeprefix(":")
