"""Messages to be sent, and how their sending went.

A delivery is claimed until a lease ends, sent, and settled. Of one work's deliveries to one channel the oldest that is
not done goes first, so that news never overtakes older news; what waits for its hour holds up nobody.
"""

from monitor.store.outbox.adding import Aside, add_deliveries, delivery_key, remember_asides
from monitor.store.outbox.catching_up import catch_up, close_batches
from monitor.store.outbox.claiming import claim_deliveries, release
from monitor.store.outbox.owners import owners, set_owner
from monitor.store.outbox.pruning import Count, counts, prune
from monitor.store.outbox.recalling import recent, sent_of, states, told_between, told_in
from monitor.store.outbox.replaying import retry
from monitor.store.outbox.returning import came_back
from monitor.store.outbox.settling import settle
from monitor.store.outbox.stories import Delivery, Try, carrying, deliveries, delivery, unsent

__all__ = [
    "Aside",
    "Count",
    "Delivery",
    "Try",
    "add_deliveries",
    "came_back",
    "carrying",
    "catch_up",
    "claim_deliveries",
    "close_batches",
    "counts",
    "deliveries",
    "delivery",
    "delivery_key",
    "owners",
    "prune",
    "recent",
    "release",
    "remember_asides",
    "retry",
    "sent_of",
    "set_owner",
    "settle",
    "states",
    "told_between",
    "told_in",
    "unsent",
]
