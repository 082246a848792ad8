"""Reading the settings: ``seized.toml``, environment variables over it, secrets also from files.

The file is the one named by ``--config`` or ``SEIZED_CONFIG``, else ``seized.toml`` in the working directory, else in
the user's configuration folder. A variable is ``SEIZED_`` and the key, nested keys joined by two underscores
(``SEIZED_WEB__PORT``), lists as JSON; ``SEIZED_…_FILE`` names a file that holds the value. An unknown key or variable
is an error, not a surprise.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

from platformdirs import user_config_path
from pydantic import BaseModel, ValidationError
from pydantic_settings import EnvSettingsSource
from pydantic_settings import SettingsError as UnreadableVariable

from monitor.knobs import Settings

__all__ = ["Settings", "SettingsError", "load"]

PREFIX = "SEIZED_"
FROM_FILE = "_FILE"
NO_KEYS = frozenset({"SEIZED_CONFIG"})
"""Variables that are ours and no keys of the file."""


LARGEST_VALUE = 65_536
"""Bytes of a file that holds one value."""


class SettingsError(ValueError):
    """The settings cannot be used. The text is one line that names the key and the way out, without any value."""


def load(*, config: Path | None = None, home: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in force. ``config`` and ``home`` are the command line's word. Raises SettingsError."""
    environ = os.environ if environ is None else environ
    file = _settings_file(config, environ)
    values = merged(_of_file(file) if file else {}, _of_environment(environ))
    if home is not None:
        values["home"] = home
    try:
        settings = Settings(**values)
    except ValidationError as error:
        raise SettingsError(_one_line(error, file)) from None
    return settings.model_copy(update={"home": settings.home.expanduser().absolute()})


def merged(low: dict[str, Any], high: dict[str, Any]) -> dict[str, Any]:
    """Two tables as one, key by key; what ``high`` says prevails."""
    both = dict(low)
    for key, value in high.items():
        nested = isinstance(value, dict) and isinstance(both.get(key), dict)
        both[key] = merged(both[key], value) if nested else value
    return both


def _one_line(error: ValidationError, file: Path | None) -> str:
    """The first complaint, without the value: it may be a secret."""
    first = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    where = f" (in {file} or the environment)" if file else " (in the environment)"
    if first["type"] == "extra_forbidden":
        return f"unknown setting {key}{where}: correct or remove it"
    return f"setting {key}{where}: {first['msg'].removeprefix('Value error, ')}"


# ---- the file --------------------------------------------------------------------------------------------------------


def _settings_file(config: Path | None, environ: Mapping[str, str]) -> Path | None:
    named = config or (Path(environ["SEIZED_CONFIG"]) if environ.get("SEIZED_CONFIG") else None)
    if named is not None:
        if not named.is_file():
            raise SettingsError(f"{named}: there is no such settings file; correct --config or SEIZED_CONFIG")
        return named
    places = (Path("seized.toml"), user_config_path("seized", appauthor=False) / "seized.toml")
    return next((place for place in places if place.is_file()), None)


def _of_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: is not TOML: {error}; correct it") from None
    except RecursionError:
        raise SettingsError(f"{file}: is nested too deep to be settings; correct it") from None
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}; allow it or name another") from None


# ---- the environment -------------------------------------------------------------------------------------------------


def _of_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    ours = {name: value for name, value in environ.items() if name.startswith(PREFIX) and name not in NO_KEYS}
    named = dict(_value_of(name, value) for name, value in ours.items())
    source = EnvSettingsSource(Settings)
    source.env_vars = {name.lower(): value for name, value in named.items()}
    try:
        return source()
    except UnreadableVariable as error:
        raise SettingsError(f'{_culprit(str(error), named)}: not JSON; write a list as ["a", "b"]') from None


def _culprit(complaint: str, names: Mapping[str, str]) -> str:
    """Which variables the complaint (which names the top field only) may mean."""
    field = complaint.split('"')[1] if complaint.count('"') > 1 else ""
    meant = [name for name in names if name.lower().startswith(f"{PREFIX}{field}".lower())]
    return ", ".join(meant) or "a variable"


def _value_of(name: str, value: str) -> tuple[str, str]:
    """A variable and its value, read from the file that a ``…_FILE`` variable names. Raises SettingsError."""
    if _is_key(name):
        return name, value
    key = name.removesuffix(FROM_FILE)
    if key == name or not _is_key(key):
        raise SettingsError(f"unknown variable {name}: correct its name or remove it")
    return key, _value_in(Path(value), name)


def _value_in(file: Path, name: str) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_VALUE + 1)  # a device never ends
        text = content.decode("utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}: the file cannot be read: {error.strerror}; name one with the value") from None
    except ValueError:
        raise SettingsError(f"{name}: the file is not UTF-8 text; name one that holds the value alone") from None
    if len(content) > LARGEST_VALUE:
        raise SettingsError(f"{name}: the file is larger than {LARGEST_VALUE:,} bytes; name one with the value alone")
    return text


def _is_key(name: str) -> bool:
    """Whether a variable's name leads to a key of the settings."""
    table: Any = Settings
    for part in name.removeprefix(PREFIX).lower().split("__"):
        if get_origin(table) in (dict, Mapping):
            table = get_args(table)[1]
        elif isinstance(table, type) and issubclass(table, BaseModel) and part in table.model_fields:
            table = table.model_fields[part].annotation
        else:
            return False
    return True
