"""What the pages for readers stand on, and their frame: the reader's language and its direction, and no index."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi import Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from monitor.links import Links
from monitor.store.database import Database
from monitor.web.tongues import tongues
from monitor.words.wording import Wording, named
from notifiers.isolating import direction


@dataclass(frozen=True, slots=True)
class ReaderPages:
    """What answers a reader needs. ``links`` reads the tokens in addresses; ``clock`` gives the present instant."""

    database: Database
    links: Links
    clock: Callable[[], datetime]
    environment: Environment

    def show(self, name: str, words: Wording, texts: dict[str, str], status: int = 200, **values: Any) -> Response:
        """The template ``name`` with ``texts`` as what it says, and what else it asks for; never for search engines."""
        body = self.environment.get_template(name).render(
            now=self.clock(),
            say=texts,
            language=words.language,
            direction=direction(words.language),
            phrased=words.phrased,
            named=named,
            tongues=tongues({}),
            **values,
        )
        return HTMLResponse(body, status_code=status, headers={"X-Robots-Tag": "noindex, nofollow"})
