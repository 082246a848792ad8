"""Messages that tell of no event: a test, a paused channel, a quiet week."""

from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.asides import describe_aside
from monitor.intents import Event, EventType
from monitor.outgoing import PAUSED, QUIET_WEEK
from monitor.words.explaining import explanations
from monitor.words.trying import trial_message
from monitor.words.wording import LANGUAGES, plain, wording
from notifiers.messages import Message
from notifiers.plain import plain_text

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
STOPPED = {"channel": "mailto:a…@example.org (2)", "reason": "550 no such mailbox", "at": NOW.isoformat()}
QUIET = {"healthy": 7, "failing": ["press-en"], "checked_at": NOW.isoformat(), "timezone": "Asia/Amman"}


def asides(language: str) -> tuple[Message, ...]:
    spoken = {"language": language}
    return (
        trial_message(NOW, language),
        describe_aside(PAUSED, STOPPED | spoken, key="p", now=NOW),
        describe_aside(QUIET_WEEK, QUIET | spoken, key="q", now=NOW),
    )


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_an_aside_is_in_the_readers_language(language: str) -> None:
    for english, told in zip(asides("en"), asides(language), strict=True):
        assert told.language == language
        assert told.subject != english.subject
        same = set(plain_text(english).splitlines()) & set(plain_text(told).splitlines())
        assert {line for line in same if line and not line.startswith("seized channels")} == set()


def test_an_unknown_language_is_told_in_english() -> None:
    assert trial_message(NOW, "tlh").subject == "Seized: a test message"


def test_the_way_out_of_a_pause_can_be_pasted_into_a_shell() -> None:
    told = describe_aside(PAUSED, STOPPED, key="p", now=NOW)
    assert "seized channels enable 'mailto:a…@example.org (2)'" in plain_text(told)


def test_arabic_isolates_the_command_and_the_channel() -> None:
    told = describe_aside(PAUSED, {**STOPPED, "language": "ar", "channel": "desk"}, key="p", now=NOW)
    assert "\u2068seized channels enable desk\u2069" in plain_text(told)
    assert told.subject.startswith(wording("ar").phrased("Channel paused: {channel}", channel="")[:4])


@pytest.mark.parametrize("index", range(3))
def test_programs_get_a_cloud_event_for_an_aside(index: int) -> None:
    event: dict[str, Any] = asides("en")[index].event
    assert {"specversion", "id", "source", "type"} <= event.keys()
    assert event["id"] == asides("en")[index].key
    assert event["type"] == ("seized.test", "seized.paused", "seized.quiet_week")[index]


def test_our_correction_says_what_was_wrong_in_the_readers_language() -> None:
    facts = {"citations_wrong": ["S/RES/2901(2026)[C]"], "citations_missed": [], "paragraphs_changed": ["op1"]}
    data = {"corrected": facts, "reason": "We said that it cites S/RES/2901(2026)[C]: it does not."}
    said = explanations(
        Event("c", EventType.OUR_CORRECTION, "S/RES/2901(2026)", "ru", "folder", NOW, data), wording("ru")
    )
    assert plain(said[-1]) == (
        "Что было неверно: ошибочно указано как цитируемое: S/RES/2901(2026)[C]; неверно прочитанных пунктов: 1"
    )
