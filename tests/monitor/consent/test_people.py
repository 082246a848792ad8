"""Whose channel is whose: a mailbox is one, however its channel is written."""

import pytest

from monitor.consent.people import channels_of, mailbox_in
from monitor.intents import Channel

OURS = [
    "mailto:ann@example.org",
    "mailto:Ann@Example.org",
    "mailto:ann%40example.org",
    "mailto:Ann <ann@example.org>",
    "mailto:ann@example.org?x=1",
    "smtp://user:secret@mail.example.org:587/?from=seized@example.org&to=ann@example.org",
    "smtps://mail.example.org/?to=ann%40example.org",
]


@pytest.mark.parametrize("address", OURS)
def test_a_mailbox_is_found_in_every_writing(address: str) -> None:
    assert mailbox_in(address) == "ann@example.org"


@pytest.mark.parametrize(
    "address",
    ["", "ann@example.org", "console:", "slack://a/b/c", "webhook+https://ann@example.org/", "mailto:", "smtp://["],
)
def test_what_is_no_mail_address_has_no_mailbox(address: str) -> None:
    assert mailbox_in(address) is None


def test_somebody_s_channels_are_all_of_theirs_and_nobody_else_s() -> None:
    others = ["mailto:joann@example.org", "mailto:ann@example.org.example.net", "slack://a/b/c"]
    every = [Channel(n, f"channel {n}", address, "", True) for n, address in enumerate([*OURS, *others])]
    assert [one.address for one in channels_of("mailto:ann@example.org", every)] == OURS


def test_a_channel_is_found_by_its_own_address_or_name() -> None:
    every = [Channel(1, "team", "slack://a/b/c", "", True), Channel(2, "other", "slack://d/e/f", "", True)]
    assert [one.id for typed in ("slack://a/b/c", "team") for one in channels_of(typed, every)] == [1, 1]
