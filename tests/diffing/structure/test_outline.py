"""An outline is the structure without the metadata that nobody who looks for citations asks for."""

from dataclasses import replace

import pytest

from diffing.changes import Metadata
from diffing.structure import outline, structure
from tests.diffing.structure.texts import ASSEMBLY_PAGES, CHINESE, COUNCIL, WIKI

TEXTS = ((COUNCIL, "en"), (ASSEMBLY_PAGES, "en"), (CHINESE, "zh"), (WIKI, "zh-Hant"))


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_an_outline_has_the_paragraphs_of_the_structure(text: str, language: str) -> None:
    whole = structure(text, language)
    assert replace(outline(text, language), metadata=Metadata()) == replace(whole, metadata=Metadata())


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_an_outline_tells_who_speaks_and_when_as_the_structure_does(text: str, language: str) -> None:
    whole, outlined = structure(text, language).metadata, outline(text, language).metadata
    assert (outlined.body, outlined.symbol, outlined.symbols_printed) == (
        whole.body,
        whole.symbol,
        whole.symbols_printed,
    )
    assert (outlined.adopted_on, outlined.masthead_on) == (whole.adopted_on, whole.masthead_on)


def test_an_outline_believes_the_callers_symbol_where_none_is_printed() -> None:
    assert outline("1. Decides to meet;", "en", symbol="S/RES/2999 (2026)").metadata.symbol == "S/RES/2999(2026)"
