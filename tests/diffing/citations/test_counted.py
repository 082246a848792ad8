"""Paragraphs counted in words, and paragraphs of a preamble, as places in the document that is cited."""

import pytest

from tests.diffing.citations.sample import citations

COUNTED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "the third preambular paragraph of resolution 2216 (2015)": ("pp3",),
        "the second and third operative paragraphs of resolution 242 (1967)": ("op2", "op3"),
        "as set out in the first paragraph of its resolution 1559 (2004)": ("op1",),
        "the fifth paragraph of the preamble to resolution 68/178": ("pp5",),
        "preambular paragraph 3 of resolution 1559 (2004)": ("pp3",),
        "operative paragraph 3 of resolution 1559 (2004)": ("op3",),
    },
    "fr": {
        "le deuxième alinéa du préambule de la résolution 2216 (2015)": ("pp2",),
        "au troisième paragraphe du dispositif de la résolution 242 (1967)": ("op3",),
        "au deuxième alinéa de la résolution 242 (1967)": (),
    },
    "es": {
        "el párrafo tercero de la resolución 2216 (2015)": ("op3",),
        "el segundo párrafo del preámbulo de la resolución 2216 (2015)": ("pp2",),
        "el párrafo 3 del preámbulo de la resolución 2216 (2015)": ("pp3",),
    },
    "ru": {
        "пункт первый резолюции 2216 (2015)": ("op1",),
        "в третьем пункте преамбулы резолюции 2216 (2015)": ("pp3",),
        "во втором абзаце преамбулы резолюции 2216 (2015)": ("pp2",),
        "в пункте 3 преамбулы резолюции 2216 (2015)": ("pp3",),
    },
    "ar": {
        "الفقرة الأولى من القرار 2216 (2015)": ("op1",),
        "في الفقرتين الأولى والثانية من القرار 2216 (2015)": ("op1", "op2"),
        "في الفقرة الثالثة من ديباجة القرار 2216 (2015)": ("pp3",),
        "والفقرة الثانية عشرة من قراره 2216 (2015)": (),
    },
    "zh": {
        "第2216(2015)号决议序言部分第三段": ("pp3",),
        "第2216(2015)号决议第三段": ("op3",),
    },
    "zh-Hant": {"第2216(2015)號決議序言部分第3段": ("pp3",)},
}


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [(language, text, places) for language, cases in COUNTED.items() for text, places in cases.items()],
)
def test_a_paragraph_counted_in_words_is_a_place(language: str, text: str, places: tuple[str, ...]) -> None:
    (found,) = citations(text, language)
    assert found.places == places
