"""The words of a document that a message quotes: where it cites, where versions differ, what a reader should check.

Quotations stay in their own language. Pure.
"""

from datetime import date
from typing import Any

from monitor.intents import Reason
from monitor.words.places import place, places
from monitor.words.reasoning import names
from monitor.words.terms import CHECKS, LANGUAGES, PARTS
from monitor.words.wording import Wording, named, one_symbol
from notifiers.messages import Block, Line, Passage, Span, Style, Warnings

NAMED = 8
QUOTED = 5
WARNED = 8
DIFFERENCES = 10
_HEAD = 40
"""A verb that begins so many characters in at most stands at the head of a quotation."""

Data = dict[str, Any]

POOR = "low_quality"
"""The warning that is about the whole text."""

_WARNINGS = {
    "year_conflict": named(
        "warning",
        "printed as “{printed}”, {place}: the resolution of that number is of another year. Kept as printed.",
    ),
    "impossible_target": named(
        "warning",
        "printed as “{printed}”, {place}: no document can have that symbol at that date. Kept as printed.",
    ),
    "suspect": named("warning", "printed as “{printed}”, {place}: this may be a misprint. Kept as printed."),
    "unresolved": named(
        "warning",
        "printed as “{printed}”, {place}: more than one document can be meant ({candidates}). None is counted.",
    ),
    "scope_unclear": named(
        "warning", "“{printed}”, {place}: earlier measures are changed or ended without being named."
    ),
    POOR: named(
        "warning", "this was read from a poor copy (a scan, or a PDF in Arabic): words and numbers may be misread."
    ),
    "truncated": named("warning", "{place}: our copy breaks off here; what is missing cannot be compared."),
}


def citing_passages(data: Data, reasons: tuple[Reason, ...], words: Wording) -> tuple[Block, ...]:
    """The paragraphs that cite what the reader follows, quoted; of the one that it cites most strongly where no reason
    names one."""
    paragraphs = data.get("citing_paragraphs") or []
    targets = list(dict.fromkeys(one["target"] for one in paragraphs))
    strongest = [one for one in (data.get("cites") or {}).get("strongest") or [] if one in targets]
    wanted = [one for one in targets if any(names(reason, one) for reason in reasons)] or [*strongest, *targets][:1]
    return tuple(_citing(paragraphs, target, data.get("language"), words) for target in wanted[:QUOTED])


def _citing(paragraphs: list[Data], target: str, language: str | None, words: Wording) -> Passage:
    quoted = [one for one in paragraphs if one["target"] == target]
    lines = [quotation(one, language, words) for one in quoted[:QUOTED]]
    rest = max(one.get("among") or 0 for one in quoted) - len(lines)
    if rest > 0:
        lines.append(words.counted("and {count} more paragraph", "and {count} more paragraphs", count=rest))
    return Passage(tuple(lines), words.phrase("Where it cites {symbol}", symbol=one_symbol(target)))


def quotation(one: Data, language: str | None, words: Wording, *, among: int = 1) -> Line:
    """A place, the verb as printed, how many are cited beside it, and the paragraph's words in their own language.

    A verb that stands at the head of the quoted words, perhaps behind an adverb, is not said twice.
    """
    quote = one.get("quote") or ""
    printed = one.get("verb") or ""
    verb = among > 1 or printed not in quote[: _HEAD + len(printed)]
    how = whereabouts(one, language, words, among=among, verb=verb)
    if not quote:
        return how
    said = words.quoted(Span(quote, Style.QUOTE, language=language))
    return words.phrase(named("a quotation", "{place}: {quote}"), place=how, quote=said)


def whereabouts(one: Data, language: str | None, words: Wording, *, among: int = 1, verb: bool = True) -> Line:
    """Where something is cited, by which verb, and among how many others."""
    where = Span(place(one.get("path") or "", one.get("number"), words), Style.STRONG)
    if not verb or not one.get("verb"):
        return (where,)
    printed = Span(one["verb"], Style.SOFT, language=language)
    if among < 2:
        return words.phrase("{place} — {verb}", place=where, verb=printed)
    return words.counted(
        "{place} — {verb}, one of {count} in a list",
        "{place} — {verb}, one of {count} in a list",
        place=where,
        verb=printed,
        count=among,
    )


