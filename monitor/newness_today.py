"""What a held version newly cites, as the collection stands today: beside what an alert said when it was sent."""

from monitor.intents import Version, Work
from monitor.newness import Newness, newness, resolutions_cited
from monitor.series import series_of
from monitor.store import corpus
from monitor.store.database import Database


def newly_cited(database: Database, version: Version, work: Work | None) -> Newness:
    """The four answers of domain.md 3.5 for a version, from what is held now."""
    targets = resolutions_cited(version.citations)
    own = _before(database, version)
    draft = None if own else _draft(database, version, work)
    before = own or draft
    candidates = corpus.candidates(database, version.symbol, version.paragraphs, version.citations)
    return newness(
        version.citations,
        work.adopted_on if work else None,
        before=before.citations if before else None,
        held=corpus.held(database, targets),
        cited_before=corpus.cited_before(database, targets, version.symbol),
        series=series_of(version.symbol, version.paragraphs, version.citations, candidates),
        candidates=candidates,
        draft=draft.symbol if draft else None,
    )


def _draft(database: Database, version: Version, work: Work | None) -> Version | None:
    """The draft that the text was adopted from, in its language."""
    if work is None or work.draft is None:
        return None
    found = corpus.version(database, work.draft, version.language)
    return found if found and found.language == version.language else None


def _before(database: Database, version: Version) -> Version | None:
    """The version that this one followed: the last before it of the same text from the same source."""
    if version.number == 1:
        return None
    found = corpus.versions(database, version.symbol, version.language)
    own = [one for one in found if one.source == version.source and one.number < version.number]
    return max(own, key=lambda one: one.number, default=None)
