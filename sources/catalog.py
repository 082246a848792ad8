"""The kinds of sources: to add a site, write its file with a ``SITE`` in it; it is found here by itself."""

import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

import sources
from sources.errors import SourceError
from sources.interface import Site, Source
from sources.lanes import Pace
from sources.robots import OBEY
from sources.web import Web

Options = Mapping[str, Any]
ADDRESSED: Final = ("address", "addresses", "api", "roots")
"""What options with addresses are called: one, or a table of them."""


@cache
def sites() -> Mapping[str, Site]:
    """Every site, by its kind, sorted: the ``SITE`` of each module of this package that has one.

    Raises ValueError when two files claim one kind.
    """
    found: dict[str, Site] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(sources.__path__)):
        if not _may_be_a_site(f"sources.{module}"):
            continue
        site = getattr(import_module(f"sources.{module}"), "SITE", None)
        if not isinstance(site, Site):
            continue
        if site.kind in found:
            raise ValueError(
                f"two files of the package sources claim the kind {site.kind!r}; rename one, last {module}"
            )
        found[site.kind] = site
    return dict(sorted(found.items()))


def _may_be_a_site(module: str) -> bool:
    """False for a module whose text names no SITE: those behind the sites are imported by who needs them."""
    loader = getattr(find_spec(module), "loader", None)
    text = loader.get_source(module) if isinstance(loader, InspectLoader) else None
    return text is None or "\nSITE" in text


def options_of(kind: str, options: Options) -> Any:
    """A site's options as its frozen dataclass, checked; keys whose value is None are as if they were not there.

    Raises ValueError, one line that names the key and the way out, never a value (it may be a secret).
    """
    site = _site(kind)
    given = {key: value for key, value in options.items() if value is not None}
    known = [field.name for field in fields(site.options)]
    for key in given:
        if key not in known:
            told = f"it knows {', '.join(known)}" if known else "it has none of its own"
            raise ValueError(f"unknown setting sources.{kind}.{key}: correct or remove it; {told}")
    try:
        return TypeAdapter(site.options).validate_python(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        key = ".".join(str(part) for part in (f"sources.{kind}", *first["loc"]))
        raise ValueError(f"setting {key}: {first['msg'].removeprefix('Value error, ')}") from None


def sources_of(kind: str, options: Options, web: Web) -> Mapping[str, Source]:
    """The sources of a kind (``ods``, ``wikisource``), by name, built from what the settings say beyond what every
    source knows. Raises ValueError, one line."""
    chosen = options_of(kind, options)
    try:
        made = _site(kind).sources(chosen, web)
    except (TypeError, ValueError) as error:
        raise ValueError(f"the sources of the kind {kind!r} cannot be set up: {error}") from error
    _check_addresses(kind, chosen, web)
    return made


def _check_addresses(kind: str, chosen: Any, web: Web) -> None:
    """Refuse an address that could never be read, before anything is asked. Raises ValueError."""
    usual = {field.name: field.default for field in fields(chosen)}
    for name in ADDRESSED:
        value = getattr(chosen, name, {})
        if value == usual.get(name):
            continue  # our own needs no check, and checking would start the client
        for key, address in value.items() if isinstance(value, Mapping) else [("", value)]:
            try:
                web.check(address)
            except SourceError as error:
                setting = ".".join(part for part in ("sources", kind, name, key) if part)
                raise ValueError(f"setting {setting}: {error}") from None


def paces() -> dict[str, Pace]:
    """How fast each host of all sites may be asked; where two sites read one host, the slower pace holds, and the lane
    of one of them with its limit: hosts of one budget must not count it differently."""
    told: dict[str, list[Pace]] = {}
    for site in sites().values():
        for host in site.hosts:
            told.setdefault(host, []).append(site.pace)
    return {host: _together(given) for host, given in told.items()}


def _together(given: Sequence[Pace]) -> Pace:
    laned = [one for one in given if one.lane] or given
    return Pace(max(one.gap for one in given), min(one.in_flight for one in laned), laned[0].lane)


def robots_decisions(chosen: Mapping[str, str]) -> dict[str, str]:
    """What ``Web(robots=…)`` takes: for each host of all sites ``obey``, or why its rules are ignored.

    ``chosen`` is the operator's word by kind. It prevails over what a site says of itself; where two sites read one
    host and nobody decided otherwise, its rules are obeyed.
    """
    found: dict[str, str] = {}
    for decided in (False, True):
        told = {kind: chosen.get(kind, site.robots) for kind, site in sites().items() if (kind in chosen) is decided}
        hosts = [(host, word) for kind, word in told.items() for host in sites()[kind].hosts]
        words = {host: word for host, word in hosts if word != OBEY}
        found |= words | {host: OBEY for host, word in hosts if word == OBEY}
    return found


def _site(kind: str) -> Site:
    try:
        return sites()[kind]
    except KeyError:
        raise ValueError(f"unknown setting sources.{kind}: the kinds of sources are {', '.join(sites())}") from None
