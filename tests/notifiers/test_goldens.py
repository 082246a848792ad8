"""Messages as people get them: every type of event, in every language, by every kind of channel; checked in, and read
by eye.

A golden that is missing is written, and fails the run, so that somebody looks at it: to make one again, delete it. Mail
as HTML stands here without its styles, but for one whole letter in each language.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.digesting import describe_digest
from monitor.intents import EventType
from monitor.messages import describe, with_choices
from monitor.quiet_weeks import describe_quiet_week
from monitor.subscribing import Rhythm
from monitor.words.wording import LANGUAGES
from notifiers.briefs import brief
from notifiers.hypertext import web_page
from notifiers.messages import Message
from notifiers.plain import plain_text
from notifiers.slack import attachment
from tests.notifiers.happenings import MANAGE, NOW, PAGE, REASONS, STOP, happening
from tests.notifiers.spoken import reissue

GOLDEN = Path(__file__).parent / "golden"
SHORT = 320
"""As long as two short messages in Latin letters."""


def as_lines(blocks: list[dict[str, object]]) -> str:
    return "\n".join(json.dumps(block, ensure_ascii=False) for block in blocks)


def without_styles(page: str) -> str:
    body = re.sub(r' style="[^"]*"', "", page.partition("<body")[2].partition(">")[2].partition("</body>")[0])
    return "\n".join(line.strip() for line in body.splitlines() if line.strip())


KINDS: dict[str, Callable[[Message], str]] = {
    "mail as text": lambda message: f"Subject: {message.subject}\n\n{plain_text(message)}",
    "mail as HTML": lambda message: without_styles(web_page(message)),
    "Slack": lambda message: as_lines(attachment(message)["blocks"]),
    "short message": lambda message: "\n".join(brief(message, SHORT, 0)),
}


def told(kind: EventType, language: str) -> Message:
    message = describe((happening(kind),), REASONS, page=PAGE, now=NOW, language=language)
    return with_choices(message, manage=MANAGE, stop=STOP)


def digest(language: str) -> Message:
    events = tuple(happening(kind) for kind in (EventType.SOURCE_SILENT, EventType.CITED_BY, *EventType))
    message = describe_digest(
        events, REASONS, page_for=lambda symbol: PAGE, now=NOW, rhythm=Rhythm.WEEKLY, language=language
    )
    return with_choices(message, stop=STOP)


def quiet_week(language: str) -> Message:
    message = describe_quiet_week(12, ("press",), NOW, key="quiet", now=NOW, language=language)
    return with_choices(message, manage=MANAGE, stop=STOP)


def compare(name: str, shown: str) -> None:
    golden = GOLDEN / name
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown, encoding="utf-8")
        pytest.fail(f"{golden.name} was missing and has been written: read it, then run again")
    assert shown == golden.read_text(encoding="utf-8")


def by_every_kind(message: Message) -> str:
    return "".join(f"======== {kind}\n\n{show(message).strip()}\n\n" for kind, show in KINDS.items()).rstrip() + "\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EventType, ids=str)
def test_the_message_is_the_one_that_was_read_by_eye(kind: EventType, language: str) -> None:
    compare(f"{kind}.{language}.txt", by_every_kind(told(kind, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [digest, quiet_week], ids=["digest", "quiet_week"])
def test_the_gathered_message_is_the_one_that_was_read_by_eye(made: Callable[[str], Message], language: str) -> None:
    compare(f"{made.__name__}.{language}.txt", by_every_kind(made(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_looks_like_the_one_that_was_looked_at(language: str) -> None:
    message = describe((reissue(language),), REASONS, page=PAGE, now=NOW, language=language)
    compare(f"letter.{language}.html", web_page(with_choices(message, manage=MANAGE, stop=STOP)))


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_the_event_for_programs_is_the_one_that_was_read_by_eye(kind: EventType) -> None:
    compare(f"{kind}.json", json.dumps(told(kind, "en").event, ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_programs_are_told_the_same_in_every_language(kind: EventType) -> None:
    assert all(told(kind, language).event == told(kind, "en").event for language in LANGUAGES)
