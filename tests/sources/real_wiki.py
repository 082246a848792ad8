"""A real MediaWiki on loopback, for tests that want the real thing."""

import json
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

INSTALLED = Path("/usr/share/mediawiki")


@dataclass(frozen=True, slots=True)
class RealWiki:
    """A running wiki: where it is, and verbs that change it."""

    tool: Path
    folder: Path
    port: int

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api.php"

    @property
    def place(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)

    def edit(self, title: str, text: str) -> int:
        """Create or change a page as a visitor; the revision that it became."""
        fields = {
            "action": "edit",
            "title": title,
            "text": text,
            "token": "+\\",
            "format": "json",
            "formatversion": "2",
        }
        with urlopen(self.api, urlencode(fields).encode(), timeout=30) as answer:
            made = json.load(answer)
        return int(made["edit"].get("newrevid", 0))

    def move(self, old: str, new: str) -> None:
        self._run("move", old, new)

    def delete(self, title: str) -> None:
        self._run("delete", title)

    def _run(self, verb: str, *words: str) -> None:
        subprocess.run([self.tool, verb, self.folder, *words], check=True, capture_output=True, timeout=60)


@contextmanager
def running_wiki(shared: Path, folder: Path, language: str = "zh") -> Iterator[RealWiki]:
    """A new, empty wiki until the block ends. Skips the test where no MediaWiki can be started."""
    tool = shared / "tools" / "mediawiki"
    if not INSTALLED.is_dir() or not tool.is_file():
        pytest.skip("no MediaWiki is installed on this machine")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    site = folder / "wiki"
    site.mkdir()
    subprocess.run([tool, "up", site, str(port), language], check=True, stdout=subprocess.DEVNULL, timeout=110)
    with (site / "w" / "LocalSettings.php").open("a") as settings:
        settings.write("\n$wgRateLimits = [];  // else a visitor may edit eight times a minute\n")
    try:
        yield RealWiki(tool, site, port)
    finally:
        subprocess.run([tool, "down", site], check=False, capture_output=True, timeout=30)
