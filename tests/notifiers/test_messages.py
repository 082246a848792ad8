import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers import hypertext, plain
from notifiers.hypertext import web_page
from notifiers.isolating import isolate
from notifiers.messages import Hunk, Message, Redline, Span, Style, followable, harmless
from notifiers.plain import plain_text
from tests.notifiers.samples import ARABIC, MESSAGE, hostile_text, messages
from tests.support.laws import tried


@tried(60)
@given(hostile_text)
def test_no_control_character_or_override_gets_into_a_span(text: str) -> None:
    said = Span(text).text
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in said)
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@tried(60)
@given(hostile_text)
def test_making_text_harmless_twice_is_making_it_harmless_once(text: str) -> None:
    assert harmless(harmless(text)) == harmless(text)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "https://a b", "https://a\nb", "//example.org", "", "https://x<y"],
)
def test_a_link_that_is_no_web_address_is_dropped(link: str) -> None:
    assert Span("x", link=link).link is None


def test_a_web_address_is_followable() -> None:
    assert followable("https://example.org/works/S/RES/9001(2026)") == "https://example.org/works/S/RES/9001(2026)"


@tried(40)
@given(messages)
def test_every_message_has_a_text_with_balanced_isolates(message: Message) -> None:
    text = plain_text(message)
    assert text.count("\u2068") == text.count("\u2069")
    assert text.encode("utf-8")


@tried(40)
@given(messages)
def test_every_message_has_a_page_in_which_nothing_can_run(message: Message) -> None:
    page = web_page(message)
    assert "<script" not in page.lower()
    assert "javascript:" not in page.lower()


@given(st.just("<img src=x onerror=alert(1)>"))
def test_markup_in_words_is_shown_as_words(words: str) -> None:
    page = web_page(replace(MESSAGE, headline=(Span(words),), subject=words))
    assert "<img" not in page
    assert "&lt;img" in page


def test_an_arabic_message_runs_from_right_to_left() -> None:
    page = web_page(ARABIC)
    assert '<html lang="ar" dir="rtl">' in page
    assert "<bdi" in page


def test_symbols_in_an_arabic_text_are_isolated() -> None:
    assert isolate("S/RES/9001(2026)") in plain_text(ARABIC)
    assert isolate("8873 (2024)") in plain_text(ARABIC)


def test_a_quotation_carries_its_language() -> None:
    assert 'lang="zh"' in web_page(MESSAGE)


def test_a_redline_is_marked_by_more_than_colour() -> None:
    page = web_page(MESSAGE)
    assert "<del" in page
    assert "[removed: " in page
    assert "[-2021-]{+2022+}" in plain_text(MESSAGE)


def test_an_arabic_change_in_an_english_message_runs_as_arabic_from_end_to_end() -> None:
    words = (Span("يقدم في "), Span("30 حزيران", Style.REMOVED), Span("31 تموز", Style.ADDED))
    message = replace(MESSAGE, blocks=(Redline((), (Hunk((Span("op. 5"),), words, "ar"),), "removed", "added"),))
    line = next(line for line in plain_text(message).splitlines() if "[-" in line and "removed" not in line)
    assert line.strip().startswith("\u2068")
    assert line.endswith("\u2069")
    assert '<p lang="ar" dir="rtl"' in web_page(message)


def test_nothing_in_the_page_is_fetched_when_it_is_opened() -> None:
    page = web_page(MESSAGE)
    assert "src=" not in page
    assert "url(" not in page
    assert "<link" not in page


def test_what_was_rendered_for_one_reader_is_right_for_the_next() -> None:
    """Renderings are kept: each reader's own reasons, links and words must not be."""
    others = [
        replace(MESSAGE, key="two", closing=(), notice="Check."),
        replace(MESSAGE, stop=Span("Stop", link="https://seized.example.org/stop/2")),
        replace(MESSAGE, link=None),
        replace(MESSAGE, blocks=MESSAGE.blocks[:1]),
        replace(MESSAGE, language="ar"),
        replace(MESSAGE, subject="S/RES/9001(2026): other"),
    ]
    after_one = [(web_page(MESSAGE), plain_text(MESSAGE)) and (web_page(one), plain_text(one)) for one in others]
    alone = []
    for one in others:
        hypertext._top.cache_clear()
        plain._top.cache_clear()
        alone.append((web_page(one), plain_text(one)))
    assert after_one == alone
    assert len(set(after_one)) == len(others)
