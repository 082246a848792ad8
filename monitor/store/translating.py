"""Rows into nouns and nouns into the values of rows, for what a version says."""

from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Row

from diffing.changes import (
    Body,
    ChangeClass,
    ChangeKind,
    Citation,
    Comparison,
    Kind,
    Mark,
    Metadata,
    NoteCall,
    Paragraph,
    ParagraphChange,
    Part,
    Piece,
    Run,
)
from monitor.intents import Event, EventType, Version, Work
from monitor.store.tables import CitationRow, EventRow, ParagraphRow, VersionRow, WorkRow


def paragraph_values(version_id: int, position: int, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "position": position,
        "path": paragraph.path,
        "part": paragraph.part.value,
        "number": paragraph.number,
        "verb": paragraph.verb,
        "text": paragraph.text,
        "pieces": [[piece.start, piece.end, piece.glue] for piece in paragraph.pieces],
        "calls": [[call.mark, call.offset, call.note] for call in paragraph.calls],
        "flags": list(paragraph.flags),
    }


def paragraph(row: ParagraphRow | Row[*tuple[Any, ...]]) -> Paragraph:
    return Paragraph(
        path=row.path,
        part=Part(row.part),
        number=row.number,
        verb=row.verb,
        text=row.text,
        pieces=tuple(Piece(*piece) for piece in row.pieces),
        calls=tuple(NoteCall(*call) for call in row.calls),
        flags=tuple(row.flags),
    )


def citation_values(version_id: int, position: int, citation: Citation) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "position": position,
        "target": citation.target,
        "kind": citation.kind.value,
        "printed": citation.printed,
        "paragraph": citation.paragraph,
        "part": citation.part.value,
        "start": citation.start,
        "end": citation.end,
        "relation": citation.relation,
        "verb": citation.verb,
        "pinpoint": citation.pinpoint,
        "stated_date": citation.stated_date,
        "candidates": list(citation.candidates),
        "flags": list(citation.flags),
        "places": list(citation.places),
        "via": list(citation.via),
        "listed": citation.listed,
    }


def citation(row: CitationRow | Row[*tuple[Any, ...]]) -> Citation:
    return Citation(
        target=row.target,
        kind=Kind(row.kind),
        printed=row.printed,
        paragraph=row.paragraph,
        part=Part(row.part),
        start=row.start,
        end=row.end,
        relation=row.relation,
        verb=row.verb,
        pinpoint=row.pinpoint,
        stated_date=row.stated_date,
        candidates=tuple(row.candidates),
        flags=tuple(row.flags),
        places=tuple(row.places or ()),
        via=tuple(row.via or ()),
        listed=row.listed or 0,
    )


def details_values(metadata: Metadata) -> dict[str, Any]:
    """Metadata as a JSON object; dates as YYYY-MM-DD."""
    values = asdict(metadata)
    for name in ("adopted_on", "masthead_on"):
        values[name] = values[name] and values[name].isoformat()
    return values


def details(values: dict[str, Any]) -> Metadata:
    return Metadata(
        **{
            **values,
            "body": values["body"] and Body(values["body"]),
            "kind": values["kind"] and Kind(values["kind"]),
            "symbols_printed": tuple(values["symbols_printed"]),
            "adopted_on": values["adopted_on"] and date.fromisoformat(values["adopted_on"]),
            "masthead_on": values["masthead_on"] and date.fromisoformat(values["masthead_on"]),
        }
    )


def changes_values(comparison: Comparison) -> list[Any]:
    """A comparison's changes as a JSON array."""
    return [asdict(change) for change in comparison.changes]


def comparison(change_class: str, changes: list[Any]) -> Comparison:
    return Comparison(tuple(_change(change) for change in changes), ChangeClass(change_class))


def _change(values: dict[str, Any]) -> ParagraphChange:
    return ParagraphChange(
        kind=ChangeKind(values["kind"]),
        old=tuple(values["old"]),
        new=tuple(values["new"]),
        moved=values["moved"],
        change_class=ChangeClass(values["change_class"]),
        words=tuple(Run(Mark(run["mark"]), run["text"], run.get("was")) for run in values["words"]),
        old_numbers=tuple(values["old_numbers"]),
        new_numbers=tuple(values["new_numbers"]),
        evidence=tuple(values["evidence"]),
    )


def work(row: WorkRow | Row[*tuple[Any, ...]]) -> Work:
    return Work(
        symbol=row.symbol,
        own_key=row.own_key,
        body=Body(row.body) if row.body else None,
        kind=Kind(row.kind) if row.kind else None,
        title=row.title,
        adopted_on=row.adopted_on,
        masthead_on=row.masthead_on,
        session=row.session,
        meeting=row.meeting,
        agenda_item=row.agenda_item,
        draft=row.draft,
        report=row.report,
        first_seen_at=row.first_seen_at,
        borrowed=dict(row.borrowed or {}),
    )


def version(
    row: VersionRow, symbol: str, language: str, paragraphs: tuple[Paragraph, ...], citations: tuple[Citation, ...]
) -> Version:
    assert row.id is not None
    return Version(
        id=row.id,
        symbol=symbol,
        language=language,
        number=row.number,
        source=row.source,
        official=row.official,
        address=row.address,
        content_sha256=row.content_sha256,
        media_type=row.media_type,
        fingerprint=row.fingerprint,
        asterisks=row.asterisks,
        reissue_note=row.reissue_note,
        retrieved_at=row.retrieved_at,
        text=row.text,
        paragraphs=paragraphs,
        citations=citations,
        flags=tuple(row.flags),
        derived_by=row.derived_by,
    )


def event(row: EventRow) -> Event:
    return Event(
        key=row.key,
        type=EventType(row.type),
        symbol=row.symbol,
        language=row.language,
        source=row.source,
        at=row.at,
        data=row.data,
        id=row.id,
        version_id=row.version_id,
    )
