"""Cleaning takes away what only looks different, and remembers where the rest came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffing.cleaning import CLEANING_VERSION, DELETIONS, MAPPINGS, clean, spelled_alike, trace
from tests.support.laws import tried


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第９３７３（２０４１）號決議，", "第9373(2041)号决议,"),
        ("第 9373 (2041) 号决议", "第9373(2041)号决议"),
        ("resolution 9373 (2041)", "resolution 9373\u00a0(2041)"),
        ("de\u00adci\u200bdes", "decides"),
        ("l’examen “final”", 'l\'examen "final"'),
        ("ﬁnancier", "financier"),
        ("café", "cafe\u0301"),
        ("الأمـين العَام ٢٠٤١", "الأمين العام 2041"),
        ("осуществлён", "осуществлен"),
        ("217 А (III)", "217 A (III)"),
        ("a  b\tc\n", "a b c"),
        ("question ;", "question;"),
        ("69 / 197", "69/197"),
        ("**Decides** ''again''", "Decides again"),
        ("<i>Decides</i>", "Decides"),
        ("report,<sup>2</sup> and", "report, and"),
        ("2041–2042", "2041-2042"),
    ],
)
def test_noise_goes(one: str, other: str) -> None:
    assert clean(one) == clean(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2041", "2014"),
        ("shall", "should"),
        ("应", "可"),
        ("states", "States"),
        ("m²", "m2"),
        ("km²", "km³"),
        ("1,5", "15"),
    ],
)
def test_words_and_numbers_stay(one: str, other: str) -> None:
    assert clean(one) != clean(other)


@given(st.text(max_size=80))
@tried(100)
def test_tracing_gives_the_copy_that_cleaning_gives(text: str) -> None:
    assert trace(text).text == clean(text)


@given(st.text(alphabet="a1 ,;:.!?()[]/<>*_'#^،؛؟一。 ", max_size=30))
@tried(200)
def test_a_step_is_only_left_out_where_it_has_nothing_to_do(text: str) -> None:
    copy = spelled_alike(text)
    for step in DELETIONS:
        copy = step.pattern.sub("", copy)
    assert clean(text) == copy


@given(st.text(max_size=80))
@tried(100)
def test_origins_ascend_and_lie_in_the_source(text: str) -> None:
    cleaned = trace(text)
    assert len(cleaned.origins) == len(cleaned.text)
    assert cleaned.origins == sorted(cleaned.origins)
    assert all(0 <= origin < len(text) for origin in cleaned.origins)


@pytest.mark.parametrize("text", ["**Decides**, that  第 １ 段 （a）", "un  « mot » ; l’autre", "الأمـين ، ٢٠٤١"])
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("piece", [" ", "<", "*", "'", "<a", "\u200b", "( ", "1 ", "<sup>"])
def test_a_long_run_of_anything_is_cleaned(piece: str) -> None:
    assert len(clean(piece * 200_000)) <= 200_000 * len(piece)


def test_every_step_has_a_name_of_its_own() -> None:
    names = [step.name for step in (*MAPPINGS, *DELETIONS)]
    assert len(set(names)) == len(names)
    assert CLEANING_VERSION == "1"
