"""The index from predicates to subscriptions (monitor.indexing): filed with each subscription, asked for each event."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, insert, literal, select, union_all
from sqlalchemy.orm import Session
from sqlmodel import col

from monitor.indexing import KEYED_BY, KINDS, Key, Question
from monitor.store.portions import among, as_list, portions
from monitor.store.tables import SubscriptionKeyRow, SubscriptionRow


def file(session: Session, keys: Mapping[int, Iterable[Key]]) -> None:
    """Make these the keys of some subscriptions, by number."""
    unfile(session, sorted(keys))
    rows = [
        {"kind": key.kind, "value": key.value, "event_type": key.event_type, "subscription_id": number}
        for number, own in keys.items()
        for key in sorted(own)
    ]
    if rows:
        session.execute(insert(SubscriptionKeyRow), rows)


def unfile(session: Session, ids: Sequence[int]) -> None:
    """Forget the keys of some subscriptions."""
    for some in portions(ids):
        session.execute(delete(SubscriptionKeyRow).where(col(SubscriptionKeyRow.subscription_id).in_(some)))


def kinds_in_use(session: Session) -> frozenset[str]:
    """The kinds under which anything is filed: no other needs to be worked out of an event."""
    filed = col(SubscriptionKeyRow.kind)
    each = [select(literal(kind)).where(select(filed).where(filed == kind).exists()) for kind in KINDS]
    return frozenset(session.scalars(union_all(*each)))


def found(session: Session, questions: Iterable[Question]) -> list[int]:
    """The numbers of the subscriptions that may want the events asked for, and of those not yet filed by this code."""
    ids = set(unfiled(session))
    for question in questions:
        for kind, values in question.values.items():
            ids |= _under(session, kind, sorted(values), question.event_types)
    return sorted(ids)


def unfiled(session: Session) -> Sequence[int]:
    """The subscriptions whose keys are of older code, or that have none yet."""
    older = select(col(SubscriptionRow.id)).where(col(SubscriptionRow.keyed_by) < KEYED_BY)
    return [one for one in session.scalars(older) if one is not None]


def filed_among(session: Session, kind: str, values: Collection[str]) -> frozenset[str]:
    """Which of the values something is filed under."""
    asked = {"kind": kind, "values": as_list(values)}
    return frozenset(session.connection().scalars(_FILED, asked))


def _under(session: Session, kind: str, values: Sequence[str], types: Sequence[str]) -> set[int]:
    ids: set[int] = set()
    row = SubscriptionKeyRow
    for some in portions(values):
        asked = col(row.kind) == kind, col(row.value).in_(some), col(row.event_type).in_(types)
        ids |= set(session.scalars(select(col(row.subscription_id)).where(*asked)))
    return ids


# Made once: making a question takes longer than answering it.
_FILED = (
    select(col(SubscriptionKeyRow.value))
    .where(col(SubscriptionKeyRow.kind) == bindparam("kind"), col(SubscriptionKeyRow.value).in_(among("values")))
    .distinct()
)
