"""Asking a MediaWiki: one query at a time, continued to its end, with the wiki's own ways of saying no.

Facts: sources.md part 4. The API answers errors with HTTP 200; ``maxlag`` asks it to send us away while it is busy.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sources import checks
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError
from sources.waiting import retry_after
from sources.web import Response, Web

BATCH = 50
"""Titles in one query, MediaWiki's limit for anonymous clients."""
_LONGEST = 6000
"""Characters of titles in one address; servers refuse addresses from about 8,000 on."""
_MAXLAG = 5
_LATER = {"maxlag": 5.0, "ratelimited": 60.0, "readonly": 120.0, "internal_api_error_DBQueryError": 60.0}
"""Error codes that mean "not now", with the seconds to wait when the wiki does not say."""

_ANSWERED = frozenset({"batchcomplete", "query", "continue"})
"""Of these an answer has one at least, though nothing was found: else it does not even say that there is nothing."""

Json = dict[str, Any]


@contextmanager
def as_documented(api: str) -> Iterator[None]:
    """Inside this block, an answer without the fields that the API documents is a LayoutChanged."""
    try:
        yield
    except (KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
        raise LayoutChanged(f"{api} answered in a form that MediaWiki does not use; check the address") from error


class TokenRefused(SourceError):
    """The wiki does not take its own continuation token any more: the query has to start again."""


@dataclass(frozen=True, slots=True)
class Wiki:
    """A wiki's API. ``api`` is the address of api.php."""

    web: Web
    api: str

    def pages_of(self, parameters: Mapping[str, str], *, most: int) -> Iterator[Json]:
        """The answers to a query, continued until it ends or ``most`` requests were made.

        Raises SourceError, and TokenRefused when a continuation is not accepted.
        """
        following: dict[str, str] = {}
        for _ in range(most):
            answer = self.ask({**parameters, **following})
            yield answer
            further = answer.get("continue")
            if not isinstance(further, dict):
                return
            following = {str(key): str(value) for key, value in further.items()}

    def ask(self, parameters: Mapping[str, str]) -> Json:
        """One query's answer. Raises SourceError."""
        fixed = {
            "action": "query",
            "format": "json",
            "formatversion": "2",
            "errorformat": "plaintext",
            "maxlag": str(_MAXLAG),
            "curtimestamp": "1",
        }
        response = self.web.get(self.api, params={**fixed, **parameters})
        if response.status != 200:
            raise LayoutChanged(f"{self.api} answered HTTP {response.status}; check the address of the API")
        answer = checks.json_object(response.content, response.media_type)
        if isinstance(answer, str):
            raise (Challenged if "challenge" in answer else LayoutChanged)(f"{self.api}: {answer}")
        _raise_error(answer, response, self.api)
        if not answer.keys() & _ANSWERED:
            raise LayoutChanged(f"{self.api} answered without what was asked for; not believed, trying again later")
        return answer

    def states_of(self, titles: Iterable[str], properties: Mapping[str, str]) -> Iterator[Json]:
        """The answers about many titles, in batches. Raises SourceError."""
        for batch in _batches(titles):
            yield from self.pages_of({**properties, "titles": "|".join(batch)}, most=BATCH)


def _batches(titles: Iterable[str]) -> Iterator[list[str]]:
    """Titles in groups that fit into one address: a Chinese character takes nine characters there."""
    batch: list[str] = []
    length = 0
    for title in dict.fromkeys(titles):
        size = len(quote(title)) + 3
        if batch and (len(batch) == BATCH or length + size > _LONGEST):
            yield batch
            batch, length = [], 0
        batch.append(title)
        length += size
    if batch:
        yield batch


def _raise_error(answer: Json, response: Response, api: str) -> None:
    error = answer.get("error") or next(iter(answer.get("errors") or ()), None)
    if not isinstance(error, dict):
        return
    code = str(error.get("code", "unknown"))
    words = " ".join(str(error.get("text") or error.get("info") or "").split())[:200]
    if code == "badcontinue":
        raise TokenRefused(f"{api} did not take its own continuation token; starting the query again")
    if code in _LATER:
        wait = retry_after(response.header("retry-after"), 0.0) or _LATER[code]
        raise RateLimited(f"{api} asked us to come back later ({code})", retry_after=wait)
    raise LayoutChanged(f"{api} refused the query ({code}: {words})")
