import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from email.headerregistry import Address
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from notifiers.catalog import notifier_for
from notifiers.errors import DeliveryError
from notifiers.interface import ChannelOptions
from notifiers.letters import letter
from notifiers.messages import Message, Span, Style
from notifiers.plain import plain_text
from tests.notifiers.samples import ARABIC, MESSAGE


@dataclass
class Postmaster:
    """Answers as told, keeps what it is given."""

    recipient: str = "250 OK"
    data: str = "250 taken"
    letters: list[EmailMessage] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.recipient.replace("WHO", address)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return self.data

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.logins.append(data.password)
        return AuthResult(success=data.password == b"right", handled=False, message="535 no: wrong-word")


@contextmanager
def post_office(postmaster: Postmaster) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    controller = Controller(
        postmaster, hostname="127.0.0.1", port=port, authenticator=postmaster.authenticate, auth_require_tls=False
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def sent(message: Message, postmaster: Postmaster, to: str = "ann@example.org", login: str = "") -> str | None:
    with post_office(postmaster) as port:
        options = ChannelOptions(
            smtp=f"smtp://{login}127.0.0.1:{port}/?from=seized@example.org&starttls=never", timeout=5
        )
        with closing(notifier_for(f"mailto:{to}", options)) as notifier:
            return notifier.send(message).provider_id


def letter_of(message: Message) -> EmailMessage:
    postmaster = Postmaster()
    sent(message, postmaster)
    return postmaster.letters[0]


def part(letter: EmailMessage, kind: str) -> str:
    body = letter.get_body((kind,))
    assert body is not None
    return str(body.get_content())


class Words(HTMLParser):
    """The words of a page that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.words += [link for name, link in attributes if name == "href" and link]

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def test_a_letter_arrives_with_both_parts() -> None:
    letter = letter_of(MESSAGE)
    assert letter.get_content_type() == "multipart/alternative"
    assert part(letter, "plain").replace("\r\n", "\n") == plain_text(MESSAGE)
    assert "<!DOCTYPE html>" in part(letter, "html")


@pytest.mark.parametrize("words", ["--=_next_part_=--", "--=_next_part_=", ".", "From eve", "a =3D b ", "决" * 200])
def test_words_that_look_like_the_frame_of_a_letter_stay_words(words: str) -> None:
    message = replace(MESSAGE, headline=(Span(words),))
    letter = letter_of(message)
    assert part(letter, "plain").replace("\r\n", "\n") == plain_text(message)
    assert [one.get_content_type() for one in letter.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("message", [MESSAGE, ARABIC], ids=["english", "arabic"])
def test_both_parts_say_the_same(message: Message) -> None:
    letter = letter_of(message)
    page = Words()
    page.feed(part(letter, "html"))
    bare = str.maketrans(dict.fromkeys("[]{}-+<>“”«»\u2068\u2069!⚠:()", " "))
    shown = set(" ".join(page.words).translate(bare).split())
    said = set(part(letter, "plain").translate(bare).split())
    assert said <= shown


def test_headers_sort_thread_and_classify() -> None:
    letter = letter_of(MESSAGE)
    assert str(letter["Subject"]).startswith("S/RES/9001(2026)")
    assert letter["From"] == "seized@example.org"
    assert letter["To"] == "ann@example.org"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Id"] == "Seized <seized.example.org>"
    assert letter["References"].startswith("<")
    assert letter["Date"].datetime == MESSAGE.written_at


def with_stop(link: str) -> Message:
    return replace(MESSAGE, stop=Span("Stop these messages", link=link), manage=Span("Change", link=link + "/manage"))


def test_one_click_ends_it() -> None:
    letter = letter_of(with_stop("https://seized.example.org/stop/abc.def"))
    assert letter["List-Unsubscribe"] == "<https://seized.example.org/stop/abc.def>"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_link_that_is_not_secure_is_no_one_click() -> None:
    letter = letter_of(with_stop("http://127.0.0.1:8417/stop/abc.def"))
    assert letter["List-Unsubscribe"] == "<http://127.0.0.1:8417/stop/abc.def>"
    assert letter["List-Unsubscribe-Post"] is None


def test_both_parts_let_the_reader_manage_and_stop() -> None:
    letter = letter_of(with_stop("https://seized.example.org/stop/abc.def"))
    for kind in ("plain", "html"):
        assert "https://seized.example.org/stop/abc.def" in part(letter, kind)
        assert "https://seized.example.org/stop/abc.def/manage" in part(letter, kind)


def test_a_long_link_to_stop_stays_whole_in_its_header() -> None:
    link = "https://seized.example.org/stop/" + "a1B2c3" * 40
    assert str(letter_of(with_stop(link))["List-Unsubscribe"]) == f"<{link}>"
    made = letter(with_stop(link), Address(addr_spec="seized@example.org"), Address(addr_spec="ann@example.org"))
    assert f"\r\nList-Unsubscribe: <{link}>\r\n".encode() in made.as_bytes()


def test_a_subject_in_any_script_arrives_whole() -> None:
    subject = "S/RES/9001(2026): 新决议 " * 12
    assert str(letter_of(replace(MESSAGE, subject=subject))["Subject"]).strip() == subject.strip()


def test_the_same_message_has_the_same_identifier() -> None:
    assert sent(MESSAGE, Postmaster()) == sent(MESSAGE, Postmaster())


def test_another_message_or_reader_has_another_identifier() -> None:
    first = sent(MESSAGE, Postmaster())
    assert first != sent(replace(MESSAGE, key="another"), Postmaster())
    assert first != sent(MESSAGE, Postmaster(), to="ben@example.org")


def test_letters_about_one_work_are_one_thread() -> None:
    first, second = letter_of(MESSAGE), letter_of(replace(MESSAGE, key="another"))
    other = letter_of(replace(MESSAGE, thread="S/RES/9002(2026)"))
    assert first["References"] == second["References"]
    assert first["References"] != other["References"]
    assert first["Message-ID"] != second["Message-ID"]


ANN = Address("Ann", addr_spec="ann@example.org")
SEIZED = Address("Seized", addr_spec="seized@example.org")


def test_a_later_letter_refers_to_the_thread_and_to_its_first_letter() -> None:
    first = letter(MESSAGE, SEIZED, ANN)
    second = letter(replace(MESSAGE, key="two", parent=first["Message-ID"]), SEIZED, ANN)
    assert second["References"].split() == [first["References"], first["Message-ID"]]
    assert second["In-Reply-To"] == first["Message-ID"]


@pytest.mark.parametrize("parent", ["1700000000.000100", "<a@b>\r\nBcc: <c@d>", "<>", ""])
def test_what_is_no_letter_is_not_referred_to(parent: str) -> None:
    post = letter(replace(MESSAGE, parent=parent), SEIZED, ANN)
    assert post["References"] == post["In-Reply-To"] == letter(MESSAGE, SEIZED, ANN)["References"]


def test_a_letter_that_is_sent_again_does_not_refer_to_itself() -> None:
    post = letter(MESSAGE, SEIZED, ANN)
    assert letter(replace(MESSAGE, parent=post["Message-ID"]), SEIZED, ANN)["References"] == post["References"]


def test_a_subject_cannot_bring_in_a_header() -> None:
    letter = letter_of(replace(MESSAGE, subject="a\r\nBcc: eve@example.org\r\n\r\nbody"))
    assert letter["Bcc"] is None


def test_hostile_words_arrive_as_words() -> None:
    words = "\x1b[31m<script>\u202e\0 决 \ud800"
    letter = letter_of(replace(MESSAGE, headline=(Span(words, Style.STRONG),)))
    assert "&lt;script&gt;" in part(letter, "html")
    assert "\x1b" not in part(letter, "plain")


@pytest.mark.parametrize(
    ("postmaster", "permanent"),
    [
        (Postmaster(recipient="550 5.1.1 no such user <WHO>"), True),
        (Postmaster(recipient="451 greylisted, WHO"), False),
        (Postmaster(data="554 refused"), True),
        (Postmaster(data="452 full"), False),
    ],
    ids=["no such user", "greylisted", "refused", "full"],
)
def test_the_servers_answer_tells_whether_to_try_again(postmaster: Postmaster, permanent: bool) -> None:
    with pytest.raises(DeliveryError) as failure:
        sent(MESSAGE, postmaster)
    assert failure.value.permanent is permanent
    assert "ann@example.org" not in str(failure.value)
    assert "\n" not in str(failure.value)


def test_a_wrong_password_is_told_and_not_shown() -> None:
    with pytest.raises(DeliveryError, match="535") as failure:
        sent(MESSAGE, Postmaster(), login="me:wrong-word@")
    assert failure.value.permanent
    assert "wrong-word" not in str(failure.value)


def test_a_right_password_is_used() -> None:
    postmaster = Postmaster()
    sent(MESSAGE, postmaster, login="me:right@")
    assert postmaster.logins == [b"right"]
    assert len(postmaster.letters) == 1


def test_a_password_is_not_sent_in_the_clear_unless_told_to() -> None:
    postmaster = Postmaster()
    with post_office(postmaster) as port:
        address = f"smtp://me:right@127.0.0.1:{port}/?from=seized@example.org&to=ann@example.org"
        with (
            closing(notifier_for(address, ChannelOptions(timeout=5))) as notifier,
            pytest.raises(DeliveryError, match="starttls=never"),
        ):
            notifier.send(MESSAGE)
    assert postmaster.logins == []


def test_a_server_that_is_not_there_is_tried_again() -> None:
    with post_office(Postmaster()) as port:
        pass
    notifier = notifier_for(f"smtp://127.0.0.1:{port}/?from=a@example.org&to=b@example.org", ChannelOptions(timeout=2))
    with pytest.raises(DeliveryError) as failure:
        notifier.send(MESSAGE)
    assert not failure.value.permanent
