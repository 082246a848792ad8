"""Keys of our own for works that print no symbol, such as a committee's declaration.

A key looks like ``X/CTC/DECLARATION/2022-10-29/3f6c1a9b``: no organ has the prefix X, so none can be a symbol.
"""

import re
import unicodedata
from datetime import date
from hashlib import sha256

from diffing.changes import Body, Kind

_ACRONYMS = {
    Body.SECURITY_COUNCIL: "SC",
    Body.GENERAL_ASSEMBLY: "GA",
    Body.HUMAN_RIGHTS_COUNCIL: "HRC",
    Body.ECONOMIC_AND_SOCIAL_COUNCIL: "ECOSOC",
    Body.TRUSTEESHIP_COUNCIL: "TC",
    Body.COUNTER_TERRORISM_COMMITTEE: "CTC",
    Body.SECRETARIAT: "ST",
}
_KEY = re.compile(r"X/[A-Z]+/[A-Z-]+/(?:\d{4}-\d\d-\d\d|undated)/[0-9a-f]{8}")


def own_key(body: Body | None, kind: Kind | None, adopted_on: date | None, title: str | None) -> str:
    """The key of a work known by who said it, what it is, when, and its title; the same for the same facts.

    Case, width, spaces and punctuation of the title do not matter. A title in another language gives another key.
    """
    organ = _ACRONYMS.get(body, "OTHER") if body else "OTHER"
    sort = kind.value.upper().replace(" ", "-") if kind else "DOCUMENT"
    letters = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", title or "").casefold())
    digest = sha256(letters.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"X/{organ}/{sort}/{adopted_on.isoformat() if adopted_on else 'undated'}/{digest}"


def is_own_key(key: str) -> bool:
    """Whether a work's key was made here rather than printed by an organ."""
    return _KEY.fullmatch(key) is not None
