"""The knobs of sources: a table for each site, with what every source knows and what only this site does.

Sites are found by sources.catalog, so a new one brings its knobs along.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model, field_validator

from sources.catalog import sites
from sources.interface import Site
from sources.robots import OBEY

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")


def _seconds(value: Any) -> Any:
    """A number in a variable is text: seconds, as in the file."""
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value)
    if isinstance(value, str) and not value.strip().upper().startswith("P"):
        raise ValueError('write seconds, or a duration such as "PT10M"')
    return value


Pause = Annotated[timedelta, BeforeValidator(_seconds), Field(ge=timedelta(milliseconds=10), le=timedelta(days=366))]


class Table(BaseModel):
    """A table of the settings: frozen, and nothing in it that we do not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceSettings(Table):
    """What every source knows.

    ``promise``: within what time a source must have answered as it should before the operator is told. ``robots``:
    ``obey``, or the operator's reason, a sentence, not to. ``share``: the part of a source's texts that one look may
    revise; when it would revise more, none of it is believed.
    """

    enabled: bool
    interval: Pause
    promise: Pause
    robots: str = Field(max_length=500)
    share: float = Field(default=0.2, ge=0.0, le=1.0)

    @field_validator("robots")
    @classmethod
    def _gives_a_reason(cls, value: str) -> str:
        words = " ".join(value.split())
        if words != OBEY and " " not in words:
            raise ValueError('write "obey", or in a sentence why this site\'s robots.txt may be ignored')
        return words

    @property
    def own(self) -> Mapping[str, Any]:
        """What this site alone knows."""
        shared = SourceSettings.model_fields
        return {name: getattr(self, name) for name in type(self).model_fields if name not in shared}


def settings_of(site: Site) -> type[SourceSettings]:
    """The table of one site."""
    shared: dict[str, Any] = {
        "enabled": (bool, site.enabled),
        "interval": (Pause, site.interval),
        "promise": (Pause, site.promise),
        "robots": (str, Field(default=site.robots, max_length=500)),
    }
    hints = get_type_hints(site.options, include_extras=True)
    own: dict[str, Any] = {one.name: (hints[one.name], _default(one)) for one in fields(site.options)}
    taken = sorted(set(own) & set(SourceSettings.model_fields))
    if taken:
        raise ValueError(f"the site {site.kind!r} has an option {taken[0]!r}, which every source has: rename it")
    return create_model(f"{site.kind.title()}Settings", __base__=SourceSettings, **shared, **own)


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return Field(default_factory=field.default_factory)
    return ... if field.default is MISSING else field.default


class AllSources(Table):
    """A table for each site."""

    @property
    def chosen(self) -> Mapping[str, SourceSettings]:
        """Every site's settings, by its kind."""
        return {kind: getattr(self, kind) for kind in type(self).model_fields}


def _all_sources() -> type[AllSources]:
    tables = {kind: settings_of(site) for kind, site in sites().items()}
    knobs: dict[str, Any] = {kind: (table, Field(default_factory=table)) for kind, table in tables.items()}
    return create_model("SourcesSettings", __base__=AllSources, **knobs)


if TYPE_CHECKING:
    SourcesSettings = AllSources
else:
    SourcesSettings = _all_sources()
