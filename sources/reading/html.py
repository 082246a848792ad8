"""HTML into paragraphs of text: one blank line between blocks, list numbers written out, note calls kept as ``<sup>``.

What belongs to the site (scripts, navigation, footers, forms, edit links, licence boxes) is dropped.
"""

import re
from collections.abc import Iterator
from itertools import islice

from bs4 import BeautifulSoup, CData, Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from sources import checks
from sources.documents import Reading
from sources.errors import Unreadable
from sources.reading.labels import item_label

CAP = 5_000_000
"""Characters. Parsing takes about two seconds for each million (dependencies.md part 6)."""
TAGS = 80_000
DEPTH = 400

_DROPPED = re.compile(
    r"script|style|noscript|template|nav|footer|aside|form|button|iframe|object|embed|svg|canvas|audio|"
    r"video|select|input|textarea|head|map|dialog|math"
)
_FURNITURE = re.compile(
    r"^(mw-editsection|mw-jump-link|mw-empty-elt|navbox|noprint|toc|catlinks|printfooter|siteSub|contentSub|"
    r"ws-header|ws-noexport|headertemplate|header_notes|licens\w{0,30}|licence\w{0,30}|breadcrumbs?|cookie[\w-]{0,30}|"
    r"skip-link|visually-hidden|sr-only)$",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    r"address|article|blockquote|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|h1|h2|"
    r"h3|h4|h5|h6|header|hr|html|legend|main|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_HIDDEN = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)
_MARK = re.compile(r"^[\[(]?(\d{1,3}|[a-z]|\*{1,3}|[†‡])[\])]?$")
_ROOTS = ("main", "#mw-content-text", "#bodyContent", "article", "body")
_LABEL = "\x01"
_ALONE = re.compile(f"({_LABEL}[^ \\0]{{2,20}}) [ \n\\0]{{1,1000}}")
"""A label before a block of its own, as in ``<li><p>``: it belongs to that block."""
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_BEFORE_BAR = re.compile(r"[ \n]{1,100}\| ")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def read_html(text: str) -> Reading:
    """The text of a page, its title, and the language it declares when the script agrees.

    Raises Unreadable (without the document's name) for a page that is too large or nested too deep.
    """
    if len(text) > CAP or text.count("<") > TAGS:
        raise Unreadable(f"cannot be read: it has more than {CAP:,} characters or {TAGS:,} tags of HTML; split it")
    reason = checks.challenge(text)
    if reason:
        raise Unreadable(f"cannot be read: {reason}")
    soup = BeautifulSoup(text, "lxml")
    body = _ALONE.sub(r"\1 ", "".join(_flow(_root(soup)))).replace(_LABEL, "")
    paragraphs = [_tidied(block) for block in body.split("\0")]
    plain = "\n\n".join(block for block in paragraphs if block)
    title = _SPACE.sub(" ", soup.title.get_text()).strip() if soup.title else ""
    return Reading(plain, "text/html", "", title=title[:500] or None, language=_language(soup, plain))


def _root(soup: BeautifulSoup) -> Tag:
    """The part of the page that is the document, when the page marks exactly one."""
    for selector in _ROOTS:
        found = soup.select(selector, limit=2)
        if len(found) == 1 and found[0].get_text(strip=True):
            return found[0]
    return soup


def _flow(root: Tag) -> Iterator[str]:
    """The page's text in reading order; a zero character parts blocks. Walks without recursion."""
    stack: list[PageElement | str] = [root]
    depths: list[int] = [0]
    while stack:
        node, depth = stack.pop(), depths.pop()
        if isinstance(node, str) and not isinstance(node, PageElement):
            yield node
        elif isinstance(node, NavigableString):
            yield from _words(node)
        elif isinstance(node, Tag) and not _is_furniture(node):
            if depth > DEPTH:
                raise Unreadable(f"cannot be read: its HTML is nested deeper than {DEPTH}; simplify it")
            pieces = list(_opened(node))
            stack.extend(reversed(pieces))
            depths.extend([depth + 1] * len(pieces))


def _words(node: NavigableString) -> Iterator[str]:
    if isinstance(node, PreformattedString) and not isinstance(node, CData):
        return  # comments, doctypes, processing instructions
    text = str(node).replace("\0", "").replace(_LABEL, "")
    yield text if any(parent.name == "pre" for parent in node.parents) else _SPACE.sub(" ", text)


def _opened(node: Tag) -> Iterator[PageElement | str]:
    """What stands in the place of a tag: its children between marks, or the words that it means."""
    if node.name == "br":
        yield "\n"
    elif node.name in ("sup", "a") and (mark := _note_mark(node)):
        yield f"<sup>{mark}</sup>"
    elif node.name in ("td", "th"):
        yield from node.children
        if node.find_next_sibling(["td", "th"]):
            yield " | "
    elif node.name == "ol":
        yield from _numbered(node)
    elif node.name == "li":
        yield from node.children
        yield "\0"
    elif _BLOCKS.fullmatch(node.name):
        yield "\0"
        yield from node.children
        yield "\0"
    else:
        yield from node.children


def _note_mark(node: Tag) -> str | None:
    """The mark of a note call, as in ``<sup>2</sup>`` or ``<sup><a>[2]</a></sup>``; None for 16<sup>th</sup>."""
    if node.name == "a" and "footnote" not in " ".join(node.get_attribute_list("class")).lower():
        return None
    found = _MARK.match("".join(islice(node.stripped_strings, 4)))
    return found.group(1) if found else None


def _numbered(node: Tag) -> Iterator[PageElement | str]:
    """The items of an ordered list with the numbers that a browser shows."""
    style = str(node.get("type") or "") + str(node.get("style") or "")
    depth = 1 + sum(1 for outer in node.parents if outer.name == "ol")
    number = _whole(node.get("start"), 1)
    yield "\0"
    for child in node.children:
        if isinstance(child, Tag) and child.name == "li":
            number = _whole(child.get("value"), number)
            yield f"\0{_LABEL}{item_label(style, depth, number)}"
            number += 1
        yield child
    yield "\0"


def _whole(value: object, default: int) -> int:
    text = str(value)
    return int(text[:6]) if text.isascii() and text.isdigit() else default


def _is_furniture(node: Tag) -> bool:
    if _DROPPED.fullmatch(node.name) or node.has_attr("hidden") or _HIDDEN.search(str(node.get("style") or "")):
        return True
    names = [str(node.get("id") or ""), *map(str, node.get_attribute_list("class"))]
    return any(_FURNITURE.match(name) for name in names if name)


def _tidied(block: str) -> str:
    block = _BEFORE_BAR.sub(" | ", block)
    lines = (_BLANKS.sub(" ", line).strip(" \u3000") for line in block.split("\n"))
    return "\n".join(line for line in lines if line)


def _language(soup: BeautifulSoup, text: str) -> str | None:
    """The declared language, unless the letters say otherwise: exported pages often declare the author's own."""
    tag = str(soup.html.get("lang") or "") if soup.html else ""
    known = tag.partition("-")[0].lower() in ("ar", "zh", "en", "fr", "ru", "es")
    return tag if known and not checks.wrong_script(text, tag) else None
