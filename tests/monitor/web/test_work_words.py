"""The page of a work speaks the reader's language around the work's own text."""

import re
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from diffing.changes import ChangeClass, ChangeKind, Comparison
from monitor.sending.page_links import CHANGES
from monitor.store import migrating, schedule
from monitor.store.database import Database, open_database
from monitor.web.application import Pages, work_address
from monitor.web.tongues import NAMES
from monitor.web.work_words import WorkWords
from monitor.words.wording import LANGUAGES, wording
from tests.monitor.web.conftest import EDITED, HOSTILE, NOW, SYMBOL, arrival, reading, store

ARABIC = re.compile("[\u0621-\u064a]")


class Chrome(HTMLParser):
    """The words of a page that are said to be in its own language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.langs: list[str] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br", "input"):
            self.langs.append(dict(attributes).get("lang") or (self.langs[-1] if self.langs else ""))
            if tag == "bdi":
                self.langs[-1] = "symbol"

    def handle_endtag(self, tag: str) -> None:
        self.langs.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.langs[-1] == self.langs[0]:
            self.said.append(data.strip())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_the_language_that_its_address_asks_for(pages: httpx.Client, language: str) -> None:
    page = pages.get(work_address(SYMBOL), params={"lang": language}, headers={"Accept-Language": "en"}).text
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert wording(language).phrased("What changed in this version") in page


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
@pytest.mark.parametrize("address", [work_address(SYMBOL), work_address("S/RES/9001(2099)")])
def test_no_english_is_left_in_a_page_of_another_language(pages: httpx.Client, language: str, address: str) -> None:
    english = Chrome(pages.get(address, params={"lang": "en"}).text).said
    theirs = Chrome(pages.get(address, params={"lang": language}).text).said
    same = {one for one in english if re.search("[a-z]{2}", one) and one in theirs}
    assert same <= {"Seized", "· Seized", f"{SYMBOL} · Seized", "note", "document", "Pages", "Versions", "verb"}


def test_a_page_speaks_the_browser_s_language_where_the_address_asks_for_none(pages: httpx.Client) -> None:
    page = pages.get(work_address(SYMBOL), headers={"Accept-Language": "tlh, ru;q=0.8, en;q=0.5"})
    assert '<html lang="ru"' in page.text
    assert page.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize("asked", ["tlh", "", "x" * 5000, "../../etc/passwd", "zh-Hant"])
def test_a_language_that_we_do_not_write_is_no_error(pages: httpx.Client, asked: str) -> None:
    page = pages.get(work_address(SYMBOL), params={"lang": asked}).text
    assert f'<html lang="{"zh" if asked == "zh-Hant" else "en"}"' in page


def test_a_text_keeps_its_own_language_and_direction(pages: httpx.Client) -> None:
    arabic = pages.get(work_address(HOSTILE), params={"lang": "ru"}).text
    assert '<html lang="ru" dir="ltr">' in arabic
    assert '<div class="text" lang="ar" dir="rtl">' in arabic
    english = pages.get(work_address(SYMBOL), params={"lang": "ar"}).text
    assert '<html lang="ar" dir="rtl">' in english
    assert '<div class="text" lang="en" dir="ltr">' in english


def test_each_language_is_one_link_away_and_keeps_the_version(pages: httpx.Client) -> None:
    asked = {"language": "en", "version": "1", "lang": "fr"}
    page = pages.get(work_address(SYMBOL), params=asked).text
    links = re.findall(r'<a href="(\?[^"]+)" lang="(\w+)"', page)
    assert {tag for _, tag in links} == set(NAMES) - {"fr"}
    assert all("language=en&amp;version=1&amp;lang=" in query for query, _ in links)


def test_the_operator_s_pages_stay_in_english(pages: httpx.Client) -> None:
    page = pages.get("/", headers={"Accept-Language": "ar"}).text
    assert '<html lang="en" dir="ltr">' in page


def test_a_page_from_outside_speaks_the_reader_s_language_too(filled: Database) -> None:
    with reading(Pages(filled, clock=lambda: NOW)) as client:
        assert '<html lang="es"' in client.get("/works/S/RES/1(1946)", params={"lang": "es"}).text


def test_texts_whose_words_were_not_compared_are_not_said_to_be_alike() -> None:
    change = WorkWords(wording("en")).change(Comparison((), ChangeClass.NONE, by="paragraphs"))
    assert change is not None
    assert "no words were compared" in change.summary


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_paragraph_is_headed_by_its_place_its_fate_and_its_weight(language: str) -> None:
    words = wording(language)
    moved = replace(EDITED.changes[0], moved=True)
    change = WorkWords(words).change(Comparison((moved,), ChangeClass.DATE))
    assert change is not None
    (hunk,) = change.hunks
    assert hunk.heading.count(" · ") == 3
    assert language != "ar" or ARABIC.search(hunk.heading)


def test_a_moved_paragraph_leads_to_its_place_and_to_where_it_stood(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'seized.db'}"
    migrating.upgrade(url)
    with closing(open_database(url)) as database:
        schedule.register_sources(database, ["wikisource-en"], NOW)
        store(database, arrival(SYMBOL, "en", "Urges haste,\nDecides"))
        moved = replace(EDITED.changes[0], kind=ChangeKind.MOVED, old=("op1",), new=("pp1",), moved=True)
        again = arrival(SYMBOL, "en", "Decides,\nUrges haste")
        store(database, again, expected=1, change=Comparison((moved,), ChangeClass.NUMBERING))
        with reading(Pages(database, clock=lambda: NOW)) as client:
            page = client.get(work_address(SYMBOL), params={"lang": "en"}).text
    assert 'id="change-pp1"' in page
    assert f'<h2 id="{CHANGES}">' in page
    assert '<a href="#pp1">preamble, paragraph 1 (was op. 1) · moved' in page
    assert f'<a href="{work_address(SYMBOL)}?language=en&amp;version=1&amp;lang=en#op1">where it stood</a>' in page
    assert 'href="#change-pp1">moved</a>' in page
