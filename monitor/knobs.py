"""Every knob, with what it means and what it is when nobody sets it. Frozen; monitor.settings reads them."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from monitor.source_knobs import Pause, SourcesSettings, Table


class IntervalSettings(Table):
    """In seconds, or as ISO 8601 durations (``PT10M``). ``poll`` is for every site that has no interval of its own in
    the settings; folders keep theirs."""

    poll: Pause | None = None
    back_off_cap: Pause = timedelta(hours=6)
    confirm_after: Pause = timedelta(hours=1)
    confirmations: int = Field(default=2, ge=1, le=10)
    lease: Pause = timedelta(minutes=15)
    sending_lease: Pause = timedelta(minutes=2)
    tick: Pause = timedelta(seconds=1)


class CitedSettings(Table):
    """Resolutions that held texts cite are looked for, silently. ``budget`` is at how many addresses a day, 0: never;
    ``gap`` the pause between two of them."""

    budget: int = Field(default=200, ge=0, le=100_000)
    gap: Pause = timedelta(seconds=10)


class WebSettings(Table):
    """Where the status page is served. ``url`` is how readers of messages reach it, if they can. ``token`` opens the
    API to the operator's programs; without it there is none. ``signup``: anybody may ask for messages by mail, and
    confirms it by a link in a letter; it needs ``url`` and a mail server."""

    host: str = "127.0.0.1"
    port: int = Field(default=8417, ge=0, le=65535)
    url: str | None = None
    token: SecretStr | None = Field(default=None, min_length=16)
    signup: bool = False

    @field_validator("url")
    @classmethod
    def _leads_to_a_page(cls, value: str | None) -> str | None:
        if value and not (value.startswith(("http://", "https://")) and value.isprintable() and " " not in value):
            raise ValueError("write an address such as https://seized.example.org")
        return value or None


class LogSettings(Table):
    format: Literal["auto", "terminal", "json"] = "auto"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(BaseSettings):
    """What the operator chose.

    ``database`` is a URL; the default is SQLite in ``home``. ``contact`` is whom a source's administrator can write
    to. ``secret`` (32 characters or more) signs links and webhooks; without it the service makes a key of its own.
    ``smtp`` is ``smtp://user:password@server:port/?from=…``, ``bounces`` the mailbox where letters come back to,
    ``imaps://user:password@host/INBOX``. ``allow_private`` lists ``host:port`` of private addresses that webhooks may
    reach, and where a source may be read without https. ``slack_signing_secret`` is that of the Slack app whose bot
    writes: its messages then have a button. ``scans``: pictures of pages are read by ocrmypdf or
    tesseract, where one is installed.
    """

    model_config = SettingsConfigDict(extra="forbid", frozen=True, env_prefix="SEIZED_", env_nested_delimiter="__")

    home: Path = Field(default_factory=lambda: user_data_path("seized", appauthor=False))
    database: SecretStr | None = None
    contact: str | None = None
    smtp: SecretStr | None = None
    bounces: SecretStr | None = None
    secret: SecretStr | None = None
    slack_hooks: str | None = None
    slack_signing_secret: SecretStr | None = Field(default=None, min_length=16)
    allow_private: tuple[str, ...] = ()
    sources: SourcesSettings = SourcesSettings()
    intervals: IntervalSettings = IntervalSettings()
    cited: CitedSettings = CitedSettings()
    web: WebSettings = WebSettings()
    logs: LogSettings = LogSettings()
    retention: Pause = timedelta(days=366)
    scans: bool = False
    workers: int = Field(default=4, ge=1, le=64)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed: where values come from, and in what order, is said once, in monitor.settings."""
        return (init_settings,)

    @field_validator("home", mode="before")
    @classmethod
    def _names_a_folder(cls, value: Any) -> Any:
        if isinstance(value, str) and (not value.strip() or "\0" in value):
            raise ValueError("it is empty: name a folder")  # an empty path would be the working directory
        return value

    @field_validator("web")
    @classmethod
    def _can_send_letters(cls, value: WebSettings, others: ValidationInfo) -> WebSettings:
        if value.signup and (value.url is None or others.data.get("smtp") is None):
            raise ValueError("signup needs web.url, where the link in the letter leads, and smtp, which sends it")
        return value

    @field_validator("allow_private")
    @classmethod
    def _are_endpoints(cls, values: tuple[str, ...]) -> tuple[str, ...]:
        for value in values:
            endpoint(value)
        return values

    @property
    def database_url(self) -> str:
        """The database's URL, with its password: not to be shown."""
        if self.database is not None:
            return self.database.get_secret_value()
        return f"sqlite:///{self.home / 'seized.db'}"

    @property
    def embedded(self) -> bool:
        """Whether the database is a file that this service has for itself."""
        return self.database_url.startswith("sqlite:")

    @property
    def incoming(self) -> Path:
        """The folder that is watched when no other is named."""
        return self.home / "incoming"

    @property
    def endpoints(self) -> frozenset[tuple[str, int]]:
        """The private (host, port) pairs that may be reached."""
        return frozenset(endpoint(value) for value in self.allow_private)


def endpoint(printed: str) -> tuple[str, int]:
    """``127.0.0.1:8080`` as host and port. Raises ValueError."""
    host, _, port = printed.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f"{printed!r} is not HOST:PORT")
    return host.strip("[]"), int(port)
