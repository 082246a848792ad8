"""What a message says of a document's citations: counts, what is newly cited, and the words that cite. Pure."""

from datetime import datetime
from typing import Any

from monitor.intents import Reason
from monitor.places import place
from monitor.reasoning import names
from monitor.wording import Wording, joined, symbols
from notifiers.messages import Block, Facts, Line, Passage, Span, Style, Warnings

NAMED = 8
QUOTED = 5
WARNED = 8
DIFFERENCES = 10

Data = dict[str, Any]


def citation_facts(data: Data, words: Wording, *, on_page: bool) -> tuple[Block, ...]:
    """The table of what is cited and what of it is new, with its date and the size of the collection.

    Never a bare list: the strongest eight are named, the rest is counted (domain.md 3.7). Of a further version only
    what it newly cites.
    """
    cites = data.get("cites")
    if not cites:
        return ()
    newly = data.get("newly") or {}
    rest = "cites.rest_on_page" if on_page else "cites.rest"
    if data.get("against_version"):
        said = _in_version(newly, rest, words)
        return (Facts(((words.text("label.in_version"), said),)),) if said else ()
    strongest = cites.get("strongest") or []
    rows = [
        ("cites", _counts(cites, words)),
        ("strongest", _some(strongest, cites.get("resolutions", 0), rest, words)),
        ("first", _first(newly, cites, rest, words)),
        ("series", _series(newly, words)),
        ("held", _held(newly, words)),
        ("names", _some(cites.get("body_names_only") or [], None, rest, words)),
    ]
    return (Facts(tuple((words.text(f"label.{name}"), line) for name, line in rows if line)),)


def citing_passages(data: Data, reasons: tuple[Reason, ...], words: Wording) -> tuple[Block, ...]:
    """The paragraphs that cite what the reader follows, quoted; of the first target where no reason names one."""
    paragraphs = data.get("citing_paragraphs") or []
    targets = list(dict.fromkeys(one["target"] for one in paragraphs))
    wanted = [target for target in targets if any(names(reason, target) for reason in reasons)] or targets[:1]
    blocks: list[Block] = []
    for target in wanted[:QUOTED]:
        quoted = [one for one in paragraphs if one["target"] == target]
        lines = [quotation(one, data.get("language"), words) for one in quoted[:QUOTED]]
        rest = max(one.get("among") or 0 for one in quoted) - len(lines)
        if rest > 0:
            lines.append(words.phrase("cites.paragraphs_rest", count=rest))
        blocks.append(Passage(tuple(lines), words.phrase("cites.heading", symbol=Span(target, Style.SYMBOL))))
    return tuple(blocks)


def quotation(one: Data, language: str | None, words: Wording, *, among: int = 1) -> Line:
    """A place, the verb as printed, how many are cited beside it, and the paragraph's words in their own language.

    A verb that the quoted words begin with is not said twice.
    """
    where = Span(place(one.get("path") or "", one.get("number"), words), Style.STRONG)
    verb, quote = one.get("verb"), one.get("quote") or ""
    how: Line = (where,)
    if verb and (among > 1 or not quote.startswith(verb)):
        how = words.phrase("cited.how", place=where, verb=Span(verb, Style.SOFT, language=language), count=among)
    return (*how, Span(": "), Span(quote, Style.QUOTE, language=language)) if quote else how


def warnings(data: Data, words: Wording) -> tuple[Block, ...]:
    """What the reader should check; nothing is corrected silently (domain.md, rule 10)."""
    found = data.get("warnings") or []
    lines = [words.phrase("warning.check", text=_warning(one, words)) for one in found[:WARNED]]
    if len(found) > WARNED:
        lines.append(words.phrase("cites.rest", count=len(found) - WARNED))
    return (Warnings(tuple(lines)),) if lines else ()


def _warning(one: Data, words: Wording) -> Line:
    flag, path = str(one.get("flag")), one.get("paragraph") or ""
    if flag in words.tables["warning"]:
        return words.phrase(f"warning.{flag}", printed=one.get("printed") or "", place=place(path, None, words))
    return (Span(one.get("text") or flag),)


