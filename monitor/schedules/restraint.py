"""When a look brings too much to be believed. Pure.

Resolutions are not revised by the dozen: when a look would revise a large part of what we hold of a source, the source
has changed its layout, was broken into, or we misread it (issue of trust, not of one text: see monitor.judging.gating).
"""

from typing import Final

from monitor.intents import Intent, Outcome

ALWAYS: Final = 5
"""So many texts may be revised by one look, however few a source has."""


def most(held: int, share: float) -> int:
    """How many of a source's ``held`` texts one look may revise or lose."""
    return max(ALWAYS, int(held * share))


def revises(intent: Intent) -> bool:
    """Whether an intent changes or loses a text that was held."""
    return intent.watched.content_sha256 is not None and intent.outcome in (Outcome.CHANGED, Outcome.GONE)


def held_back(name: str, revised: int, held: int, share: float) -> str:
    """Why nothing of a look was believed, and the way out."""
    return (
        f"{name}: {revised} or more of {held} texts would be revised at once, against {share:.0%} allowed: no more is "
        f"believed; look at the site, then let it through with: seized sources release {name}"
    )
