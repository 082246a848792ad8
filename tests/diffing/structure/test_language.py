"""The language of a text is told from the text."""

import pytest

from diffing.structure import detect_language, structure
from tests.diffing.structure.texts import CHINESE, COUNCIL, WIKI


@pytest.mark.parametrize(
    ("text", "tag"), [(COUNCIL, "en"), (CHINESE, "zh"), (WIKI, "zh-Hant"), ("123 /// ¹", None), ("", None)]
)
def test_the_script_and_the_small_words_tell_the_language(text: str, tag: str | None) -> None:
    assert detect_language(text) == tag


def test_the_text_decides_between_the_scripts_of_one_language() -> None:
    assert structure(WIKI, "zh").language == "zh-Hant"


def test_the_caller_decides_between_languages() -> None:
    assert structure(COUNCIL, "zh").language == "zh"


def test_an_unknown_tag_is_no_reason_to_fail() -> None:
    assert structure(COUNCIL, "tlh").language == "en"