def warnings(data: Data, words: Wording) -> tuple[Block, ...]:
    """What the reader should check; nothing is corrected silently (domain.md, rule 10)."""
    found = data.get("warnings") or []
    lines = [words.phrase("Check — {text}", text=_warning(one, words)) for one in found[:WARNED]]
    if len(found) > WARNED:
        lines.append(words.counted("and {count} more", "and {count} more", count=len(found) - WARNED))
    return (Warnings(tuple(lines)),) if lines else ()


def poor_copy(data: Data, words: Wording) -> tuple[Block, ...]:
    """That the text was read badly, where it was: for messages that show none of its other doubts."""
    return warnings({"warnings": _poor(data)}, words)


def is_read_badly(data: Data) -> bool:
    """Whether the text that an event is about could only be read badly."""
    return bool(_poor(data))


def _poor(data: Data) -> list[Data]:
    return [one for one in data.get("warnings") or [] if one.get("flag") == POOR]


def _warning(one: Data, words: Wording) -> Line:
    flag, path = str(one.get("flag")), one.get("paragraph") or ""
    if flag in _WARNINGS:
        printed = one_symbol(one.get("printed") or "")
        candidates = words.listed((one_symbol(each),) for each in one.get("candidates") or ())
        return words.phrase(_WARNINGS[flag], printed=printed, place=place(path, None, words), candidates=candidates)
    return (Span(one.get("text") or flag),)


def differing_readings(differences: list[Data], words: Wording) -> tuple[Block, ...]:
    """Where language versions differ: every reading beside the others, in order of language tags."""
    blocks = [_difference(one, words) for one in differences[:DIFFERENCES]]
    rest = len(differences) - DIFFERENCES
    if rest > 0:
        more = words.counted("and {count} more difference", "and {count} more differences", count=rest)
        blocks.append(Passage((more,)))
    return tuple(blocks)


def _difference(one: Data, words: Wording) -> Passage:
    check = Span(words.term(CHECKS, one["check"]))
    heading: Line = (check,)
    if one["paragraph"]:
        where = place(one["paragraph"], None, words)
        heading = words.phrase(named("what differs, and where", "{place} — {check}"), place=where, check=check)
    return Passage(tuple(_reading(each, one["check"], words) for each in one["readings"]), heading)


def _reading(reading: Data, check: str, words: Wording) -> Line:
    tag, values = reading["language"], reading["values"]
    listed = words.listed(_value(value, check, words) for value in values[:NAMED])
    if len(values) > NAMED:
        listed = (*listed, Span(" …"))
    said = words.phrase(
        named("a reading", "{language}: {values}"),
        language=Span(words.term(LANGUAGES, tag), Style.STRONG),
        values=listed or words.phrase("nothing of these"),
    )
    quote = reading.get("quote")
    if quote:
        return words.dashed([said, words.quoted(Span(quote, Style.QUOTE, language=tag))])
    stands = [(Span(places(paths[:NAMED], [], words)),)] if (paths := reading.get("places")) else []
    return words.dashed([said, *stands, *_beside(reading, words)])


def _beside(reading: Data, words: Wording) -> list[Line]:
    """The paragraphs before and after the place of what a version lacks, in its own words."""
    near = [one for one in (reading.get("before"), reading.get("after")) if one]
    quotes = [words.quoted(Span(one["quote"], Style.QUOTE, language=reading["language"])) for one in near]
    return [(Span(f"{place(one['path'], None, words)} "), *quote) for one, quote in zip(near, quotes, strict=True)]


def _value(value: str, check: str, words: Wording) -> Line:
    """A symbol, a day, a number, how many paragraphs a part has (``5 operative``), or which it has (``op5``)."""
    if check == "citations":
        return (one_symbol(value),)
    if check == "dates":
        return (Span(words.day(date.fromisoformat(value))),)
    number, _, part = value.partition(" ")
    if check == "paragraphs" and not part:
        return (Span(place(value, None, words)),)
    if check != "paragraphs" or part not in PARTS:
        return (Span(value),)
    said = named("paragraphs of a part, counted", "{number} {part}")
    return words.phrase(said, number=number, part=words.term(PARTS, part))
