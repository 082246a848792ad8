"""The sources that the settings choose, by name; building them reaches no network."""

import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

from monitor.opening import make_folder
from monitor.settings import Settings, SettingsError
from monitor.store.database import Database
from monitor.store.lanes import SharedLanes
from monitor.timing import Intervals, Terms
from sources import catalog
from sources.interface import Source
from sources.lanes import Memory
from sources.pacing import Pacing
from sources.web import Web

OFFICIAL: Final = ".un.org"
"""The sites whose cadence follows the working days of New York end so."""
Built = Mapping[str, Mapping[str, Source]]
"""Sources by name, by the kind of their site."""


def open_web(settings: Settings, database: Database, stop: threading.Event) -> Web:
    """The client for sources. The pace of the sites' hosts is kept for all processes that share the database; hosts of
    our own (those allowed though private) need no politeness."""
    own, paces = {host: 0.0 for host, _ in settings.endpoints}, catalog.paces()
    shared = frozenset(pace.lane or host for host, pace in paces.items() if host not in own)
    chosen = settings.sources.chosen
    decided = {kind: one.robots for kind, one in chosen.items() if "robots" in one.model_fields_set}
    return Web(
        settings.contact,
        private=settings.endpoints,
        pacing=Pacing(paces=paces, gaps=own, shared=SharedLanes(database, shared, Memory()), sleep=stop.wait),
        stopping=stop.is_set,
        robots=catalog.robots_decisions(decided),
    )


def robots_of(web: Web, kinds: Mapping[str, str]) -> Callable[[str], str | None]:
    """For a source's name, what its hosts' robots.txt say and what was decided, as far as they were read."""

    def told(name: str) -> str | None:
        hosts, verdicts = catalog.sites()[kinds[name]].hosts if name in kinds else (), web.robots()
        said = [f"{host}: {one.rules} ({one.decision})" for host in hosts if (one := verdicts.get(host))]
        return "\n".join(said) or None

    return told


def sources_of(settings: Settings, web: Web) -> dict[str, Source]:
    """The sources of the sites that are enabled. Raises SettingsError."""
    return named(built(settings, web))


def built(settings: Settings, web: Web) -> Built:
    """The sources of each enabled site. Raises SettingsError."""
    return {kind: _of_site(kind, settings, web) for kind in _enabled(settings)}


def named(found: Built) -> dict[str, Source]:
    """All sources, by name."""
    return {name: source for site in found.values() for name, source in site.items()}


def _enabled(settings: Settings) -> tuple[str, ...]:
    return tuple(kind for kind, chosen in settings.sources.chosen.items() if chosen.enabled)


def _of_site(kind: str, settings: Settings, web: Web) -> Mapping[str, Source]:
    try:
        return catalog.sources_of(kind, _options(kind, settings), web)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _options(kind: str, settings: Settings) -> dict[str, Any]:
    """What the settings say of a site; the folder that is watched unless another is named is made."""
    own = dict(settings.sources.chosen[kind].own)
    if kind == "folder" and not own["paths"]:
        make_folder(settings.incoming)
        own["paths"] = (settings.incoming,)
    return own


def _terms(kind: str, settings: Settings) -> Terms:
    chosen, hosts = settings.sources.chosen[kind], catalog.sites()[kind].hosts
    everywhere = settings.intervals.poll if hosts and "interval" not in chosen.model_fields_set else None
    return Terms(
        interval=everywhere or chosen.interval,
        promise=chosen.promise,
        share=chosen.share,
        adaptive=any(host.endswith(OFFICIAL) for host in hosts) and everywhere is None,
        kind=kind,
    )


def intervals_of(settings: Settings, found: Built) -> Intervals:
    chosen = settings.intervals
    return Intervals(
        poll=chosen.poll or Intervals().poll,
        back_off_cap=chosen.back_off_cap,
        confirm_after=chosen.confirm_after,
        confirmations=chosen.confirmations,
        lease=chosen.lease,
        sending_lease=chosen.sending_lease,
        terms={name: _terms(kind, settings) for kind, site in found.items() for name in site},
    )
