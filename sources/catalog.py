"""The kinds of sources, by name: to add a site, write its file and add a line here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sources.folder import Folder
from sources.interface import Source
from sources.web import Web
from sources.wikisource import wikisource

Options = Mapping[str, Any]


def source_for(kind: str, name: str, options: Options, web: Web) -> Source:
    """The source of a kind (``folder``, ``wikisource``) with a name of its own and its options from the settings.

    Raises ValueError, one line that names the source and the way out.
    """
    if kind not in _KINDS:
        raise ValueError(f"the source {name!r} is of the unknown kind {kind!r}; choose one of {', '.join(_KINDS)}")
    build, needed, allowed = _KINDS[kind]
    given = {key: value for key, value in options.items() if value is not None}
    for key in needed:
        if key not in given:
            raise ValueError(f"the source {name!r} needs the setting {key!r}")
    for key in given:
        if key not in (*needed, *allowed):
            raise ValueError(
                f"the source {name!r} has the unknown setting {key!r}; it knows {', '.join((*needed, *allowed))}"
            )
    try:
        return build(name, given, web)
    except (TypeError, ValueError) as error:
        raise ValueError(f"the source {name!r} cannot be set up: {error}") from error


def _folder(name: str, options: Options, web: Web) -> Source:
    limits = {key: options[key] for key in ("settle", "depth", "cap") if key in options}
    return Folder(Path(options["path"]).expanduser(), name, **limits)


def _wikisource(name: str, options: Options, web: Web) -> Source:
    return wikisource(web, options["language"], name=name, api=options.get("api"), pages=options.get("pages"))


_KINDS: dict[str, tuple[Callable[[str, Options, Web], Source], tuple[str, ...], tuple[str, ...]]] = {
    "folder": (_folder, ("path",), ("settle", "depth", "cap")),
    "wikisource": (_wikisource, ("language",), ("api", "pages")),
}
