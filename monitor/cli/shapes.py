"""The JSON that other programs may rely on (design.md part 6): values of the house as plain objects."""

from typing import TYPE_CHECKING, Any

from diffing.changes import Citation, Metadata, Paragraph, Structure
from monitor.cli.printing import instant
from monitor.intents import Channel, CitingRow, HistoryRow, SourceState, Version, Watched, Work

if TYPE_CHECKING:
    from monitor.newness import Newness
    from monitor.posting.accounting import Account
    from monitor.store.outbox import Delivery


def citation_shape(citation: Citation) -> dict[str, Any]:
    """One citation of ``cite``; offsets index the decoded input text. ``candidates`` are what it can mean where
    ``target`` is null; ``places`` is the pinpoint taken apart, ``via`` the steps by which a short form was resolved."""
    return {
        "target": citation.target,
        "kind": citation.kind.value,
        "printed": citation.printed,
        "paragraph": citation.paragraph,
        "start": citation.start,
        "end": citation.end,
        "relation": citation.relation,
        "verb": citation.verb,
        "pinpoint": citation.pinpoint,
        "stated_date": citation.stated_date.isoformat() if citation.stated_date else None,
        "flags": list(citation.flags),
        "places": list(citation.places),
        "via": list(citation.via),
        "candidates": list(citation.candidates),
    }


def metadata_shape(metadata: Metadata) -> dict[str, Any]:
    """The metadata of ``structure``."""
    return {
        "body": metadata.body.value if metadata.body else None,
        "kind": metadata.kind.value if metadata.kind else None,
        "adopted_on": metadata.adopted_on.isoformat() if metadata.adopted_on else None,
        "masthead_on": metadata.masthead_on.isoformat() if metadata.masthead_on else None,
        "session": metadata.session,
        "meeting": metadata.meeting,
        "agenda_item": metadata.agenda_item,
        "title": metadata.title,
        "draft": metadata.draft,
        "report": metadata.report,
    }


def paragraph_shape(paragraph: Paragraph) -> dict[str, Any]:
    """One paragraph of ``structure``; ``text`` is what a reader sees, the span covers its source characters."""
    return {
        "path": paragraph.path,
        "part": paragraph.part.value,
        "number": paragraph.number,
        "verb": paragraph.verb,
        "text": paragraph.text,
        "start": paragraph.start,
        "end": paragraph.end,
        "flags": list(paragraph.flags),
    }


def structure_shape(path: str, structure: Structure) -> dict[str, Any]:
    """One line of ``structure --format json``."""
    return {
        "path": path,
        "symbol": structure.metadata.symbol,
        "language": structure.language,
        "metadata": metadata_shape(structure.metadata),
        "paragraphs": [paragraph_shape(paragraph) for paragraph in structure.paragraphs],
    }


def cite_shape(
    path: str, structure: Structure, citations: tuple[Citation, ...], references: tuple[Citation, ...]
) -> dict[str, Any]:
    """One line of ``cite --format json``. References name a document without its number and are no citations."""
    return {
        "path": path,
        "symbol": structure.metadata.symbol,
        "language": structure.language,
        "citations": [citation_shape(citation) for citation in citations],
        "references": [citation_shape(reference) for reference in references],
    }


def work_shape(work: Work) -> dict[str, Any]:
    """What a symbol names, as events say it, and what a document's head says besides."""
    from monitor.judging.describing import describe_work  # imports the character tables

    return {**describe_work(work), "agenda_item": work.agenda_item, "draft": work.draft, "report": work.report}


def version_shape(version: Version) -> dict[str, Any]:
    """A version without its text: where it came from and when."""
    return {
        "symbol": version.symbol,
        "language": version.language,
        "version": version.number,
        "source": version.source,
        "official": version.official,
        "address": version.address,
        "retrieved_at": instant(version.retrieved_at),
        "content_sha256": version.content_sha256,
        "asterisks": version.asterisks,
        "reissue_note": version.reissue_note,
        "flags": list(version.flags),
    }


