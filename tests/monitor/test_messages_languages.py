"""What holds of a message in every language, whatever the event lacks and whatever it was fed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.digesting import describe_digest
from monitor.intents import EventType
from monitor.messages import describe
from monitor.words.places import place
from monitor.words.wording import LANGUAGES, wording
from notifiers.messages import Facts, Line, Message, Passage, Redline, Span, Style, Warnings
from notifiers.plain import plain_text
from tests.notifiers.happenings import NOW, PAGE, REASONS, happening
from tests.support.laws import tried

ISOLATE = re.compile("\u2068[^\u2068\u2069]*\u2069")
LATIN = re.compile("[A-Za-z]")
NAMES = {"harbour desk", "all of the Council", "wikisource-zh", "folder", "ods", "press", "SC/99001"}
WORD = re.compile("[^\\W\\d_]")


def told(kind: EventType, language: str, page: str | None = PAGE) -> Message:
    return describe((happening(kind),), REASONS, page=page, now=NOW, language=language)


def lines(message: Message) -> Iterator[Line]:
    yield from (message.headline, message.standing, *message.closing)
    for block in message.blocks:
        match block:
            case Passage(inner, heading):
                yield from (heading, *inner)
            case Facts(rows):
                yield from (line for _, line in rows)
            case Warnings(inner):
                yield from inner
            case Redline():
                yield from (block.summary, block.rest, *(hunk.place for hunk in block.hunks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EventType, ids=str)
def test_a_message_is_in_the_language_that_was_asked_for(kind: EventType, language: str) -> None:
    assert told(kind, language).language == language


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
@pytest.mark.parametrize("kind", EventType, ids=str)
def test_no_english_word_of_ours_is_left_in_another_script(kind: EventType, language: str) -> None:
    """Our words are spans without a language; names of subscriptions and sources, symbols and links are not ours."""
    ours = [
        span.text.replace("UTC", "")
        for line in lines(told(kind, language))
        for span in line
        if span.style is not Style.SYMBOL and span.language is None and span.link is None
    ]
    assert {text for text in ours if LATIN.search(text)} <= NAMES


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_every_line_of_an_arabic_message_begins_in_arabic(kind: EventType) -> None:
    for line in plain_text(told(kind, "ar")).splitlines():
        outside = ISOLATE.sub("", line).replace("https://", "").strip()
        first = WORD.search(re.sub(r"<[^>]*>", "", outside))
        assert first is None or not LATIN.match(first.group()), line


@pytest.mark.parametrize("kind", EventType, ids=str)
def test_isolates_of_an_arabic_message_are_closed_on_their_line(kind: EventType) -> None:
    for line in plain_text(told(kind, "ar")).splitlines():
        depth = 0
        for character in line:
            depth += (character == "\u2068") - (character == "\u2069")
            assert depth >= 0
        assert depth == 0


@tried(120)
@given(st.sampled_from(EventType), st.sampled_from(LANGUAGES), st.data())
def test_missing_fields_never_stop_a_message(kind: EventType, language: str, data: st.DataObject) -> None:
    full = happening(kind)
    kept = data.draw(st.sets(st.sampled_from(sorted(full.data))))
    event = replace(full, data={name: full.data[name] for name in kept})
    message = describe((event,), (), page=None, now=NOW, language=language)
    assert full.symbol in plain_text(message)
    assert describe_digest((event,), (), page_for=lambda symbol: None, now=NOW, language=language).blocks


@tried(80)
@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_no_text_of_others_is_taken_for_a_gap(text: str, language: str) -> None:
    work = happening(EventType.NEW).data["work"] | {"title": "{symbol}" + text, "session": "{date}" + text}
    message = describe((happening(EventType.NEW, work=work),), (), page=None, now=NOW, language=language)
    assert any(span.text.startswith("{symbol}") for line in lines(message) for span in line)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "30 كانون الأول/ديسمبر 2021"),
        ("en", "30 Dec 2021"),
        ("es", "30 dic 2021"),
        ("fr", "30 déc. 2021"),
        ("ru", "30 дек. 2021\u202fг."),
        ("zh", "2021年12月30日"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    assert wording(language).day(date(2021, 12, 30)) == said


def test_an_instant_is_told_in_utc_whatever_its_zone() -> None:
    at = datetime.fromisoformat("2021-12-30T17:10:00-05:00")
    assert wording("en").instant(at) == wording("en").instant(at.astimezone(UTC)) == "30 Dec 2021, 22:10 UTC"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", "المنطوق، الفقرة 9 (c)"),
        ("es", "parte dispositiva, párr. 9 c)"),
        ("fr", "dispositif, par. 9 c)"),
        ("ru", "постановляющая часть, п. 9 (c)"),
        ("zh", "执行部分第9段(c)"),
    ],
)
def test_a_place_is_named_as_documents_in_that_language_name_it(language: str, said: str) -> None:
    assert place("op9.c", "c", wording(language)) == said


@pytest.mark.parametrize(("tag", "language"), [("zh-Hant", "zh"), ("FR", "fr"), ("es-419", "es"), ("pt", "en")])
def test_a_language_s_scripts_and_regions_are_told_in_that_language(tag: str, language: str) -> None:
    assert wording(tag).language == language


def test_a_quotation_is_never_translated() -> None:
    quotes = {
        language: [span for line in lines(told(EventType.NEW, language)) for span in line if span.style is Style.QUOTE]
        for language in LANGUAGES
    }
    assert quotes["en"]
    assert all(found == quotes["en"] for found in quotes.values())


@pytest.mark.parametrize(
    ("language", "marks"),
    [("ar", "«»"), ("en", "“”"), ("es", "“”"), ("fr", ("«\u202f", "\u202f»")), ("ru", "«»"), ("zh", "“”")],
)
def test_quotation_marks_are_those_of_the_message_whatever_is_quoted(language: str, marks: Sequence[str]) -> None:
    text = plain_text(told(EventType.CITED_BY, language)).translate(dict.fromkeys(map(ord, "\u2068\u2069")))
    opening, closing = marks
    assert f"{opening}重申其第8701(2022)号和第2898(2026)号决议,{closing}" in text


def test_details_that_stay_english_are_marked_as_english() -> None:
    spans = [span for line in lines(told(EventType.UNAVAILABLE, "ru")) for span in line]
    assert Span("The page was deleted on 21 Nov 2026.", language="en") in spans


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EventType, ids=str)
def test_no_sentence_ends_twice(kind: EventType, language: str) -> None:
    """Russian dates and French months end in a full stop of their own."""
    assert not re.search(r"[.。؟]\.|[，、:：;；] ?[，、:：;；.]", plain_text(told(kind, language)).replace("://", ""))
