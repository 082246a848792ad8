"""The tables, a file for each noun. Unique constraints carry the promises of the design: see the comment at each.

Datetimes are aware and come back in UTC.
"""

from monitor.store.tables.consent import AcknowledgementRow, FeedRow, SignupRow
from monitor.store.tables.corpus import (
    AliasRow,
    BlobRow,
    CitationRow,
    ComparisonRow,
    ParagraphRow,
    TextRow,
    VersionRow,
    WorkRow,
)
from monitor.store.tables.metadata import metadata
from monitor.store.tables.outbox import (
    AttemptRow,
    ChannelStandingRow,
    DeliveryCountRow,
    DeliveryEventRow,
    DeliveryRow,
    EventRow,
    ThreadRow,
)
from monitor.store.tables.schedule import LaneRow, NoticeRow, SourceRow, WantedSymbolRow, WantedTextRow
from monitor.store.tables.subscriptions import ChannelRow, SubscriptionKeyRow, SubscriptionRow

__all__ = [
    "AcknowledgementRow",
    "AliasRow",
    "AttemptRow",
    "BlobRow",
    "ChannelRow",
    "ChannelStandingRow",
    "CitationRow",
    "ComparisonRow",
    "DeliveryCountRow",
    "DeliveryEventRow",
    "DeliveryRow",
    "EventRow",
    "FeedRow",
    "LaneRow",
    "NoticeRow",
    "ParagraphRow",
    "SignupRow",
    "SourceRow",
    "SubscriptionKeyRow",
    "SubscriptionRow",
    "TextRow",
    "ThreadRow",
    "VersionRow",
    "WantedSymbolRow",
    "WantedTextRow",
    "WorkRow",
    "metadata",
]
