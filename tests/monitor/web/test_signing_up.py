"""Asking for messages and confirming it, over real HTTP with a real mail server: nothing before the button."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

import httpx
import pytest

from monitor.consent.asking import PER_NETWORK
from monitor.consent.confirming import send_confirmations
from monitor.links import Links, Purpose
from monitor.reaching import send
from monitor.store import signups, subscriptions
from monitor.store.database import Database
from monitor.web.application import Pages
from notifiers.interface import ChannelOptions
from tests.monitor.web.conftest import LINKS, NOW, reading
from tests.notifiers.test_mail import Postmaster, post_office

FORM = {
    "address": "ann@example.org",
    "wish": "cites",
    "symbol": "S/RES/1373(2001)",
    "language": "en",
    "rhythm": "daily",
}


@pytest.fixture
def client(database: Database) -> Iterator[httpx.Client]:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS, signup=True)) as client:
        yield client


def letters(database: Database) -> list[EmailMessage]:
    """The letters that go out now, as a real server got them."""
    postmaster = Postmaster()
    with post_office(postmaster) as port:
        options = ChannelOptions(smtp=f"smtp://127.0.0.1:{port}/?from=seized@example.org")
        send_confirmations(database, LINKS, lambda address, message: send(address, message, options), NOW)
    return postmaster.letters


def link_in(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    found: list[str] = re.findall(r"https://seized\.example\.org(/\S+?)>", body.get_content())
    (address,) = found
    return address


def confirming(database: Database) -> str:
    (only,) = letters(database)
    return link_in(only)


def test_the_letter_asks_and_nothing_is_made_before_the_button(client: httpx.Client, database: Database) -> None:
    assert client.post("/subscribe", data=FORM).status_code == 200
    link = confirming(database)
    assert '<form method="post">' in client.get(link).text
    assert subscriptions.channels(database) == ()
    assert "It is done" in client.post(link).text
    (made,) = subscriptions.subscriptions(database)
    assert made.rules[0].cites == ("S/RES/1373(2001)",)


def test_the_letter_has_no_other_content(client: httpx.Client, database: Database) -> None:
    client.post("/subscribe", data=FORM)
    (letter,) = letters(database)
    assert letter["To"] == "ann@example.org"
    assert letter["List-Unsubscribe"] is None
    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().count("https://") == 1


def test_a_link_works_once(client: httpx.Client, database: Database) -> None:
    client.post("/subscribe", data=FORM)
    link = confirming(database)
    client.post(link)
    assert "confirmed before" in client.post(link).text
    assert "<form" not in client.get(link).text
    assert len(subscriptions.subscriptions(database)) == 1


def test_known_and_unknown_addresses_are_answered_alike(client: httpx.Client, database: Database) -> None:
    first = client.post("/subscribe", data=FORM)
    client.post(confirming(database))
    again = client.post("/subscribe", data=FORM | {"symbol": "S/RES/1540(2004)"})
    unknown = client.post("/subscribe", data=FORM | {"address": "nobody@example.org"})
    assert first.text == again.text == unknown.text
    assert first.headers.keys() == again.headers.keys() == unknown.headers.keys()


def test_a_stream_of_wishes_for_one_address_is_answered_alike_and_sends_little(
    client: httpx.Client, database: Database
) -> None:
    answers = {client.post("/subscribe", data=FORM).text for _ in range(6)}
    assert len(answers) == 1
    assert len(letters(database)) == 3


def test_a_network_that_asks_without_end_is_told_so(client: httpx.Client) -> None:
    for number in range(PER_NETWORK):
        assert client.post("/subscribe", data=FORM | {"address": f"{number}@example.org"}).status_code == 200
    assert client.post("/subscribe", data=FORM).status_code == 429


def test_a_form_on_another_site_asks_for_nothing(client: httpx.Client, database: Database) -> None:
    answer = client.post("/subscribe", data=FORM, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert letters(database) == []


def test_what_was_typed_wrongly_comes_back_escaped(client: httpx.Client) -> None:
    answer = client.post("/subscribe", data=FORM | {"address": '"><script>alert(1)</script>'})
    assert answer.status_code == 422
    assert "<script>" not in answer.text
    assert "no mail address" in answer.text
    assert 'value="S/RES/1373(2001)"' in answer.text


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"wish=cites&address=a%00@example.org", b"a=1&" * 100])
def test_a_broken_form_is_answered(client: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/subscribe", content=body, headers=headers).status_code == 422


def test_a_link_that_nobody_signed_confirms_nothing(client: httpx.Client, database: Database) -> None:
    client.post("/subscribe", data=FORM)
    forged = f"/confirm/{Links(b'j' * 32, None).token(Purpose.CONFIRM, 1)}"
    assert (client.get(forged).status_code, client.post(forged).status_code) == (404, 404)
    assert subscriptions.channels(database) == ()


def test_a_link_to_a_forgotten_wish_says_that_it_is_not_valid(client: httpx.Client, database: Database) -> None:
    client.post("/subscribe", data=FORM)
    link = confirming(database)
    signups.purge(database, NOW.replace(year=2042))
    assert client.post(link).status_code == 404


def test_the_letter_and_its_page_are_in_the_language_that_was_asked_for(
    client: httpx.Client, database: Database
) -> None:
    client.post("/subscribe", data=FORM | {"language": "ar"})
    (letter,) = letters(database)
    assert "هل تريدون" in letter["Subject"]
    assert letter["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in client.get(link_in(letter), headers={"Accept-Language": "fr"}).text


def test_pages_set_no_cookie_and_may_not_be_listed_or_kept(client: httpx.Client) -> None:
    for answer in (client.get("/subscribe"), client.post("/subscribe", data=FORM)):
        assert "set-cookie" not in answer.headers
        assert answer.headers["X-Robots-Tag"].startswith("noindex")
        assert answer.headers["Cache-Control"] == "no-store"


def test_nobody_signs_up_where_the_operator_did_not_say_so(database: Database) -> None:
    with reading(Pages(database, clock=lambda: NOW, links=LINKS)) as client:
        assert client.get("/subscribe").status_code == 404
        assert client.post("/subscribe", data=FORM).status_code == 404
