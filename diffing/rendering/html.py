"""A comparison as a fragment of HTML, for a page and for mail: inline styles only, no script, nothing from outside."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from urllib.parse import quote

from diffing.changes import ChangeKind, Comparison, Mark, ParagraphChange, Run
from diffing.comparing import hunk, summary
from diffing.rendering.departures import Departure, Place, with_departures
from diffing.rendering.harmless import harmless
from diffing.rendering.headings import heading

_REMOVED = "color:#8a1c1c;background:#fbe4e4;text-decoration:line-through;padding:0 .1em;unicode-bidi:isolate"
_ADDED = "color:#0b5a2b;background:#dff3e4;text-decoration:underline;padding:0 .1em;unicode-bidi:isolate"
_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap"
_HEADING = "font-weight:600;margin:0 0 .25em;unicode-bidi:isolate"
_CHANGED = "margin:0 0 1.25em;padding-inline-start:.75em;border-inline-start:3px solid #9a6700"
_MOVED = "margin:0 0 1.25em;padding-inline-start:.75em;border-inline-start:3px dashed #3b6ea8"
_LEFT = "margin:0 0 1.25em;padding-inline-start:.75em;border-inline-start:3px dotted #3b6ea8;opacity:.8"
_QUIET = "margin:0 0 1.25em;opacity:.8"
_PAGE = "font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere"
_RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_FOLDED = (ChangeKind.UNCHANGED, ChangeKind.RENUMBERED)


def page(comparison: Comparison, title: str, *, language: str | None = None) -> str:
    """The redline as a page of its own, for light and dark screens of any width. ``title`` names the two texts."""
    name = escape(harmless(title))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{name}</title></head>'
        f'<body style="{_PAGE}"><h1 style="font-size:1.25rem">{name}</h1>'
        f"{html(comparison, language=language)}</body></html>"
    )


def html(comparison: Comparison, *, language: str | None = None) -> str:
    """The redline of the whole text. ``language`` is the texts' tag; unchanged and renumbered paragraphs are folded.

    Screen readers announce neither ``ins`` nor ``del``: hidden words say where an insertion or a removal begins.
    """
    parts = [f'<p style="font-weight:600"><span lang="en" dir="ltr">{escape(summary(comparison))}</span></p>']
    for folded, places in groupby(with_departures(comparison.changes), key=_is_folded):
        alike = list(places)
        parts.append(_fold(alike, language) if folded else "".join(_open(alike, language)))
    return f"<div>{''.join(parts)}</div>"


def _is_folded(place: Place) -> bool:
    return isinstance(place, ParagraphChange) and place.kind in _FOLDED


def _open(places: Iterable[Place], language: str | None) -> Iterator[str]:
    for place in places:
        yield _left(place.change) if isinstance(place, Departure) else _changed(place, language)


def _changed(change: ParagraphChange, language: str | None) -> str:
    name = escape(harmless(heading(hunk(change))))
    style, anchor = _CHANGED, ""
    if change.moved:
        style, anchor = _MOVED, f' id="{_anchor("to", change)}"'
        name = f'<a href="#{_anchor("from", change)}" style="color:inherit">{name}</a>'
    return (
        f'<div style="{style}"{anchor}><p lang="en" dir="ltr" style="{_HEADING}">{name}</p>'
        f'<p style="margin:0"{_tongue(language)}>{_words(change.words)}</p></div>'
    )


def _left(change: ParagraphChange) -> str:
    """Where a paragraph stood that moved: a line that leads to where it stands."""
    old, new = (escape(harmless(", ".join(paths))) for paths in (change.old, change.new))
    return (
        f'<p lang="en" dir="ltr" style="{_LEFT}" id="{_anchor("from", change)}">'
        f'{old}: moved to <a href="#{_anchor("to", change)}" style="color:inherit">{new}</a></p>'
    )


def _anchor(end: str, change: ParagraphChange) -> str:
    return escape(quote(f"{end}-{change.new[0]}"))


def _fold(places: list[Place], language: str | None) -> str:
    changes = [place for place in places if isinstance(place, ParagraphChange)]
    renumbered = sum(change.kind is ChangeKind.RENUMBERED for change in changes)
    unchanged = len(changes) - renumbered
    counted = [(unchanged, "unchanged"), (renumbered, "only renumbered")]
    title = ", ".join(
        f"{count} {'paragraph' if count == 1 else 'paragraphs'} {what}" for count, what in counted if count
    )
    inside = "".join(
        f'<p style="margin:0 0 .5em"{_tongue(language)}><span lang="en" dir="ltr">{_places(change)}</span> '
        f"{_words(change.words)}</p>"
        for change in changes
    )
    return f'<details style="{_QUIET}"><summary lang="en" dir="ltr">{title}</summary>{inside}</details>'


def _places(change: ParagraphChange) -> str:
    old, new = ", ".join(change.old), ", ".join(change.new)
    same = change.kind is ChangeKind.UNCHANGED or old == new
    return escape(harmless(f"[{new}]" if same else f"[{old} → {new}]"))


def _tongue(language: str | None) -> str:
    if not language:
        return ' dir="auto"'
    direction = "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
    return f' lang="{escape(language)}" dir="{direction}"'


def _words(runs: Iterable[Run]) -> str:
    return "".join(map(_marked, runs))


def _marked(run: Run) -> str:
    words = escape(harmless(run.text)).replace("\n", "<br>")
    if run.mark is Mark.REMOVED:
        return f'<del style="{_REMOVED}"><span lang="en" style="{_HIDDEN}">[removed: </span>{words}{_close()}</del>'
    if run.mark is Mark.ADDED:
        return f'<ins style="{_ADDED}"><span lang="en" style="{_HIDDEN}">[added: </span>{words}{_close()}</ins>'
    return words


def _close() -> str:
    return f'<span style="{_HIDDEN}">]</span>'
