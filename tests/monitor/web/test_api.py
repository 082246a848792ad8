"""The API on subscriptions, as a program of the operator uses it."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from monitor.store.database import Database
from monitor.store.subscriptions import add_channel, subscription
from monitor.web.application import Pages
from tests.monitor.web.conftest import NOW, SYMBOL, reading

TOKEN = "a-token-of-the-operator"
RULE = {"symbols": [SYMBOL]}
WRITTEN = {"channel": "desk", "rules": [RULE]}


@pytest.fixture(scope="module")
def api(filled: Database) -> Iterator[httpx.Client]:
    add_channel(filled, "desk", "console:", "console:", NOW)
    with reading(Pages(filled, clock=lambda: NOW, token=TOKEN)) as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client


def test_without_a_token_in_the_settings_there_is_no_api(pages: httpx.Client) -> None:
    assert pages.get("/api/subscriptions", headers={"Authorization": "Bearer None"}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer other", f"Basic {TOKEN}", f"bearer {TOKEN}x"])
def test_without_the_token_nothing_is_told(api: httpx.Client, given: str) -> None:
    answer = api.get("/api/subscriptions", headers={"Authorization": given})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_subscription_is_made_changed_and_removed(api: httpx.Client, filled: Database) -> None:
    made = api.put("/api/subscriptions/lamps", json=WRITTEN)
    assert (made.status_code, made.json()["rules"]) == (201, [RULE])
    changed = api.put("/api/subscriptions/lamps", json={**WRITTEN, "rhythm": "weekly"})
    assert (changed.status_code, changed.json()["id"]) == (200, made.json()["id"])
    assert api.get("/api/subscriptions/lamps").json() == changed.json()
    assert changed.json() in api.get("/api/subscriptions").json()["subscriptions"]
    assert api.delete("/api/subscriptions/lamps").status_code == 204
    assert subscription(filled, "lamps") is None
    assert api.delete("/api/subscriptions/lamps").status_code == 404


def test_names_with_slashes_and_other_scripts_are_names(api: httpx.Client) -> None:
    name = "反恐 / S/RES/1373"
    assert api.put(f"/api/subscriptions/{name}", json=WRITTEN).status_code == 201
    assert api.get(f"/api/subscriptions/{name}").json()["name"] == name
    assert api.delete(f"/api/subscriptions/{name}").status_code == 204


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ({**WRITTEN, "rules": [{}]}, "match everything"),
        ({**WRITTEN, "rule": []}, "rule: unknown key; known here are name, channel"),
        ({**WRITTEN, "channel": "nobody"}, "there is no channel 'nobody'"),
        ({**WRITTEN, "name": "other"}, "the address says 'lamps', the body 'other'"),
        ({}, "channel: field required"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_line(api: httpx.Client, written: dict[str, Any], complaint: str) -> None:
    answer = api.put("/api/subscriptions/lamps", json=written)
    assert answer.status_code == 422
    assert complaint in answer.json()["error"]


@pytest.mark.parametrize("content", [b"", b"[", b"[]", b"\xff", b"[" * 100_000, b'{"a":NaN'])
def test_a_body_that_is_no_object_is_refused(api: httpx.Client, content: bytes) -> None:
    assert api.put("/api/subscriptions/lamps", content=content).status_code == 422


def test_a_body_that_never_ends_is_cut_off(api: httpx.Client) -> None:
    assert api.post("/api/preview", content=b" " * 1_000_001).status_code == 413


def test_a_preview_is_of_what_is_stored_or_of_what_is_sent(api: httpx.Client) -> None:
    api.put("/api/subscriptions/lamps", json=WRITTEN)
    stored = api.get("/api/subscriptions/lamps/preview").json()
    assert api.post("/api/preview", json=WRITTEN).json() == stored
    assert set(stored) == {"since", "until", "count", "per_week", "weeks", "messages", "backfilled"}
    api.delete("/api/subscriptions/lamps")
