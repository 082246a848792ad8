"""What Slack sends when a button is pressed: only what it signed of late, and only our button."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.slack_clicks import Click, click_in, is_genuine

# The example of Slack's own manual ("Verifying requests from Slack").
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
SECOND = "1531420618"
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
THEN = datetime.fromtimestamp(int(SECOND), UTC)


def pressed(value: object = "https://x/ack/t", user: object = None, action: str = "acknowledge") -> bytes:
    user = {"id": "U1", "name": "ann"} if user is None else user
    return urlencode(
        {"payload": json.dumps({"user": user, "actions": [{"action_id": action, "value": value}]})}
    ).encode()


def test_the_example_of_slacks_manual_is_genuine() -> None:
    assert is_genuine(SECRET, SECOND, SIGNATURE, BODY, THEN)


@pytest.mark.parametrize("minutes", [-6, 6])
def test_what_was_signed_more_than_five_minutes_ago_or_ahead_is_not(minutes: int) -> None:
    assert not is_genuine(SECRET, SECOND, SIGNATURE, BODY, THEN + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("secret", "second", "signature", "body"),
    [
        (SECRET[::-1], SECOND, SIGNATURE, BODY),
        (SECRET, "1531420619", SIGNATURE, BODY),
        (SECRET, SECOND, SIGNATURE[:-1], BODY),
        (SECRET, SECOND, "", BODY),
        (SECRET, SECOND, "v0=é\udcff", BODY),
        (SECRET, SECOND, SIGNATURE, BODY + b" "),
        (SECRET, "", SIGNATURE, BODY),
        (SECRET, "٣" * 10, SIGNATURE, BODY),
        (SECRET, "9" * 400, SIGNATURE, BODY),
    ],
    ids=str,
)
def test_one_thing_changed_is_not_genuine(secret: str, second: str, signature: str, body: bytes) -> None:
    assert not is_genuine(secret, second, signature, body, THEN)


def test_a_press_says_what_the_button_held_and_who_pressed_it() -> None:
    assert click_in(pressed()) == Click("https://x/ack/t", "ann")
    assert click_in(pressed(user={"id": "U1"})) == Click("https://x/ack/t", "U1")


def test_a_name_of_any_length_is_cut() -> None:
    click = click_in(pressed(user={"name": "a" * 5000}))
    assert click is not None
    assert click.by == "a" * 80


@pytest.mark.parametrize(
    "body",
    [
        pressed(action="other"),
        pressed(value=None),
        pressed(user=[]),
        b"",
        b"payload=",
        b"payload=7",
        b"payload=[]",
        b"payload={}&payload={}",
        b"payload=" + b"[" * 100_000,
        b"\xff\xfe",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_anything_else_is_no_press(body: bytes) -> None:
    assert click_in(body) is None


@given(st.binary(max_size=200))
def test_no_body_breaks_the_reading(body: bytes) -> None:
    click_in(b"payload=" + body)
    click_in(body)
