import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.catalog import notifier_for
from notifiers.errors import AddressError
from notifiers.interface import ChannelOptions
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("console:", "Console"),
        ("mailto:ann@example.org", "Mail"),
        ("smtp://mail.example.org/?from=me@example.org&to=ann@example.org", "Mail"),
        ("smtps://me:word@mail.example.org/?from=me@example.org&to=ann@example.org", "Mail"),
        ("mailtos://me:word@example.org", "Mail"),
        ("webhook+https://example.org/hook", "Webhook"),
        ("webhook+http://[::1]:8080/hook", "Webhook"),
        ("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "Push"),
        ("https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "Push"),
        ("ntfy://example.org/topic", "Push"),
    ],
)
def test_an_address_chooses_its_notifier(address: str, kind: str) -> None:
    notifier = notifier_for(address, ChannelOptions(smtp="smtp://localhost/?from=seized@example.org"))
    notifier.close()
    assert type(notifier).__name__ == kind


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("", "not a channel's address"),
        ("nonsense", "not a channel's address"),
        ("line\nend:", "not a channel's address"),
        ("slack://" + "x" * 3000, "not a channel's address"),
        ("console:stderr", "nothing after the colon"),
        ("nosuch://example.org", "no such kind of channel"),
        ("slack://short", "not an address that this kind of channel can have"),
        ("syslog://", "no such kind of channel"),
        ("dbus://", "no such kind of channel"),
        ("windows://", "no such kind of channel"),
        ("slack://A/B/C/?template=/etc/passwd", "templates, attachments and files"),
        ("json://example.org/?%61ttach=/etc/passwd", "templates, attachments and files"),
        ("ntfy://example.org/t?x=1&attach=http://example.org", "templates, attachments and files"),
        ("https://example.org/hook", "webhook+https://"),
        ("webhook+https://", "webhook+https://host/path"),
        ("webhook+https://user:word@example.org/", "not before the host"),
        ("mailto:nobody", "one mailbox"),
        ("mailto:a@example.org,b@example.org", "one mailbox"),
        ("smtp://mail.example.org/", "add ?to="),
        ("smtp://mail.example.org/?to=a@example.org&cc=b@example.org", "only to="),
        ("smtp://mail.example.org/?to=a@example.org&to=b@example.org", "only to="),
        ("smtp://mail.example.org:99999/?to=a@example.org", "not a mail address"),
        ("smtp://mail.example.org/?to=a@example.org&starttls=maybe", "starttls is one of"),
    ],
)
def test_a_bad_address_is_refused_in_one_line_with_the_way_out(address: str, words: str) -> None:
    with pytest.raises(AddressError) as refusal:
        notifier_for(address, ChannelOptions(smtp="smtp://localhost/?from=seized@example.org"))
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_mailbox_without_a_mail_server_is_refused_with_the_way_out() -> None:
    with pytest.raises(AddressError, match="no mail server is set"):
        notifier_for("mailto:ann@example.org")


@tried(80)
@given(
    st.sampled_from(
        ["", "smtp://", "mailto:", "mailto://", "webhook+https://", "slack://", "json://", "tgram://", "x:"]
    ),
    st.text(max_size=60),
)
def test_no_string_makes_anything_but_a_notifier_or_a_refusal(scheme: str, rest: str) -> None:
    options = ChannelOptions(smtp="smtp://localhost/?from=seized@example.org")
    refusal = ""
    try:
        notifier_for(scheme + rest, options).close()
    except AddressError as error:
        refusal = str(error)
    assert "\n" not in refusal
