"""The Official Document System of the United Nations: the official texts, by symbol, language and format.

Facts: sources.md part 1, domain.md 2; nothing of it was checked against the live system, so what it answers and what
that means stands here as data. A resolver is asked for a symbol; its redirect is followed by hand, in lower case. Its
error page is no proof of absence: it also comes under load. Absence is believed only beside a positive control, a
symbol that certainly exists and was found at the same time.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, Literal
from urllib.parse import urljoin, urlsplit

from sources import checks, ods_gates
from sources.documents import Absent, Answer, Corrupt, Found, Listing, NotModified, Polled, Refused, Validators
from sources.errors import Challenged, LayoutChanged, SourceError, Unreadable
from sources.interface import Site, Source
from sources.lanes import Pace
from sources.ods_control import Control
from sources.ods_symbols import LANGUAGES, address_of, encoded, forms, is_symbol, opened, whole_of
from sources.reading.converting import CONVERTERS
from sources.reading.formats import read
from sources.web import Response, Web

HOST: Final = "https://documents.un.org"
HOSTS: Final = ("documents.un.org", "docs.un.org", "undocs.org", "www.undocs.org")
RESOLVER: Final = "{host}/api/symbol/access?s={symbol}&l={language}&t={format}"
VIEWER: Final = "https://docs.un.org/{language}/{symbol}"
FILES: Final = "/doc/"
"""How paths of files begin, in lower case; any other path that the resolver leads to means that there is none …"""
NOWHERE: Final = ("/error",)
"""… if it begins like this; else the layout changed."""
NOT_THERE: Final = frozenset({400, 404, 410})
"""Statuses of the resolver that say so themselves (its successor may use them: sources.md 1.5)."""
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
FORMATS: Final = ("docx", "pdf", "doc")
MEDIA_TYPES: Final = {"docx": ods_gates.DOCX, "pdf": ods_gates.PDF, "doc": ods_gates.DOC}
_SHORT: Final = {kind: format for format, kind in MEDIA_TYPES.items()}
UPGRADED: Final = frozenset({"ar"})
"""Languages whose PDF reads so badly that another format is preferred even after the PDF was taken."""
_JOB = re.compile(r"[A-Z]{1,3}\d{5,10}")


@dataclass(frozen=True, slots=True)
class Located:
    """Where the resolver says that the file of a symbol is; ``job`` is its job number, empty when it has none.
    ``response``: the file itself, if the resolver gave it at once."""

    url: str
    job: str
    response: Response | None = None


@dataclass(frozen=True, slots=True)
class Ods:
    """The Official Document System as a source. ``formats`` in order of preference."""

    web: Web
    languages: tuple[str, ...] = LANGUAGES
    formats: tuple[str, ...] = FORMATS
    host: str = HOST
    control: Control = field(default_factory=Control)
    name: str = "ods"
    official: bool = True

    def poll(self, cursor: str | None) -> Polled:
        """Nothing: texts are asked for by symbol. Raises SourceError unless a control is found, so that the operator
        sees whether the system answers."""
        self.control.ask(self._is_there)
        return Polled((), "", first=cursor is None)

    def fetch(self, listing: Listing, known: Validators | None) -> Answer:
        """The document of a symbol in a language, in the best format there is, unless ``known`` has it.

        A text that we hold stays in its format, so that two readers of one text are never compared.
        """
        told = opened(listing.address)
        if told is None:
            return Absent(listing, f"{listing.address} is not an address of {self.name}")
        try:
            self.control.check()
            return self._answer(listing, known, *told)
        except Unreadable as error:
            return Corrupt(listing, str(error))
        except SourceError as error:
            return Refused(listing, str(error), retry_after=error.retry_after)

    def find(self, symbol: str, language: str | None) -> tuple[Listing, ...]:
        """Where a canonical symbol would be in a language; in each language when it is None."""
        wanted = self.languages if language is None else (language,)
        if not is_symbol(symbol):
            return ()
        found = (one for one in wanted if one in self.languages)
        return tuple(Listing(self.name, address_of(symbol, one), symbol=symbol, language=one) for one in found)

    def _answer(self, listing: Listing, known: Validators | None, symbol: str, language: str) -> Answer:
        """The first document that can be read and believed; else what stands against the first; else absence.

        What is broken or wrong in one format may be whole in the next. Of what we hold no other is asked for: it would
        be compared with it.
        """
        first: Answer | None = None
        for form, format in self._tries(symbol, language, known):
            located = self._located(form, language, format)
            if located is None:
                continue
            if self._is_held(located, known, format, language):
                return NotModified(listing)
            answer = self._document(replace(listing, symbol=whole_of(symbol, form)), located, known)
            if isinstance(answer, Found):
                answer = _read(answer, located, symbol, language)
            if isinstance(answer, NotModified) or (isinstance(answer, Found) and answer.reading):
                return answer
            if not isinstance(answer, Found) and _format_of(known):
                return answer
            first = first or answer
        if first is not None:
            return first
        self.control.believe(self._is_there)
        return Absent(listing, f"{symbol} is not in the Official Document System in {language}")

    def _tries(self, symbol: str, language: str, known: Validators | None) -> Iterator[tuple[str, str]]:
        """Spellings and formats, in the order in which to ask for them."""
        usable = [one for one in self.formats if one != "doc" or _convertible()]
        held = _format_of(known)
        if held in usable and not (held == "pdf" and language in UPGRADED):
            usable.sort(key=lambda one: one != held)
        return ((form, format) for form in forms(symbol) for format in usable)

    def _is_held(self, located: Located, known: Validators | None, format: str, language: str) -> bool:
        """Whether this is another format of the very issue that we hold: its own is not there at the moment."""
        held = _format_of(known)
        if held is None or held == format or (held == "pdf" and language in UPGRADED):
            return False
        return bool(located.job) and located.job == _job_held(known)

    def _is_there(self, symbol: str) -> bool:
        return self._located(symbol, "en", "pdf") is not None

    def _located(self, form: str, language: str, format: str) -> Located | None:
        """Where the file is, None when the resolver says that there is none. Raises SourceError."""
        symbol = encoded(form)
        url = RESOLVER.format(host=self.host, symbol=symbol, language=language, format=format)
        headers = {"Accept": MEDIA_TYPES[format], "Referer": VIEWER.format(language=language, symbol=symbol)}
        response = self.web.get(url, headers=headers, answers=REDIRECTS | NOT_THERE)
        if response.status in REDIRECTS:
            return self._led_to(response, form)
        if response.status == 200 and ods_gates.kind_of(response.content):
            self.control.found()
            return Located(response.url, "", response)
        _refuse_challenge(response)
        return None  # a status that says so, or the shell of the site's application

    def _led_to(self, response: Response, form: str) -> Located | None:
        """What a redirect means. Only the path of its target counts, in lower case: its capitals lead nowhere."""
        host, path = _target(response)
        if host not in (urlsplit(self.host).hostname, *HOSTS):
            raise LayoutChanged(f"{self.host} leads {form} to another host, {host[:60]!r}")
        if path.startswith(NOWHERE):
            return None
        if not path.startswith(FILES):
            raise LayoutChanged(f"{self.host} leads {form} to {path[:100]!r}, which is unknown to us")
        self.control.found()
        return Located(self.host + path, job_of(path))

    def _document(self, listing: Listing, located: Located, known: Validators | None) -> Answer:
        """What is at a file's address: the document, or why it is not believed."""
        response = located.response or self._fetched(located, known)
        if response.status == 304:
            return NotModified(listing)
        kind = ods_gates.kind_of(response.content)
        if response.status != 200 or kind is None:
            _refuse_challenge(response)
            return Refused(listing, f"{located.url} gave no document (HTTP {response.status}, {response.media_type})")
        mark = (
            f"{located.job or '-'} {len(response.content)} {sha256(response.content).hexdigest()[:32]} {_SHORT[kind]}"
        )
        if known is not None and known.revision == mark:
            return NotModified(listing)
        if reason := ods_gates.broken(response.content, kind):
            return Corrupt(listing, f"{located.url}: {reason}")
        validators = replace(response.validators, revision=mark)
        headers = response.headers
        return Found(replace(listing, validators=validators), response.content, kind, None, headers, validators)

    def _fetched(self, located: Located, known: Validators | None) -> Response:
        """The file, conditionally when we hold one with the same job number and in the same format."""
        suffix = PurePosixPath(urlsplit(located.url).path).suffix.removeprefix(".")
        same = known if _job_held(known) == located.job and _format_of(known) == suffix else None
        return self.web.get(located.url, validators=same, hosts=frozenset(HOSTS))


