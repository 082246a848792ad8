"""Patterns that were taken apart find what they found before, at the same places and under the same names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.alternatives import alternatives, by_first, opened, quick
from diffing.folding import lowered
from diffing.languages import language, tags

NAMED = (
    ("organ", r"\b(?:General\s+)?Assembly\b|\bUNGA\b|\bCouncils?\b"),
    ("noun", r"\br[ée]solutions?\b"),
    ("verb", r"\b(?:(?:shall|be|is)\s+){1,3}(?:renewed|extended)|(?<!non-)Decid"),
    ("place", r"(?:para\.|¶+)\s*\d"),
    ("own", r"\b(?:a|its?)\b"),
    ("stop", r"[;:]|\.\s+(?=[A-Z\"])"),
    ("earlier", r"\b(?:all\s+)?(?:(?:its|the)\s+){0,2}previous"),
)
WORDS = """General Assembly UNGA Council Councils resolution résolutions shall be is renewed extended
non-decided Decides a it its all the previous para. ¶ 7"""
TEXTS = st.lists(st.sampled_from([*WORDS.split(), " ", "  ", ". ", ";", ":", "\n", "x", "(", '"', "é"]), max_size=25)

SENTENCES = {
    "ar": "إذ يشير إلى قرارات مجلس الأمن والجمعية العامة، وعملا بها، يقرر تمديد الولاية وتعديل التدابير",
    "en": "RECALLING the Security Council and the General Assembly, decides to extend and amend it pursuant to both",
    "es": "Recordando el Consejo de Seguridad y la Asamblea General, decide prorrogar y modificar en virtud de ambos",
    "fr": "Rappelant le Conseil de sécurité et l’Assemblée générale, décide de PROROGER et modifier en vertu de tout",
    "ru": "ссылаясь на Совет Безопасности и Генеральную Ассамблею, постановляет продлить и изменить согласно всему",
    "zh": "回顾安全理事会和大会,决定根据上述决议延长和修正",
    "zh-Hant": "回顧安全理事會和大會,決定根據上述決議延長和修正",
}


def plain(named: tuple[tuple[str, str], ...], text: str) -> list[tuple[str, int, int]]:
    pattern = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, pattern in named), re.IGNORECASE)
    return [(found.lastgroup or "", *found.span()) for found in pattern.finditer(text)]


def taken_apart(named: tuple[tuple[str, str], ...], text: str) -> list[tuple[str, int, int]]:
    made = alternatives(named)
    return [(made.names[found.lastindex or 0], *found.span()) for found in made.pattern.finditer(lowered(text))]


@given(TEXTS)
def test_finds_what_the_plain_alternation_finds(words: list[str]) -> None:
    text = "".join(words)
    assert taken_apart(NAMED, text) == plain(NAMED, text)


@given(TEXTS)
def test_finds_words_that_begin_as_words_do(words: list[str]) -> None:
    only_words = (NAMED[0], NAMED[1], NAMED[4])
    text = " ".join(words)
    assert taken_apart(only_words, text) == plain(only_words, text)


@given(TEXTS)
def test_one_group_finds_what_the_pattern_finds(words: list[str]) -> None:
    text, pattern = " ".join(words), NAMED[0][1]
    expected = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
    assert [found.span() for found in re.finditer(opened(pattern), lowered(text))] == expected


@pytest.mark.parametrize("tag", tags())
def test_a_languages_own_words_are_found_where_plain_patterns_find_them(tag: str) -> None:
    citing = language(tag).citing
    named = [("verb", citing.verbs), ("frame", citing.frames), ("act", citing.acts), ("organ", citing.organs)]
    pairs = tuple((f"{name}{n}", pattern) for name, found in named for n, (_, pattern) in enumerate(found))
    text = SENTENCES[tag]
    assert taken_apart(pairs, text) == plain(pairs, text) != []


@pytest.mark.parametrize("tag", tags())
def test_alternatives_in_the_order_of_their_first_letters_match_what_the_pattern_matches(tag: str) -> None:
    layout = language(tag).layout
    plain = re.compile(f"(?:{layout.operative_leads})|(?:{layout.adverbs or '(?!)'})", re.IGNORECASE)
    sorted_out = re.compile(by_first(layout.operative_leads) + "|" + by_first(layout.adverbs))
    words = [*SENTENCES[tag].split(), *re.findall(r"[^\W\d_]{2,}", layout.operative_leads)]
    for text in words:
        expected = plain.match(f"{text} ")
        found = sorted_out.match(lowered(f"{text} "))
        assert (found and found.span()) == (expected and expected.span()), text


def test_where_a_first_letter_cannot_be_told_a_pattern_stays_as_it_is() -> None:
    assert re.match(by_first(r"\w+ed|Xy"), "decided") is not None
    assert re.match(by_first(""), "decided") is None


def test_escapes_and_names_of_groups_keep_their_case() -> None:
    assert quick(r"(?P<Day>\D\W)A[B-D]") == r"(?P<Day>\D\W)a[b-d]"


def test_nothing_is_found_where_there_are_no_patterns() -> None:
    assert alternatives([("none", "")]).pattern.search("none") is None
    assert re.search(opened(""), "") is None


def test_text_in_lower_case_is_as_long_as_before() -> None:
    assert lowered("İSTANBUL ẞ") == "İstanbul ß"
