"""The pages of a listing's parts: asked for conditionally, walked to their end, and read into rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from sources import checks
from sources.documents import Validators
from sources.errors import Challenged, LayoutChanged, SourceError, Unreachable
from sources.listings_dates import day_in
from sources.listings_memory import Memory
from sources.listings_sites import Form, Part, Profile
from sources.listings_tables import SYMBOL, Layout, NoTable, Row, distinct, rows_of
from sources.reading.encodings import decoded
from sources.web import Response, Web

CAP = 3_000_000
"""Bytes of a page; the one with all resolutions of the Council has about one million."""
MOST_PAGES = 300
"""Pages of one part; a listing that goes on is an error page that repeats itself (sources.md part 6)."""


class NotThere(SourceError):
    """A part has no page (yet)."""


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a part, or of its newest pages; None when nothing changed since the memory. The validators and the
    digest are those of its first page."""

    rows: tuple[Row, ...] | None
    validators: Validators
    digest: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one site; ``root`` stands in the place of the profile's own."""

    web: Web
    profile: Profile
    root: str

    def address_of(self, part: Part) -> str:
        """Where a person finds a part."""
        return self._address(part.addresses[0], self.profile.first_page)

    def whole(self, part: Part, memory: Memory) -> Read:
        """All rows of a part. Raises NotThere, SourceError."""
        if not part.paged:
            return self._first(part, memory)
        first = self._first(part, Memory())
        rows = [*(first.rows or ()), *(row for page in self._walk(part, first.rows or ()) for row in page)]
        return Read(distinct(rows), first.validators, first.digest)

    def newest(self, part: Part, memory: Memory) -> Read:
        """The rows of the first pages of a part, up to one that brings nothing new. Raises NotThere, SourceError."""
        first = self._first(part, memory)
        if first.rows is None:
            return first
        rows, last, further = list(first.rows), first.rows, self._walk(part, first.rows)
        while any(memory.rows.get(row.key) != row.mark for row in last):
            last = next(further, ())
            rows += last
        return Read(distinct(rows), first.validators, first.digest)

    def _first(self, part: Part, memory: Memory) -> Read:
        response = self._response(part, self.profile.first_page, memory.validators)
        if response is None:
            return Read(None, memory.validators, memory.digest)
        digest = sha256(response.content).hexdigest()[:16]
        if digest == memory.digest:
            return Read(None, response.validators, digest)
        return Read(self._rows(response, part), response.validators, digest)

    def _walk(self, part: Part, first: tuple[Row, ...]) -> Iterator[tuple[Row, ...]]:
        """The rows of the pages behind the first, until one is not there, has no table or no row.

        Raises LayoutChanged when they do not end or repeat themselves.
        """
        seen = {row.key for row in first}
        for number in range(self.profile.first_page + 1, self.profile.first_page + MOST_PAGES):
            try:
                response = self._response(part, number, Validators())
                rows = self._rows(response, part) if response else ()
            except (NotThere, NoTable):
                return
            repeated = seen.issuperset(row.key for row in rows)
            if not rows or (repeated and self.profile.form is Form.JSON):
                return
            if repeated:
                raise LayoutChanged(f"{self.address_of(part)} gives the same rows again on page {number}; not believed")
            seen.update(row.key for row in rows)
            yield rows
        raise LayoutChanged(f"{self.address_of(part)} does not end after {MOST_PAGES} pages; not believed")

    def _response(self, part: Part, number: int, validators: Validators) -> Response | None:
        """A page of a part; None when it is as it was. Raises NotThere when none of its addresses has one."""
        for address in part.addresses:
            where = self._address(address, number)
            response = self.web.get(where, validators=validators, cap=CAP, hosts=self.profile.hosts)
            if response.status == 304:
                return None
            if response.status == 200:
                return response
        raise NotThere(f"{self.address_of(part)} is not there (HTTP {response.status}); check its address")

    def _address(self, address: str, number: int) -> str:
        """A whole address stands for itself, unless the site's root is not its own."""
        filled = address.replace("{page}", str(number))
        if not filled.startswith("https://"):
            return self.root + filled
        if self.root == self.profile.root:
            return filled
        return self.root + (urlsplit(filled).path or "/")

    def _rows(self, response: Response, part: Part) -> tuple[Row, ...]:
        if self.profile.form is Form.JSON:
            return _documents(response, self.profile.layout)
        if checks.cut_off(response.content):
            raise Unreachable(f"{response.url} ended before its end; trying again later")
        page, _, _ = decoded(response.content, response.charset, markup=True, name=response.url)
        if reason := checks.challenge(page):
            raise Challenged(f"{response.url}: {reason}; trying again later")
        return rows_of(page, self.profile.layout, response.url, part.year)


def _documents(response: Response, layout: Layout) -> tuple[Row, ...]:
    """The rows of a JSON object's list. What its keys are called was not seen: a document is told by its values.

    Raises LayoutChanged, Challenged.
    """
    answer = checks.json_object(response.content, response.media_type)
    if isinstance(answer, str):
        raise (Challenged if "challenge" in answer else LayoutChanged)(f"{response.url}: {answer}")
    documents = answer.get("docs")
    if not isinstance(documents, list):
        raise LayoutChanged(f"{response.url} has no list of documents any more; not believed, trying again later")
    return distinct(row for one in documents if isinstance(one, dict) and (row := _document(one, layout)))


def _document(one: dict[str, Any], layout: Layout) -> Row | None:
    texts = {key.lower(): " ".join(value.split()) for key, value in one.items() if isinstance(value, str)}
    symbol = next((found[0] for text in texts.values() if (found := SYMBOL.search(text))), None)
    if symbol is None:
        return None
    dates = (day_in(text, layout.languages) for key, text in texts.items() if "date" in key)
    return Row(
        symbol=symbol,
        address=next((text for text in texts.values() if text.startswith("https://")), None),
        title=next((text for key, text in texts.items() if "title" in key), None),
        adopted_on=next(filter(None, dates), None),
    )