def _target(response: Response) -> tuple[str, str]:
    """Host and path, in lower case, of where a redirect leads."""
    location = response.header("location") or ""
    try:
        target = urlsplit(urljoin(response.url, location))
        return target.hostname or "", target.path.lower()
    except ValueError as error:
        raise LayoutChanged(f"{response.url} redirects to {location[:100]!r}, which is no address") from error


def _read(found: Found, located: Located, symbol: str, language: str) -> Found | Corrupt:
    """A document with its text; without it when it cannot be read here; why it is not believed when it is another."""
    try:
        reading = read(found.content, found.media_type, None, name=found.listing.address)
    except Unreadable:
        return found
    wrong = ods_gates.another_text(reading, symbol, language)
    return Corrupt(found.listing, f"{located.url}: {wrong}") if wrong else replace(found, reading=reading)


def _refuse_challenge(response: Response) -> None:
    reason = checks.challenge(response.content[:100_000].decode("utf-8", "replace"))
    if reason:
        raise Challenged(f"the Official Document System: {reason}; not imitating a browser")


def job_of(path: str) -> str:
    """The job number in the path of a file, empty when there is none."""
    stem = PurePosixPath(path).stem.upper()
    return stem if _JOB.fullmatch(stem) else ""


def _format_of(known: Validators | None) -> str | None:
    """The format in which we hold a text, by our mark of its issue."""
    return (known.revision or "").rpartition(" ")[2] or None if known is not None else None


def _job_held(known: Validators | None) -> str | None:
    """The job number of the issue that we hold."""
    return (known.revision or "").partition(" ")[0] or None if known is not None else None


def _convertible() -> bool:
    return any(shutil.which(program) for program in CONVERTERS)


@dataclass(frozen=True, slots=True)
class Options:
    """``languages`` that are asked for; ``formats`` in order of preference; ``address``: the system's, or of a copy."""

    languages: tuple[Literal["ar", "en", "es", "fr", "ru", "zh"], ...] = LANGUAGES
    formats: tuple[Literal["docx", "pdf", "doc"], ...] = ("docx", "pdf", "doc")
    address: str = HOST


def sources_for(options: Options, web: Web) -> dict[str, Source]:
    """The one source of this site. Raises ValueError."""
    if not options.formats:
        raise ValueError("formats names none: choose from docx, pdf, doc")
    return {"ods": Ods(web, options.languages, options.formats, options.address.rstrip("/"))}


SITE = Site(
    kind="ods",
    options=Options,
    sources=sources_for,
    interval=timedelta(hours=1),
    promise=timedelta(hours=12),
    hosts=HOSTS,
    pace=Pace(gap=2.0, in_flight=4, lane="ods"),
)
