"""Chinese characters of either script compare as one."""

import pytest

from diffing.scripts import one_script


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("號", "号"), ("為", "为"), ("爲", "为"), ("羣", "群"), ("裡", "里"), ("衛", "卫"), ("衞", "卫"), ("說", "说")],
)
def test_a_character_and_its_other_script_are_one(traditional: str, simplified: str) -> None:
    assert one_script(traditional) == one_script(simplified)


@pytest.mark.parametrize("pair", ["藉借", "瞭了", "著着", "覆复"])
def test_characters_that_a_conversion_chooses_by_the_word_are_one(pair: str) -> None:
    assert one_script(pair[0]) == one_script(pair[1])


@pytest.mark.parametrize("pair", ["应可", "请让", "一二", "年月"])
def test_different_words_stay_different(pair: str) -> None:
    assert one_script(pair[0]) != one_script(pair[1])


def test_what_is_not_chinese_stays() -> None:
    assert [one_script(character) for character in "aж٣，"] == list("aж٣，")
