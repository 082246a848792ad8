"""Lines fit, and nothing is lost, in any script."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from monitor.cli.wrapping import wrapped
from tests.support.laws import tried


def test_english_breaks_at_spaces() -> None:
    assert wrapped("remains seized of the matter", 12) == ["remains", "seized of", "the matter"]


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    assert wrapped("决定继续，处理此案。", 8) == ["决定继", "续，处理", "此案。"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrapped("A/RES/ES-10/24", 5) == ["A/RES", "/ES-1", "0/24"]


@tried(50)
@given(st.text(alphabet=st.sampled_from("ab ，。决议（قر\t12\n"), max_size=80), st.integers(2, 30))
def test_every_line_fits_and_every_visible_character_is_kept(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
