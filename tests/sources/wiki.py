"""A stand-in for a wiki's API that says exactly what a test wants it to say, on a real socket."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sources.pacing import Pacing
from sources.web import Web
from sources.wikisource import Wikisource, wikisource
from tests.sources.serving import Script, Server, reply, serving

Json = dict[str, Any]
Answering = Callable[[dict[str, str]], Json | Script]
NOW = "2026-11-22T06:00:00Z"


@dataclass(slots=True)
class Talk:
    """The source under test and the queries it sent."""

    source: Wikisource
    server: Server
    queries: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def talking(answering: Answering, *, language: str = "zh") -> Iterator[Talk]:
    """A Wikisource whose API answers each query by ``answering``."""
    queries: list[dict[str, str]] = []

    def script(connection: Any, head: str) -> None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(head.split(" ")[1]).query).items()}
        queries.append(query)
        answer = answering(query)
        if isinstance(answer, dict):
            answer = reply(
                "200 OK", json.dumps({"curtimestamp": NOW} | answer).encode(), "Content-Type: application/json"
            )
        answer(connection, head)

    with ExitStack() as stack:
        server = stack.enter_context(serving(script))
        web = stack.enter_context(Web("test", private=frozenset({server.place}), pacing=Pacing(gap=0), timeout=5))
        yield Talk(wikisource(web, language, api=server.url("/w/api.php")), server, queries)


def change(rcid: int, title: str, at: str, **more: Any) -> Json:
    """One row of recent changes."""
    return {"type": "edit", "ns": 0, "title": title, "rcid": rcid, "timestamp": at} | more


def page(title: str, revision: int, content: str | None = None, **more: Any) -> Json:
    """One page of an answer, with its newest revision."""
    newest: Json = {"revid": revision, "timestamp": NOW, "size": 3, "sha1": "x"}
    if content is not None:
        newest["slots"] = {"main": {"contentmodel": "wikitext", "content": content}}
    return {"pageid": revision, "ns": 0, "title": title, "revisions": [newest | more]}
