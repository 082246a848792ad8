"""One reader's whole way over real sockets: from the form to the letter, the alert, and the one click that ends it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from monitor.cli.running import status_page
from monitor.knobs import WebSettings
from monitor.running.embedded import running
from monitor.settings import SettingsError, load
from monitor.store import schedule
from monitor.wiring import build
from tests.notifiers.test_mail import Postmaster, post_office
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.serving import settings_for

OUTSIDE = {"Host": "seized.example.org"}
FORM = {"address": "ann@example.org", "wish": "cites", "symbol": "S/RES/1373(2001)", "language": "fr"}
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def postmaster() -> Postmaster:
    return Postmaster()


@pytest.fixture
def site() -> FakeSource:
    return FakeSource()


@pytest.fixture
def client(tmp_path: Path, postmaster: Postmaster, site: FakeSource) -> Iterator[httpx.Client]:
    """A reader outside, before a running service."""
    with ExitStack() as stack:
        port = stack.enter_context(post_office(postmaster))
        web = WebSettings(port=0, url="https://seized.example.org", signup=True)
        smtp = SecretStr(f"smtp://127.0.0.1:{port}/?from=seized@example.org")
        settings = settings_for(tmp_path, "127.0.0.1:1").model_copy(update={"web": web, "smtp": smtp})
        service = replace(build(settings, stack), sources={"wiki": site})
        address = stack.enter_context(status_page(service))
        stack.enter_context(running(service))
        soon(lambda: schedule.source_states(service.database)[0].cursor)  # of what was there before nobody is told
        client = stack.enter_context(httpx.Client(base_url=address, headers=OUTSIDE))
        yield client


def soon(done: Callable[[], object]) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def link_in(letter: EmailMessage, purpose: str) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    found: list[str] = re.findall(rf"https://seized\.example\.org(/{purpose}/[^\s>]+)", body.get_content())
    return found[0]


def test_from_the_form_to_the_alert_to_the_end(client: httpx.Client, postmaster: Postmaster, site: FakeSource) -> None:
    assert client.post("/subscribe", data=FORM | {"rhythm": "immediate"}).status_code == 200
    soon(lambda: postmaster.letters)
    assert client.post(link_in(postmaster.letters[0], "confirm")).status_code == 200

    site.publish("page", resolution(2903))
    soon(lambda: len(postmaster.letters) > 1)
    alert = postmaster.letters[1]
    assert "2903" in alert["Subject"]
    page = link_in(alert, "works")
    assert 'id="op1"' in client.get(page.partition("#")[0]).text
    assert client.get(link_in(alert, "manage")).status_code == 200
    assert client.post(link_in(alert, "ack")).status_code == 200

    assert alert["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = alert["List-Unsubscribe"].strip("<>").removeprefix("https://seized.example.org")
    assert client.post(stop, data=ONE_CLICK).status_code == 200
    assert "<form" not in client.get(stop).text


@pytest.mark.parametrize("lacking", ["SEIZED_SMTP", "SEIZED_WEB__URL"])
def test_signing_up_without_the_means_for_it_is_refused_at_the_start(lacking: str) -> None:
    environ = {
        "SEIZED_SMTP": "smtp://mail.example.org/?from=seized@example.org",
        "SEIZED_WEB__URL": "https://seized.example.org",
        "SEIZED_WEB__SIGNUP": "true",
    }
    assert load(environ=environ).web.signup
    del environ[lacking]
    with pytest.raises(SettingsError, match=r"setting web .*signup needs web\.url"):
        load(environ=environ)
