"""The make-believe wiki answers as MediaWiki does."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from monitor.demo.answering import answer
from monitor.demo.wiki import Wiki


class Clock:
    """A clock that moves a second at each look."""

    def __init__(self) -> None:
        self.at = datetime(2041, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def wiki() -> Wiki:
    wiki = Wiki(Clock())
    wiki.publish("Resolution 1", "one")
    wiki.publish("Resolution 2", "two")
    wiki.publish("Resolution 1", "one, again")
    return wiki


def changes(wiki: Wiki, **parameters: str) -> dict[str, Any]:
    return answer(wiki, {"action": "query", "list": "recentchanges", "rcdir": "newer", "rclimit": "max", **parameters})


def test_every_change_is_listed_once_oldest_first(wiki: Wiki) -> None:
    rows = changes(wiki)["query"]["recentchanges"]
    assert [(row["rcid"], row["title"], row["type"]) for row in rows] == [
        (1, "Resolution 1", "new"),
        (2, "Resolution 2", "new"),
        (3, "Resolution 1", "edit"),
    ]


def test_the_start_is_inclusive(wiki: Wiki) -> None:
    rows = changes(wiki, rcstart="2041-01-01T00:00:02Z")["query"]["recentchanges"]
    assert [row["rcid"] for row in rows] == [2, 3]


def test_a_list_is_continued_where_it_stopped(wiki: Wiki) -> None:
    first = changes(wiki, rclimit="2")
    assert first["continue"] == {"rccontinue": "20410101000003|3", "continue": "-||"}
    rest = changes(wiki, rclimit="2", **first["continue"])
    assert [row["rcid"] for row in rest["query"]["recentchanges"]] == [3]
    assert "continue" not in rest


def test_a_bad_token_is_an_error_with_its_code(wiki: Wiki) -> None:
    assert changes(wiki, rccontinue="nonsense")["error"]["code"] == "badcontinue"


def test_pages_are_listed_by_prefix(wiki: Wiki) -> None:
    found = answer(wiki, {"action": "query", "list": "allpages", "apprefix": "Resolution", "aplimit": "1"})
    assert [row["title"] for row in found["query"]["allpages"]] == ["Resolution 1"]
    assert found["continue"]["apcontinue"] == "Resolution 2"


def test_pages_of_a_prefix_come_with_their_revisions(wiki: Wiki) -> None:
    query = {
        "action": "query",
        "generator": "allpages",
        "gapprefix": "Resolution",
        "gaplimit": "1",
        "prop": "revisions",
    }
    first = answer(wiki, query)
    assert [page["revisions"][0]["revid"] for page in first["query"]["pages"]] == [3]
    rest = answer(wiki, {**query, **first["continue"]})
    assert [page["title"] for page in rest["query"]["pages"]] == ["Resolution 2"]


def test_the_content_is_the_last_revision(wiki: Wiki) -> None:
    found = answer(
        wiki, {"action": "query", "prop": "revisions", "rvprop": "ids|content", "titles": "Resolution 1|Nothing"}
    )
    page, missing = found["query"]["pages"]
    assert page["revisions"][0]["slots"]["main"]["content"] == "one, again"
    assert page["revisions"][0]["revid"] == 3
    assert missing == {"ns": 0, "title": "Nothing", "missing": True}


@pytest.mark.parametrize("parameters", [{}, {"action": "edit"}, {"action": "query", "list": "users"}])
def test_what_it_does_not_know_is_an_error(wiki: Wiki, parameters: dict[str, str]) -> None:
    assert "error" in answer(wiki, parameters)
