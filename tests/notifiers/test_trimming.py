import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifiers.trimming import atoms, split, trim, width
from tests.support.laws import tried

LINK = "https://example.org/works/S/RES/9001"
pieces = st.sampled_from(
    [
        "word",
        "决",
        "议",
        " ",
        "  ",
        "\n",
        LINK,
        f"<{LINK}|a name>",
        "&amp;",
        "\u2068S/RES/9001 (2026)\u2069",
        "😀",
        "-",
        "é",
        "<",
    ]
)
texts = st.lists(pieces, max_size=60).map("".join) | st.text(max_size=120)


@tried(60)
@given(texts, st.integers(0, 60))
def test_a_trimmed_text_is_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert width(trim(text, limit)) <= limit


@tried(60)
@given(texts)
def test_the_atoms_of_a_text_are_the_text(text: str) -> None:
    assert "".join(atoms(text)) == text


@tried(60)
@given(texts, st.integers(2, 60))
def test_the_parts_of_a_text_are_the_text_and_each_is_within_the_limit(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert "".join(parts) == text
    assert all(0 < width(part) <= limit for part in parts)


@tried(60)
@given(st.lists(pieces, max_size=40).map("".join), st.integers(2, 80))
def test_what_is_left_ends_at_the_end_of_an_atom(text: str, limit: int) -> None:
    left = trim(text, limit)
    if left == text:
        return
    whole = [""]
    for atom in atoms(text):
        whole.append(whole[-1] + atom)
    first_is_long = width(next(atoms(text))) > limit - 1
    assert first_is_long or left[:-1] in [one.rstrip() for one in whole]


@tried(60)
@given(st.lists(pieces, max_size=40).map("".join), st.integers(2, 80))
def test_isolates_stay_balanced(text: str, limit: int) -> None:
    left = trim(text, limit)
    assert left.count("\u2068") == left.count("\u2069")
    assert all(part.count("\u2068") == part.count("\u2069") for part in split(text, max(limit, 30)))


def test_a_text_that_fits_is_left_alone() -> None:
    assert trim("as it is  ", 10) == "as it is  "


def test_a_word_is_left_out_rather_than_cut() -> None:
    assert trim("Decides to remain seized", 14) == "Decides to…"


def test_chinese_is_cut_between_characters() -> None:
    assert trim("决定继续处理此案", 5) == "决定继续…"


def test_a_link_is_left_out_rather_than_cut() -> None:
    assert trim(f"see {LINK}", 20) == "see…"
    assert trim(LINK, 20) == "…"


def test_an_isolate_is_left_out_rather_than_cut() -> None:
    assert trim("القرار \u2068S/RES/9001 (2026)\u2069 في", 12) == "القرار…"


def test_an_isolate_that_never_ends_is_left_out_whole() -> None:
    assert trim("a \u2068" + "b " * 50, 20) == "a…"


def test_an_entity_is_not_cut() -> None:
    assert trim("ab&amp;cd", 5) == "ab…"


def test_one_endless_word_is_cut_between_characters() -> None:
    assert trim("x" * 100, 10) == "x" * 9 + "…"


def test_characters_beyond_the_basic_plane_count_twice() -> None:
    assert width("😀") == 2
    assert trim("😀😀😀", 5) == "😀😀…"


@pytest.mark.parametrize("unit", ["<", "<http", "\u2068", "&amp", "|", "<https://a|", "https://", "a\u0301"])
def test_hostile_repetition_is_taken_in_one_pass(unit: str) -> None:
    text = unit * 20_000
    assert "".join(atoms(text)) == text
