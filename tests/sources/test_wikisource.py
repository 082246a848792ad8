"""What a wiki's answers mean: changes, silence, refusals and lies."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.documents import Absent, Corrupt, Found, Listing, NotModified, Refused, Sighting, Validators
from sources.errors import Challenged, LayoutChanged, RateLimited, SourceError, Unreachable
from sources.wikisource_cursor import opened
from tests.sources.serving import Script, raw, reply
from tests.sources.wiki import NOW, Answering, Json, change, page, talking
from tests.support.laws import tried

ONE, TWO = "联合国安理会第9001号决议", "联合国安理会第9002号决议"
CURSOR = json.dumps({"at": "2026-11-22T05:00:00+00:00", "seen": {}})


def wiki(rows: list[Json], pages: list[Json]) -> Answering:
    """A wiki with these recent changes and these pages."""

    def answer(query: dict[str, str]) -> Json:
        if query.get("list") == "recentchanges":
            return {"query": {"recentchanges": rows if "rcnamespace" in query else []}}
        wanted = query.get("titles", "").split("|")
        return {"query": {"pages": [p for p in pages if p["title"] in wanted]}}

    return answer


def test_changes_are_listed_oldest_first_and_each_page_once() -> None:
    rows = [
        change(3, TWO, "2026-11-22T05:01:00Z"),
        change(4, ONE, "2026-11-22T05:02:00Z"),
        change(5, TWO, "2026-11-22T05:03:00Z"),
        change(6, "首页", "2026-11-22T05:04:00Z"),
    ]
    with talking(wiki(rows, [page(ONE, 11), page(TWO, 12)])) as talk:
        polled = talk.source.poll(CURSOR)
    assert [(seen.title, seen.symbol, seen.validators.revision) for seen in polled.listings] == [
        (ONE, "S/RES/9001", "11"),
        (TWO, "S/RES/9002", "12"),
    ]
    assert (polled.first, polled.gap) == (False, False)
    assert {seen.language for seen in polled.listings} == {None}


def test_the_overlap_is_read_again_but_not_told_again() -> None:
    rows = [change(3, ONE, "2026-11-22T05:59:50Z")]
    with talking(wiki(rows, [page(ONE, 11)])) as talk:
        first = talk.source.poll(CURSOR)
        again = talk.source.poll(first.cursor)
    assert (len(first.listings), again.listings) == (1, ())
    assert talk.queries[-2]["rcstart"] == "2026-11-22T05:50:00Z"


def test_an_edit_in_the_second_of_the_cursor_is_not_lost() -> None:
    """A row may appear after a poll with the very time of that poll, or a few minutes before it."""
    rows = [change(3, ONE, NOW)]
    with talking(wiki(rows, [page(ONE, 11), page(TWO, 12)])) as talk:
        first = talk.source.poll(CURSOR)
        rows += [change(5, ONE, NOW), change(4, TWO, "2026-11-22T05:55:00Z")]
        second = talk.source.poll(first.cursor)
    assert [seen.title for seen in second.listings] == [TWO, ONE]


def test_a_crash_before_the_cursor_is_kept_repeats_the_listings() -> None:
    with talking(wiki([change(3, ONE, NOW)], [page(ONE, 11)])) as talk:
        assert talk.source.poll(CURSOR).listings == talk.source.poll(CURSOR).listings != ()


def test_continuations_are_followed_to_the_end() -> None:
    def answer(query: dict[str, str]) -> Json:
        if "titles" in query:
            return {"query": {"pages": [page(ONE, 11), page(TWO, 12)]}}
        if "rcnamespace" not in query:
            return {"query": {"recentchanges": []}}
        if "rccontinue" in query:
            return {"query": {"recentchanges": [change(5, TWO, NOW)]}}
        further = {"rccontinue": "20261122060000|5", "continue": "-||"}
        return {"continue": further, "query": {"recentchanges": [change(4, ONE, NOW)]}}

    with talking(answer) as talk:
        assert len(talk.source.poll(CURSOR).listings) == 2
    assert talk.queries[1]["continue"] == "-||"
    assert {k: v for k, v in talk.queries[1].items() if "continue" not in k} == talk.queries[0]


def test_a_token_that_is_not_taken_starts_the_query_again() -> None:
    refusals = [True]

    def answer(query: dict[str, str]) -> Json:
        if "titles" in query:
            return {"query": {"pages": [page(ONE, 11)]}}
        if "rccontinue" in query:
            refusals.pop()
            return {"errors": [{"code": "badcontinue", "text": "no"}]}
        further = {"continue": {"rccontinue": "1|1", "continue": "-||"}} if refusals else {}
        return {**further, "query": {"recentchanges": [change(4, ONE, NOW)]}}

    with talking(answer) as talk:
        assert len(talk.source.poll(CURSOR).listings) == 1


def _deleted(rcid: int, title: str, action: str = "delete") -> Json:
    return change(rcid, title, NOW, type="log", logtype="delete", logaction=action, logparams={})


def _moved(rcid: int, old: str, new: str) -> Json:
    return change(rcid, old, NOW, type="log", logtype="move", logaction="move", logparams={"target_title": new})


def test_a_deleted_page_is_gone_and_a_restored_one_is_there() -> None:
    missing = {"ns": 0, "title": ONE, "missing": True}
    with talking(wiki([_deleted(4, ONE), _deleted(5, TWO, "restore")], [missing, page(TWO, 12)])) as talk:
        listings = talk.source.poll(CURSOR).listings
    assert [(seen.title, seen.sighting) for seen in listings] == [(ONE, Sighting.GONE), (TWO, Sighting.PRESENT)]


@pytest.mark.parametrize("old", [{"missing": True}, {"redirect": True, "pageid": 1}], ids=["no redirect", "redirect"])
def test_a_move_names_where_the_page_went(old: Json) -> None:
    pages = [{"ns": 0, "title": ONE} | old, page(TWO, 12)]
    with talking(wiki([change(3, ONE, NOW), _moved(4, ONE, TWO)], pages)) as talk:
        gone, there = talk.source.poll(CURSOR).listings
    assert (gone.sighting, gone.moved_to) == (Sighting.MOVED, there.address)
    assert (there.title, there.sighting, there.validators.revision) == (TWO, Sighting.PRESENT, "12")


def test_a_draft_that_is_moved_here_is_found_although_it_is_logged_elsewhere() -> None:
    def answer(query: dict[str, str]) -> Json:
        if "titles" in query:
            return {"query": {"pages": [page(ONE, 11)]}}
        rows = [] if "rcnamespace" in query else [_moved(4, "User:Someone/draft", ONE)]
        return {"query": {"recentchanges": rows}}

    with talking(answer) as talk:
        assert [seen.title for seen in talk.source.poll(CURSOR).listings] == [ONE]


def test_a_page_that_became_a_redirect_moved_to_its_target() -> None:
    def answer(query: dict[str, str]) -> Json:
        if "recentchanges" in query.get("list", ""):
            return {"query": {"recentchanges": [change(4, ONE, NOW)]}}
        if "redirects" in query:
            return {"query": {"redirects": [{"from": ONE, "to": TWO}], "pages": [page(TWO, 12)]}}
        return {"query": {"pages": [{"ns": 0, "title": ONE, "pageid": 1, "redirect": True, "lastrevid": 9}]}}

    with talking(answer) as talk:
        (seen,) = talk.source.poll(CURSOR).listings
    assert (seen.sighting, (seen.moved_to or "")[-12:]) == (
        Sighting.MOVED,
        talk.source.find("S/RES/9002", "zh")[0].address[-12:],
    )


def test_many_titles_are_asked_in_addresses_of_bearable_length() -> None:
    rows = [change(n, f"联合国安理会第{n}号决议", NOW) for n in range(1, 121)]
    pages = [page(row["title"], row["rcid"]) for row in rows]
    with talking(wiki(rows, pages)) as talk:
        assert len(talk.source.poll(CURSOR).listings) == 120
    asked = [query["titles"].split("|") for query in talk.queries if "titles" in query]
    assert max(len(titles) for titles in asked) <= 50
    assert max(len(head.split(" ")[1]) for head in talk.server.heads) < 8000


def test_the_first_poll_lists_what_is_there_and_starts_at_the_wiki_s_now() -> None:
    def answer(query: dict[str, str]) -> Json:
        pages = [page(TWO, 12), page("联合国安理会2041年决议", 13)] if query["gapprefix"] == "联合国安理会" else []
        return {"batchcomplete": True} | ({"query": {"pages": pages}} if pages else {})

    with talking(answer) as talk:
        polled = talk.source.poll(None)
    assert ([seen.title for seen in polled.listings], polled.first, polled.gap) == ([TWO], True, False)
    cursor = opened(polled.cursor)
    assert cursor is not None
    assert cursor.at.isoformat() == "2026-11-22T06:00:00+00:00"


@pytest.mark.parametrize("cursor", [json.dumps({"at": "2026-10-01T00:00:00+00:00", "seen": {}}), "broken", "{}", "[1]"])
def test_a_cursor_that_is_too_old_or_broken_lists_everything_and_says_so(cursor: str) -> None:
    def answer(query: dict[str, str]) -> Json:
        if "gapprefix" in query:
            return {"query": {"pages": [page(ONE, 11)]}}
        return {"query": {"recentchanges": []}}

    with talking(answer) as talk:
        polled = talk.source.poll(cursor)
    assert ([seen.title for seen in polled.listings], polled.first, polled.gap) == ([ONE], False, True)


@pytest.mark.parametrize("cursor", [None, json.dumps({"at": "2026-10-01T00:00:00+00:00", "seen": {}}), CURSOR])
def test_an_answer_that_does_not_even_say_that_there_is_nothing_is_not_believed(cursor: str | None) -> None:
    with talking(lambda _: {}) as talk, pytest.raises(LayoutChanged):
        talk.source.poll(cursor)


def test_a_changed_page_of_which_the_wiki_says_nothing_further_is_fetched_all_the_same() -> None:
    def answer(query: dict[str, str]) -> Json:
        return {"query": {"pages": []} if "titles" in query else {"recentchanges": [change(4, ONE, NOW)]}}

    with talking(answer) as talk:
        (seen,) = talk.source.poll(CURSOR).listings
    assert (seen.title, seen.sighting) == (ONE, Sighting.PRESENT)


def _error(code: str, *headers: str) -> Script:
    body = json.dumps({"curtimestamp": NOW, "errors": [{"code": code, "text": "words"}]}).encode()
    return reply("200 OK", body, "Content-Type: application/json", f"MediaWiki-API-Error: {code}", *headers)


@pytest.mark.parametrize(
    ("answer", "error", "wait"),
    [
        (_error("maxlag", "Retry-After: 7", "X-Database-Lag: 12"), RateLimited, 7.0),
        (_error("maxlag"), RateLimited, 5.0),
        (_error("ratelimited"), RateLimited, 60.0),
        (_error("badvalue"), LayoutChanged, None),
        (_error("badcontinue"), SourceError, None),
        (reply("200 OK", b'{"error": {"code": "maxlag", "info": "Waiting"}}'), RateLimited, 5.0),
        (reply("200 OK", b"<!doctype html><h1>Wikimedia Error</h1>", "Content-Type: text/html"), LayoutChanged, None),
        (reply("200 OK", b"<title>Just a moment...</title>", "Content-Type: text/html"), Challenged, None),
        (reply("200 OK", b'{"query": {"recentchanges": [{"rcid'), LayoutChanged, None),
        (reply("200 OK", b"{}"), SourceError, None),
        (
            reply("200 OK", b'{"curtimestamp": "2026-11-22T06:00:00Z", "query": {"recentchanges": [{}]}}'),
            LayoutChanged,
            None,
        ),
        (
            reply("200 OK", b'{"curtimestamp": "2026-11-22T06:00:00Z", "query": {"recentchanges": [3]}}'),
            LayoutChanged,
            None,
        ),
        (reply("200 OK", b'{"curtimestamp": "yesterday", "query": {"recentchanges": []}}'), SourceError, None),
        (reply("200 OK", b"[]"), LayoutChanged, None),
        (reply("200 OK", b'{"query": []}'), SourceError, None),
        (reply("202 Accepted"), Challenged, None),
        (reply("404 Not Found", b"nothing"), LayoutChanged, None),
        (reply("503 Service Unavailable", b"", "Retry-After: 33"), RateLimited, 33.0),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"), Unreachable, None),
    ],
)
def test_every_refusal_of_a_wiki_is_one_line(answer: Script, error: type[SourceError], wait: float | None) -> None:
    with talking(lambda _: answer) as talk, pytest.raises(error) as caught:
        talk.source.poll(CURSOR)
    assert caught.value.retry_after == wait
    assert "api.php" in str(caught.value)
    assert "\n" not in str(caught.value)


def _fetch(pages: list[Json], known: Validators | None = None) -> object:
    def answer(_: dict[str, str]) -> Json:
        return {"query": {"pages": pages}}

    with talking(answer) as talk:
        return talk.source.fetch(talk.source.find("S/RES/9001(2041)", "zh")[0], known)


def test_a_page_is_fetched_as_wikitext_with_its_revision() -> None:
    answer = _fetch([page(ONE, 11, "安全理事会，")])
    assert isinstance(answer, Found)
    assert (answer.content.decode(), answer.media_type, answer.charset) == ("安全理事会，", "text/x-wiki", "utf-8")
    assert answer.validators == answer.listing.validators == Validators(revision="11")


def test_the_revision_that_we_hold_is_not_a_new_one() -> None:
    assert isinstance(_fetch([page(ONE, 11, "x")], Validators(revision="11")), NotModified)
    assert isinstance(_fetch([page(ONE, 12, "x")], Validators(revision="11")), Found)


EMPTY = "da39a3ee5e6b4b0d3255bfef95601890afd80709"


@pytest.mark.parametrize(
    ("pages", "kind", "words"),
    [
        ([page(ONE, 11, "", size=0)], Corrupt, "blanked"),
        ([page(ONE, 11, "", sha1=EMPTY)], Corrupt, "blanked"),
        ([page(ONE, 11, " \n")], Corrupt, "blanked"),
        ([page(ONE, 11, slots={"main": {"contentmodel": "json", "content": "{}"}})], Corrupt, "'json'"),
        ([page(ONE, 11, slots={"main": {"texthidden": True}})], Refused, "hides"),
        ([page("联合国安理会", 11, "x")], Absent, "not a resolution"),
        ([{"title": ONE, "missing": True}], Absent, "does not exist"),
        ([{"title": ONE, "pageid": 1, "redirect": True}], Absent, "redirects"),
        ([], Refused, "0 pages"),
        ([page(ONE, 1), page(TWO, 2)], Refused, "2 pages"),
    ],
)
def test_what_is_no_new_version_is_never_one(pages: list[Json], kind: type, words: str) -> None:
    answer = _fetch(pages)
    assert isinstance(answer, kind)
    assert words in str(getattr(answer, "reason", ""))


def test_a_wiki_that_cannot_be_asked_is_a_refusal_and_not_an_error() -> None:
    with talking(lambda _: _error("maxlag", "Retry-After: 7")) as talk:
        listing = talk.source.find("S/RES/9001", None)[0]
        answer = talk.source.fetch(listing, None)
    assert isinstance(answer, Refused)
    assert answer.retry_after == 7


@pytest.mark.parametrize("address", ["https://other.example/wiki/X", "", "http://127.0.0.1/"])
def test_an_address_elsewhere_is_not_asked(address: str) -> None:
    with talking(lambda _: {}) as talk:
        answer = talk.source.fetch(Listing(talk.source.name, address), None)
        many = replace(talk.source.find("S/RES/9001", None)[0])
        many = replace(many, address=many.address + "|" + ONE)
        assert isinstance(talk.source.fetch(many, None), Absent)
    assert isinstance(answer, Absent)
    assert talk.queries == []


def test_a_redirect_that_was_followed_is_told_by_the_address() -> None:
    with talking(lambda _: {"query": {"pages": [page(TWO, 12, "x")]}}) as talk:
        old, new = (talk.source.find(symbol, None)[0] for symbol in ("S/RES/9001", "S/RES/9002"))
        answer = talk.source.fetch(old, None)
    assert isinstance(answer, Found)
    assert (answer.listing.address, answer.listing.title) == (new.address, TWO)


def test_the_wiki_is_asked_politely() -> None:
    with talking(wiki([], [])) as talk:
        talk.source.poll(CURSOR)
    assert {query["maxlag"] for query in talk.queries} == {"5"}
    assert all("user-agent: seized/" in head.lower() for head in talk.server.heads)


SHAPES = st.recursive(
    st.none() | st.integers() | st.sampled_from([ONE, NOW, ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "query",
                    "pages",
                    "recentchanges",
                    "title",
                    "rcid",
                    "timestamp",
                    "revisions",
                    "continue",
                    "errors",
                    "slots",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def test_no_answer_of_any_shape_breaks_a_poll_or_a_fetch() -> None:
    shapes: list[object] = []
    with talking(lambda _: reply("200 OK", json.dumps(shapes[-1]).encode())) as talk:
        listing = talk.source.find("S/RES/9001", None)[0]

        @tried(30)
        @given(SHAPES)
        def ask(shape: object) -> None:
            shapes.append({"curtimestamp": NOW} | shape if isinstance(shape, dict) else shape)
            with suppress(SourceError):
                talk.source.poll(CURSOR)
            with suppress(SourceError):
                talk.source.poll(None)
            talk.source.fetch(listing, None)

        ask()
