import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.catalog import notifier_for, redact
from notifiers.errors import AddressError
from notifiers.interface import ChannelOptions
from notifiers.redacting import conceal, mailbox
from tests.support.laws import tried

SECRET = "Xk9vQz7wPr"

FORMS = [
    "slack://T1SECRET/B2SECRET/SECRET/#general",
    "slack://SECRET",
    "webhook+https://example.org/hooks/SECRET",
    "webhook+https://example.org/hooks?token=SECRET",
    "webhook+https://user:SECRET@example.org/hooks",
    "smtp://me:SECRET@mail.example.org/?to=a@example.org&from=b@example.org",
    "smtps://me:SECRET@mail.example.org:70000/?to=a@example.org",
    "smtp://me:SECRET@/?to=a@example.org",
    "smtp://mail.example.org/?password=SECRET",
    "mailto:SECRET@example.org",
    "mailto://me:SECRET@example.org",
    "tgram://123456:SECRET/789",
    "json://user:SECRET@example.org/path?attach=SECRET",
    "syslog://SECRET",
    "unknown://SECRET",
    "https://example.org/SECRET",
    "https://hooks.slack.com/services/T1/B2/SECRET",
    "SECRET",
    "console:SECRET",
    "discord://SECRET/SECRET?template=SECRET",
]


@pytest.mark.parametrize("form", FORMS)
def test_no_address_shows_its_secret(form: str) -> None:
    assert SECRET not in redact(form.replace("SECRET", SECRET))


@pytest.mark.parametrize("form", FORMS)
def test_neither_a_notifier_nor_its_refusal_shows_the_secret(form: str, logged: list[str]) -> None:
    try:
        notifier = notifier_for(form.replace("SECRET", SECRET), ChannelOptions(smtp=f"smtp://u:{SECRET}@localhost"))
    except AddressError as error:
        shown = str(error)
    else:
        shown = repr(notifier) + notifier.redacted
        notifier.close()
    assert SECRET not in shown + "".join(logged)
    assert "\n" not in shown


@tried(60)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=0x2FFF), min_size=5, max_size=30), st.sampled_from(FORMS))
def test_no_secret_survives_redaction(word: str, form: str) -> None:
    secret = f"q9{word}9q"
    assert secret.lower() not in redact(form.replace("SECRET", secret)).lower()


@tried(60)
@given(st.text(max_size=60))
def test_any_string_can_be_redacted(text: str) -> None:
    assert redact(text)


@tried(60)
@given(
    st.text(max_size=40),
    st.text(st.characters(categories=["L", "N", "P"]), min_size=3, max_size=20),
    st.text(max_size=40),
)
def test_a_concealed_text_holds_no_secret(before: str, secret: str, after: str) -> None:
    said = conceal(f"{before}{secret}{after}", (secret,))
    assert secret not in said or secret in "…" or set(secret) <= {"…"}


def test_operators_settings_do_not_show_their_password() -> None:
    assert SECRET not in repr(ChannelOptions(smtp=f"smtp://me:{SECRET}@mail.example.org"))


def test_a_mailbox_is_shown_by_its_first_letter() -> None:
    assert mailbox("ann@example.org") == "a…@example.org"


def test_two_kinds_of_channel_can_be_told_apart() -> None:
    assert redact("webhook+https://example.org/x") == "webhook+https://example.org/…"
    assert redact("slack://A/B/C") == "slack://…"
    assert redact("mailto:ann@example.org") == "mailto:a…@example.org"


def test_a_secret_of_one_letter_does_not_hide_every_word() -> None:
    assert conceal("c: connection refused for c@example.org", ("c",)) == "…: connection refused for …@example.org"