def differing_readings(differences: list[Data], words: Wording) -> tuple[Block, ...]:
    """Where language versions differ: every reading beside the others, in order of language tags."""
    blocks = []
    for one in differences[:DIFFERENCES]:
        check = words.text(f"differ.{one['check']}")
        where = place(one["paragraph"], None, words) if one["paragraph"] else ""
        heading = words.phrase("differ.where", place=where, check=check) if where else (Span(check),)
        blocks.append(Passage(tuple(_reading(each, words) for each in one["readings"]), heading))
    if len(differences) > DIFFERENCES:
        blocks.append(Passage((words.phrase("differ.rest", count=len(differences) - DIFFERENCES),)))
    return tuple(blocks)


def _reading(reading: Data, words: Wording) -> Line:
    tag, values = reading["language"], reading["values"]
    language = Span(words.term("language", tag), Style.STRONG)
    listed = Span(", ".join(values[:NAMED]) + (" …" if len(values) > NAMED else ""))
    said = words.phrase("differ.reading", language=language, values=listed if values else words.text("differ.nothing"))
    quote = reading.get("quote")
    return (*said, Span(" — "), Span(quote, Style.QUOTE, language=tag)) if quote else said


def _counts(cites: Data, words: Wording) -> Line:
    total, documents = cites.get("resolutions", 0), cites.get("documents", 0)
    bodies = [
        words.text(f"cites.{name}", count=cites[name])
        for name in ("security_council", "general_assembly", "other")
        if cites.get(name)
    ]
    chief: Line = words.phrase("cites.nothing")
    if total:
        among = Span(f" ({', '.join(bodies)})") if bodies else Span("")
        chief = (Span(words.text("cites.resolutions", count=total), Style.STRONG), among)
    operative = len(cites.get("operative") or [])
    force = words.phrase("cites.operative", count=operative) if operative else words.phrase("cites.none_operative")
    others = words.phrase("cites.documents", count=documents) if documents else ()
    return joined([chief, force if total else (), others], "; ")


def _some(names: list[str], total: int | None, rest: str, words: Wording) -> Line:
    """The first eight names, and how many more there are of ``total`` (None: of the names themselves)."""
    hidden = (len(names) if total is None else total) - len(names[:NAMED])
    if not names:
        return ()
    more = words.phrase(rest, count=hidden) if hidden > 0 else ()
    return joined([symbols(names[:NAMED]), more], ", ")


def _in_version(newly: Data, rest: str, words: Wording) -> Line:
    names = newly.get("new_in_version")
    if names is None:
        return ()
    return _some(names, None, rest, words) or words.phrase("cites.in_version_none")


def _first(newly: Data, cites: Data, rest: str, words: Wording) -> Line:
    """What no earlier text of this collection cites, the strongest first, with the claim's date and extent."""
    names = newly.get("first_in_collection")
    if names is None:
        return ()
    strongest = cites.get("strongest") or []
    ordered = [name for name in strongest if name in names] + [name for name in names if name not in strongest]
    count = Span(str(len(names)), Style.STRONG)
    if not names:
        said = words.phrase("cites.first_none")
    elif len(names) > 1 and len(names) == cites.get("resolutions"):
        said = words.phrase("cites.first_all", number=count)
    else:
        said = words.phrase("cites.first", number=count, symbols=_some(ordered, None, rest, words))
    return joined([said, _as_of(newly, words)], " — ")


def _as_of(newly: Data, words: Wording) -> Line:
    at, documents = newly.get("as_of"), newly.get("documents")
    if not at or documents is None:
        return ()
    return words.phrase("cites.as_of", date=words.day(datetime.fromisoformat(at).date()), count=documents)


def _series(newly: Data, words: Wording) -> Line:
    known = newly.get("new_in_series")
    if known is None:
        return ()
    if isinstance(known, list):
        before = (newly.get("series") or {}).get("immediate") or ""
        return words.phrase("cites.series_known", count=len(known), symbol=Span(before, Style.SYMBOL))
    before = (newly.get("series") or {}).get("immediate")
    if before and not newly["series"].get("held"):
        return words.phrase("cites.series_not_held", symbol=Span(before, Style.SYMBOL))
    return words.phrase("cites.series_unknown")


def _held(newly: Data, words: Wording) -> Line:
    held, missing = newly.get("held"), newly.get("not_held")
    if held is None or missing is None or not (held or missing):
        return ()
    return words.phrase("cites.held", held=len(held), missing=len(missing))
