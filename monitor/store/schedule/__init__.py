"""When sources and wanted texts are looked at again, and who is looking.

Whoever works on a row claims it first with one statement, until a lease ends; so any number of clocks is safe, and a
killed one loses nothing: its rows fall due again.
"""

from monitor.store.schedule.claims import release_all
from monitor.store.schedule.quiet import held_since, settle_unchanged
from monitor.store.schedule.sources import (
    PollEnd,
    claim_due_sources,
    claim_source,
    hasten_sources,
    heard_at,
    keep_source,
    let_through,
    register_sources,
    release_source,
    settle_source,
    source_states,
)
from monitor.store.schedule.wanted import (
    claim_due_watched,
    move_watched,
    refused,
    release_watched,
    remember_watched,
    texts_held,
    want,
    want_new,
    want_or_hasten,
    watched,
    watched_noun,
    watched_rows,
    watched_values,
)

__all__ = [
    "PollEnd",
    "claim_due_sources",
    "claim_due_watched",
    "claim_source",
    "hasten_sources",
    "heard_at",
    "held_since",
    "keep_source",
    "let_through",
    "move_watched",
    "refused",
    "register_sources",
    "release_all",
    "release_source",
    "release_watched",
    "remember_watched",
    "settle_source",
    "settle_unchanged",
    "source_states",
    "texts_held",
    "want",
    "want_new",
    "want_or_hasten",
    "watched",
    "watched_noun",
    "watched_rows",
    "watched_values",
]
