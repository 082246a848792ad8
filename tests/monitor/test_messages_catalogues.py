"""The translations are whole: every sentence, every gap, every form of number; and Arabic begins in Arabic."""

import re
from functools import cache
from string import Formatter
from typing import NamedTuple

import pytest
from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural

from monitor.words.wording import LANGUAGES, wording
from tests.support.catalogues import FOLDER, TRANSLATED, catalogue, extracted, renewed

COUNTS = (*range(0, 250), 1000, 1001, 1002, 1011, 1021, 9999)
ARABIC = re.compile("[\u0621-\u064a]")
GIVEN_IN_ARABIC = {
    "counted",
    "languages",
    "text",
    "place",
    "language",
    "state",
    "standing",
    "vote",
    "subject",
    "occasion",
    "resolutions",
    "paragraphs",
}
"""Gaps that an Arabic word fills in Arabic."""
BEHIND_A_LABEL = (
    ": ",
    " — ",
    "{held}",
    "{count}",
    "{names}",
    "{value}",
    "{subscription}",
    "{date}",
    "{number}",
    ", ",
    "; ",
    "“",
)
"""How parts of lines begin in English that Arabic begins with other words."""


@pytest.fixture(scope="module")
def template() -> Catalog:
    return extracted()


class Sentence(NamedTuple):
    """A message: its English forms (one, or singular and plural) and those of the translation."""

    english: tuple[str, ...]
    forms: tuple[str, ...]
    fuzzy: bool


@cache
def sentences(language: str) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(_several(message.id), _several(message.string), message.fuzzy)
        for message in catalogue(language)
        if message.id
    )


def _several(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said or ""),)


def gaps(text: str) -> set[str]:
    return {gap for _, gap, _, _ in Formatter().parse(text) if gap is not None}


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    assert {file.stem for file in FOLDER.glob("*.po")} == set(LANGUAGES) - {"en"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_sentences_of_the_code_and_no_others(language: str, template: Catalog) -> None:
    stands = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    assert stands == renewed(language, template), "run: make words"


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_untranslated_or_doubtful(language: str) -> None:
    wanting = [one.english for one in sentences(language) if one.fuzzy or not all(one.forms)]
    assert wanting == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_gaps_of_its_sentence(language: str) -> None:
    for sentence in sentences(language):
        wanted = gaps(sentence.english[-1])
        for index, form in enumerate(sentence.forms):
            # Arabic says none, one and two by the noun alone.
            spoken = {"count"} if len(sentence.forms) == 6 and index < 3 else set()
            assert gaps(form) <= wanted, form
            assert wanted - gaps(form) <= spoken, form


@pytest.mark.parametrize("language", TRANSLATED)
def test_there_are_as_many_forms_as_the_language_has_numbers(language: str) -> None:
    known = catalogue(language)
    counted = {len(sentence.forms) for sentence in sentences(language) if len(sentence.english) == 2}
    assert counted == {known.num_plurals}
    assert known.num_plurals == get_plural(language).num_plurals


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_for_a_number_is_that_of_cldr(language: str) -> None:
    """CLDR's further categories, of fractions (Russian) and whole millions (French, Spanish), are counted nowhere."""
    words, rule = wording(language), Locale(language).plural_form
    chosen = {(rule(count), _form(words.language, count)) for count in COUNTS}
    assert len({category for category, _ in chosen}) == len(chosen) == len({form for _, form in chosen})


def _form(language: str, count: int) -> int:
    """Which form of a message the catalogue takes for a count."""
    if language == "en":
        return int(count != 1)
    # A noun of which no two forms are alike, in any language.
    noun = ("{count} resolution", "{count} resolutions")
    known = next(one.forms for one in sentences(language) if one.english == noun)
    return known.index(wording(language).catalogue.ngettext(*noun, count))


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("ar", 0, "لا قرارات"),
        ("ar", 1, "قرار واحد"),
        ("ar", 2, "قراران"),
        ("ar", 3, "3 قرارات"),
        ("ar", 11, "11 قرارا"),
        ("ar", 100, "100 قرار"),
        ("ar", 103, "103 قرارات"),
        ("ru", 1, "1 резолюция"),
        ("ru", 3, "3 резолюции"),
        ("ru", 11, "11 резолюций"),
        ("ru", 21, "21 резолюция"),
        ("fr", 0, "0 résolution"),
        ("fr", 2, "2 résolutions"),
        ("es", 1, "1 resolución"),
        ("es", 1234, "1.234 resoluciones"),
        ("zh", 45, "45 项决议"),
        ("en", 1, "1 resolution"),
        ("en", 1234, "1,234 resolutions"),
    ],
)
def test_things_are_counted_as_the_language_counts(language: str, count: int, said: str) -> None:
    line = wording(language).counted("{count} resolution", "{count} resolutions", count=count)
    assert "".join(span.text for span in line) == said


def test_a_line_of_arabic_begins_with_arabic() -> None:
    for sentence in sentences("ar"):
        for form in sentence.forms:
            words, gap, _, _ = next(iter(Formatter().parse(form)))
            begins = ARABIC.search(words) or gap in GIVEN_IN_ARABIC
            assert begins or sentence.english[0].startswith(BEHIND_A_LABEL), form
