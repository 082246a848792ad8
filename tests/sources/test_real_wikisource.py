"""The Wikisource source against a real MediaWiki."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from sources import wikisource as module
from sources.documents import Absent, Corrupt, Found, Listing, NotModified, Sighting
from sources.pacing import Pacing
from sources.reading import read
from sources.web import Web
from sources.wikisource import Wikisource, wikisource
from tests.support.mediawiki import MediaWiki, start_mediawiki

pytestmark = [pytest.mark.mediawiki, pytest.mark.slow]

TEXT = """{{header|title=%s|section=S/RES/9001 (2041)|previous=|next=}}
安全理事会，

1. 决定延长任务期限；

{{PD-UN}}
"""
_numbers = count(9001)


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWiki]:
    site = start_mediawiki(tmp_path_factory.mktemp("mediawiki"))
    places = (site.folder / "LocalSettings.php", site.folder / "w" / "LocalSettings.php")
    with next(place for place in places if place.exists()).open("a") as settings:
        settings.write("\n$wgRateLimits = [];  // else a visitor may edit eight times a minute\n")
    yield site
    site.stop()


def edit(wiki: MediaWiki, title: str, text: str) -> int:
    """Create or change a page as a visitor, which is quicker than a script; the revision that it became."""
    fields = {"action": "edit", "title": title, "text": text, "token": "+\\", "format": "json", "formatversion": "2"}
    with urlopen(wiki.api, urlencode(fields).encode(), timeout=30) as answer:
        made = json.load(answer)
    return int(made["edit"].get("newrevid", 0))


@pytest.fixture
def source(wiki: MediaWiki) -> Iterator[Wikisource]:
    with Web("test", private=frozenset({("127.0.0.1", wiki.port)}), pacing=Pacing(gap=0)) as web:
        yield wikisource(web, "zh", api=wiki.api)


@pytest.fixture
def title() -> str:
    """A page name that no other test uses."""
    return f"联合国安理会第{next(_numbers)}号决议"


def _about(listings: tuple[Listing, ...], title: str) -> Listing | None:
    return next((seen for seen in listings if seen.title == title), None)


def test_a_page_is_seen_read_changed_and_seen_again(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    before = source.poll(None)
    made = edit(wiki, title, TEXT % title)
    first = source.poll(before.cursor)
    listing = _about(first.listings, title)
    assert listing is not None
    assert listing.validators.revision == str(made)
    answer = source.fetch(listing, None)
    assert isinstance(answer, Found)
    assert read(answer.content, answer.media_type, answer.charset).text.endswith(
        "安全理事会，\n\n1. 决定延长任务期限；"
    )
    assert isinstance(source.fetch(listing, answer.validators), NotModified)
    changed = edit(wiki, title, TEXT % title + "\n2. 请秘书长提出报告。")
    again = _about(source.poll(first.cursor).listings, title)
    assert again is not None
    assert again.validators.revision == str(changed)


def test_a_poll_after_each_edit_of_a_second_misses_none(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    cursor, told = source.poll(None).cursor, set()
    made = set()
    for number in range(6):
        made.add(str(edit(wiki, title, f"第{number}稿")))
        polled = source.poll(cursor)
        cursor = polled.cursor
        told |= {seen.validators.revision for seen in polled.listings if seen.title == title}
    assert told == made


def test_a_moved_page_is_told_with_its_new_address(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, title, "甲")
    cursor = source.poll(None).cursor
    target = f"联合国安理会第{next(_numbers)}号决议"
    wiki.move(title, target)
    listings = source.poll(cursor).listings
    old, new = _about(listings, title), _about(listings, target)
    assert old is not None
    assert new is not None
    assert (old.sighting, old.moved_to, new.sighting) == (Sighting.MOVED, new.address, Sighting.PRESENT)
    assert isinstance(source.fetch(new, None), Found)


def test_a_draft_moved_from_another_namespace_is_told(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, f"User:Draft/{title}", "甲")
    cursor = source.poll(None).cursor
    wiki.move(f"User:Draft/{title}", title)
    assert _about(source.poll(cursor).listings, title) is not None


def test_a_deleted_page_is_gone(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, title, "甲")
    polled = source.poll(None)
    wiki.delete(title)
    gone = _about(source.poll(polled.cursor).listings, title)
    assert gone is not None
    assert gone.sighting is Sighting.GONE
    assert isinstance(source.fetch(gone, None), Absent)


def test_a_blanked_page_is_told_and_not_believed(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, title, "甲")
    cursor = source.poll(None).cursor
    edit(wiki, title, "")
    listing = _about(source.poll(cursor).listings, title)
    assert listing is not None
    assert isinstance(source.fetch(listing, None), Corrupt)


def test_a_page_that_became_a_redirect_moved(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    target = f"联合国安理会第{next(_numbers)}号决议"
    edit(wiki, target, "甲")
    edit(wiki, title, "乙")
    cursor = source.poll(None).cursor
    edit(wiki, title, f"#REDIRECT [[{target}]]")
    listing = _about(source.poll(cursor).listings, title)
    assert listing is not None
    assert listing.sighting is Sighting.MOVED
    answer = source.fetch(replace(listing, sighting=Sighting.PRESENT), None)
    assert isinstance(answer, Found)
    assert (answer.listing.title, answer.content.decode()) == (target, "甲")


def test_a_traditional_name_finds_the_simplified_page(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, title, "甲")
    traditional = title.replace("联合国安理会", "聯合國安理會").replace("号决议", "號決議")
    simplified = source.find(f"S/RES/{title[7:11]}(2041)", "zh-Hant")[0]
    answer = source.fetch(replace(simplified, address=source._address(traditional)), None)
    assert isinstance(answer, Found)
    assert answer.listing.address == simplified.address


def test_many_changes_are_read_to_the_end(
    wiki: MediaWiki, source: Wikisource, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cursor = source.poll(None).cursor
    for number in range(5):
        edit(wiki, f"{title}/{number}", "其他")
    edit(wiki, title, "甲")
    monkeypatch.setitem(module._CHANGES, "rclimit", "2")
    assert _about(source.poll(cursor).listings, title) is not None


def test_the_first_poll_lists_resolutions_and_nothing_else(wiki: MediaWiki, source: Wikisource, title: str) -> None:
    edit(wiki, title, "甲")
    edit(wiki, f"{title}/附件", "乙")
    edit(wiki, f"联合国安理会第{title[7:11]}(2041)号决议", f"#REDIRECT [[{title}]]")
    polled = source.poll(None)
    assert polled.first
    named = [seen.title for seen in polled.listings if seen.title and title[7:11] in seen.title]
    assert named == [title]
