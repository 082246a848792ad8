"""What we hold: works, their texts and versions, what they cite, and what happened to them."""

from monitor.store.corpus.applying import apply
from monitor.store.corpus.chaining import operative_targets
from monitor.store.corpus.citing import cited_before, cited_by
from monitor.store.corpus.edges import edges, edges_from, nodes, nodes_held, real_names, targets
from monitor.store.corpus.happenings import event_named, events
from monitor.store.corpus.knowing import held, known, learnt, text_of
from monitor.store.corpus.reading import (
    comparison_for,
    content,
    counts,
    current_versions,
    history,
    real_name,
    version,
    version_by_id,
    versions,
    work,
    works,
    works_held,
)
from monitor.store.corpus.rebuilding import Kept, compared, rebuildable, recompare, rederive
from monitor.store.corpus.relating import candidates, may_carry_on
from monitor.store.corpus.reviewing import backfilled_since, events_since

__all__ = [
    "Kept",
    "apply",
    "backfilled_since",
    "candidates",
    "cited_before",
    "cited_by",
    "compared",
    "comparison_for",
    "content",
    "counts",
    "current_versions",
    "edges",
    "edges_from",
    "event_named",
    "events",
    "events_since",
    "held",
    "history",
    "known",
    "learnt",
    "may_carry_on",
    "nodes",
    "nodes_held",
    "operative_targets",
    "real_name",
    "real_names",
    "rebuildable",
    "recompare",
    "rederive",
    "targets",
    "text_of",
    "version",
    "version_by_id",
    "versions",
    "work",
    "works",
    "works_held",
]