def show_shape(
    work: Work | None, version: Version, newly: "Newness", references: tuple[Citation, ...]
) -> dict[str, Any]:
    """``show --format json``: the version with its paragraphs, citations, what of these is new today, and what is named
    without a number."""
    from monitor.judging.citing import describe_series  # what judges texts is heavy, and few commands show one

    return {
        **version_shape(version),
        "work": work_shape(work) if work else None,
        "paragraphs": [paragraph_shape(paragraph) for paragraph in version.paragraphs],
        "citations": [citation_shape(citation) for citation in version.citations],
        "references": [citation_shape(reference) for reference in references],
        "newly": {
            "new_in_version": None if newly.new_in_version is None else list(newly.new_in_version),
            "new_in_series": "unknown" if newly.new_in_series is None else list(newly.new_in_series),
            "series": describe_series(newly.series),
            "first_in_collection": list(newly.first_in_collection),
            "not_held": list(newly.not_held),
            "draft": newly.draft,
        },
    }


def history_shape(row: HistoryRow) -> dict[str, Any]:
    """One line of ``history --format json``."""
    return {
        **version_shape(row.version),
        "against": row.against,
        "change_class": row.change_class.value if row.change_class else None,
    }


def citing_shape(row: CitingRow) -> dict[str, Any]:
    """One line of ``cited-by --format json``: the citing text, and the citation in it."""
    return {
        "citing": row.citing,
        "language": row.language,
        "version": row.version,
        "adopted_on": row.adopted_on.isoformat() if row.adopted_on else None,
        **citation_shape(row.citation),
    }


def channel_shape(channel: Channel, owner: str | None) -> dict[str, Any]:
    """A channel without its secrets, and the channel through which its owner is told."""
    return {
        "id": channel.id,
        "name": channel.name,
        "address": channel.redacted,
        "enabled": channel.enabled,
        "disabled_reason": channel.disabled_reason,
        "owner": owner,
    }


def source_shape(state: SourceState, condition: str) -> dict[str, Any]:
    """How a source is doing."""
    return {
        "source": state.name,
        "state": condition,
        "last_look_at": instant(state.last_polled_at),
        "last_success_at": instant(state.last_success_at),
        "last_change_at": instant(state.last_change_at),
        "next_look_at": instant(state.next_check_at),
        "failures": state.failures,
        "last_error": state.last_error,
        "silent_since": instant(state.silent_since),
        "held_back": state.held_back,
        "robots": (state.robots or "").splitlines(),
        "not_believed": [{"at": instant(one.at), "reason": one.reason} for one in state.refusals],
    }


def refused_shape(rows: tuple[Watched, ...]) -> list[dict[str, Any]]:
    """Documents of a source that were not taken in, and why."""
    return [
        {
            "address": row.address,
            "symbol": row.symbol,
            "reason": row.last_error,
            "failures": row.failures,
            "next_look_at": instant(row.next_check_at),
        }
        for row in rows
    ]


def delivery_shape(delivery: "Delivery") -> dict[str, Any]:
    """A delivery with every try; the channel without its secrets."""
    from monitor.words.reasoning import in_words  # brings the catalogues of all languages

    return {
        "id": delivery.id,
        "key": delivery.key,
        "state": delivery.state.value,
        "channel": delivery.channel.name,
        "events": [{"key": event.key, "type": event.type.value, "symbol": event.symbol} for event in delivery.events],
        "reasons": [in_words(reason) for reason in delivery.reasons],
        "created_at": instant(delivery.created_at),
        "next_attempt_at": instant(delivery.next_attempt_at),
        "settled_at": instant(delivery.settled_at),
        "attempts": [
            {
                "at": instant(one.at),
                "ok": one.attempt.ok,
                "status": one.attempt.status,
                "reason": one.attempt.reason,
                "seconds": one.attempt.seconds,
                "provider_id": one.attempt.provider_id,
            }
            for one in delivery.tries
        ],
        "hold": delivery.hold,
        "aside": delivery.aside,
    }


def account_shape(account: "Account") -> dict[str, Any]:
    """What became of an event on its way to a channel."""
    return {
        "event": account.event.key,
        "symbol": account.event.symbol,
        "channel": account.channel.name,
        "verdict": account.verdict,
        "because": list(account.because),
        "delivery": account.delivery,
    }
