"""What anybody may ask for: one mailbox that can be one, one of a few wishes, nothing else."""

import pytest

from diffing.changes import Body, Kind
from monitor.consent import asking
from monitor.consent.asking import Wish, asked, fingerprint, network_of, read_back, subscription_for
from monitor.consent.choosing import WrongChoice
from monitor.subscribing import Rhythm, Rule
from notifiers.catalog import notifier_for
from notifiers.interface import ChannelOptions

FORM = {
    "address": "ann@example.org",
    "wish": "cites",
    "symbol": "s/res/1373 (2001)",
    "language": "fr",
    "rhythm": "weekly",
}


def test_a_wish_becomes_a_subscription_in_its_language_and_rhythm() -> None:
    made = subscription_for(asked(FORM), 7)
    assert (made.rules, made.languages, made.rhythm) == (
        (Rule(cites=("S/RES/1373(2001)",)),),
        ("fr",),
        Rhythm.WEEKLY,
    )


def test_a_wish_about_an_organ_is_about_its_resolutions_alone() -> None:
    made = subscription_for(asked(FORM | {"wish": "security council", "symbol": ""}), 7)
    assert made.rules == (Rule(bodies=(Body.SECURITY_COUNCIL,), kinds=(Kind.RESOLUTION,)),)


def test_names_of_two_like_wishes_differ() -> None:
    assert subscription_for(asked(FORM), 7).name != subscription_for(asked(FORM), 8).name


@pytest.mark.parametrize("wish", Wish)
def test_what_is_stored_reads_back_the_same(wish: Wish) -> None:
    one = asked(FORM | {"wish": wish.value})
    assert read_back(one.address, one.stored()) == one


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ann",
        "ann@localhost",
        "ann@127.0.0.1",
        "ann@[127.0.0.1]",
        "ann@example.org, ben@example.org",
        "ann@example.org\nBcc: ben@example.org",
        "Ann <ann@example.org>",
        '"ann ben"@example.org',
        "ann@example.org?subject=x@example.org",
        ".ann@example.org",
        "an..n@example.org",
        "a" * 65 + "@example.org",
        "ann@" + "a." * 200 + "org",
        "mailto:ann@example.org",
        "ann@exa\u0000mple.org",
        "ann@.org",
    ],
)
def test_what_is_no_single_mailbox_is_not_taken(address: str) -> None:
    with pytest.raises(WrongChoice, match="address"):
        asked(FORM | {"address": address})


@pytest.mark.parametrize(
    "address", ["a%b@example.org", "ann+un@example.org", "o'hara@bücher.example", "a/b#c?@example.org"]
)
def test_what_is_one_reaches_the_mailbox_that_was_typed(address: str) -> None:
    notifier = notifier_for(asked(FORM | {"address": address}).channel_address, ChannelOptions(smtp="smtp://localhost"))
    recipient = notifier._recipient.addr_spec  # type: ignore[attr-defined]
    assert recipient == address.replace("bücher", "xn--bcher-kva")


@pytest.mark.parametrize(
    ("name", "value"), [("wish", "everything"), ("language", "tlh"), ("rhythm", "yearly"), ("symbol", "x")]
)
def test_what_no_form_of_ours_offers_is_not_taken(name: str, value: str) -> None:
    with pytest.raises(WrongChoice, match=name):
        asked(FORM | {name: value})


def test_an_address_is_the_same_however_it_is_written() -> None:
    assert fingerprint("Ann@Example.org") == fingerprint("ann@example.org")


def test_a_network_is_one_customer_s_and_tells_nobody_which() -> None:
    here = network_of("192.0.2.7", b"k")
    assert here == network_of("192.0.2.99", b"k") == network_of("::ffff:192.0.2.1", b"k")
    assert here != network_of("192.0.3.7", b"k")
    assert here != network_of("192.0.2.7", b"j")
    assert network_of("2001:db8::1", b"k") == network_of("2001:db8:0:ff::1", b"k")
    assert network_of("testclient", b"k") is None


def test_the_words_that_are_agreed_to_have_a_number() -> None:
    assert asking.WORDING >= 1
