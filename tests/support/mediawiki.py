"""A real MediaWiki on loopback, with SQLite, from the system's packages."""

import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

PACKAGE = Path("/usr/share/mediawiki")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@dataclass(slots=True)
class MediaWiki:
    """One wiki in a folder. ``serve`` and ``stop`` as often as wanted; pages are edited while it is down, too."""

    folder: Path
    port: int = field(default_factory=free_port)
    server: subprocess.Popen[bytes] | None = None

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api.php"

    @property
    def environment(self) -> dict[str, str]:
        """MediaWiki runs from the package, which would take half a minute to copy; only its settings are ours."""
        return os.environ | {"MW_CONFIG_FILE": str(self.folder / "LocalSettings.php")}

    def install(self, language: str) -> None:
        (self.folder / "db").mkdir(parents=True)
        place = ["--dbtype", "sqlite", "--dbpath", str(self.folder / "db"), "--dbname", "wiki"]
        server = [
            "--server",
            f"http://127.0.0.1:{self.port}",
            "--scriptpath",
            "",
            "--lang",
            language,
            "--confpath",
            str(self.folder),
        ]
        self.run("install.php", *place, *server, "--pass", "loopback-only-1234", "Wikisource", "Admin")

    def run(self, script: str, *words: str, stdin: str = "") -> None:
        subprocess.run(
            ["php", f"maintenance/{script}", *words],
            cwd=PACKAGE,
            env=self.environment,
            input=stdin.encode(),
            capture_output=True,
            check=True,
            timeout=60,
        )

    def serve(self) -> None:
        log = (self.folder / "server.log").open("ab")
        command = ["php", "-S", f"127.0.0.1:{self.port}", "-t", str(PACKAGE)]
        self.server = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment)
        log.close()
        for _ in range(100):
            if self._answers():
                return
            time.sleep(0.1)
        raise AssertionError("the wiki does not answer")

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.api}?action=query&meta=siteinfo&format=json", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=20)
            self.server = None

    def edit(self, title: str, text: str, summary: str = "edit") -> None:
        self.run("edit.php", "--user", "Admin", "--summary", summary, title, stdin=text)

    def move(self, old: str, new: str) -> None:
        self.run("moveBatch.php", "--u", "Admin", "--noredirects", stdin=f"{old}|{new}\n")

    def delete(self, title: str) -> None:
        self.run("deleteBatch.php", "-u", "Admin", stdin=f"{title}\n")


def start_mediawiki(folder: Path, language: str = "zh") -> MediaWiki:
    """A new, empty wiki that answers; the test is skipped where MediaWiki is not installed."""
    if not PACKAGE.is_dir() or shutil.which("php") is None:
        pytest.skip("MediaWiki is not installed on this machine (Debian: mediawiki php-cli php-sqlite3 php-mbstring)")
    wiki = MediaWiki(folder)
    wiki.install(language)
    wiki.serve()
    return wiki
