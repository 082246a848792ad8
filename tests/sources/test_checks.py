"""What is not believed, and what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources import checks
from tests.support.laws import tried

ENGLISH = "The Security Council, recalling its earlier resolutions on the harbour of Example, decides to act."
CHINESE = (
    "安全理事会，回顾其以往关于示例港口的各项决议，决定延长特派团的任务期限，请秘书长提出报告，并决定继续处理此案。"
)
RUSSIAN = "Совет Безопасности, ссылаясь на свои предыдущие резолюции по вопросу о порте, постановляет действовать."
ARABIC = "إن مجلس الأمن، إذ يشير إلى قراراته السابقة بشأن الميناء، يقرر أن يبقي المسألة قيد نظره الفعلي."


@pytest.mark.parametrize("content", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 50], ids=repr)
def test_nothing_is_empty(content: bytes) -> None:
    assert checks.empty(content) == "it is empty"


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"PK\x03\x04", b"\x1f\x8b\x08", b"text\x00text", b"\x01\x02\x03abc"]
)
def test_a_binary_file_is_no_text(content: bytes) -> None:
    assert "not text" in (checks.binary(content) or "")


@pytest.mark.parametrize("content", [b"plain\ttext\r\n\f", CHINESE.encode("gb18030"), ENGLISH.encode("utf-16")])
def test_text_is_not_binary(content: bytes) -> None:
    assert checks.binary(content) is None


def test_sizes_are_bounded_on_both_sides() -> None:
    assert checks.size(b"abc", smallest=4, largest=10) == "it has only 3 bytes"
    assert checks.size(b"abc", largest=2) == "it is larger than 2 bytes"
    assert checks.size(b"abc", largest=3) is None


def test_a_challenge_page_is_told_from_a_document_about_one() -> None:
    page = "<title>Just a moment...</title>"
    assert "challenge page" in (checks.challenge(page) or "")
    assert checks.challenge(page + ENGLISH * 1000) is None
    assert checks.challenge(ENGLISH) is None


@pytest.mark.parametrize("content", [b"<html><body><p>half", b"<p>a</p><a href='x", b"<p>a</p><"[:9] + b"p class"])
def test_a_page_that_stops_early_was_cut_off(content: bytes) -> None:
    assert "cut off" in (checks.cut_off(content) or "")


@pytest.mark.parametrize("content", [b"<html><body>x</body></html>\n", b"<p>a", b"", b"a < b", b"<p>a</p> 2 <3"])
def test_a_whole_page_or_a_fragment_was_not(content: bytes) -> None:
    assert checks.cut_off(content) is None


@pytest.mark.parametrize(
    ("text", "script"),
    [(ENGLISH, "Latin"), (CHINESE, "Chinese"), (RUSSIAN, "Cyrillic"), (ARABIC, "Arabic"), ("12", None)],
)
def test_the_script_of_a_text_is_told(text: str, script: str | None) -> None:
    assert checks.script_of(text) == script


def test_a_text_in_another_script_than_asked_for_is_refused() -> None:
    assert (
        checks.wrong_script(ENGLISH, "zh-Hant")
        == "it is written in Latin letters, but zh-Hant is written in Chinese ones"
    )
    assert checks.wrong_script(CHINESE, "zh") is None
    assert checks.wrong_script(CHINESE, None) is None
    assert checks.wrong_script(CHINESE, "tlh") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<!doctype html><p>Sorry", "HTML came instead of JSON"),
        (b"<title>Just a moment...</title>", "a challenge page came instead ('just a moment...')"),
        (b'{"cut": [1, 2', "something that is not JSON came instead of JSON"),
        (b"", "it is empty"),
        (b"[1]", "a JSON value that is no object came"),
        (b"[" * 100_000, "something that is not JSON came instead of JSON"),
    ],
)
def test_what_came_instead_of_json_is_named(content: bytes, reason: str) -> None:
    assert checks.json_object(content, "application/json") == reason


def test_json_is_json_whatever_the_server_calls_it() -> None:
    assert checks.json_object(b'{"a": 1}', "text/html") == {"a": 1}


@tried(50)
@given(st.binary(max_size=200))
def test_no_bytes_break_a_gate(content: bytes) -> None:
    for gate in (checks.empty, checks.binary, checks.cut_off):
        assert gate(content) is None or "\n" not in str(gate(content))
