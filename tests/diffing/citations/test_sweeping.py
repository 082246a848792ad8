"""All previous measures, changed without a number: an entry without target that says so."""

import pytest

from diffing.changes import Part
from diffing.citations import cite, refer
from diffing.structure import structure
from tests.diffing.citations.sample import citations

SWEEPING = [
    (
        "en",
        "Decides",
        "Decides to terminate all previous measures on this matter",
        "all previous measures",
        "terminates",
    ),
    (
        "en",
        "Decides",
        "Decides that this resolution supersedes its earlier resolutions",
        "its earlier resolutions",
        "supersedes",
    ),
    ("en", "Decides", "Decides that all prior sanctions shall be lifted", "all prior sanctions", "terminates"),
    (
        "fr",
        "Décide",
        "Décide de mettre fin à toutes les mesures antérieures",
        "toutes les mesures antérieures",
        "terminates",
    ),
    ("es", "Decide", "Decide levantar todas las medidas anteriores", "todas las medidas anteriores", "terminates"),
    ("ru", "постановляет", "постановляет отменить все предыдущие меры", "все предыдущие меры", "terminates"),
    ("ar", "يقرر", "يقرر إنهاء جميع التدابير السابقة", "جميع التدابير السابقة", "terminates"),
    ("zh", "决定", "决定终止以前的所有措施", "以前的所有措施", "terminates"),
    ("zh-Hant", "決定", "決定本決議取代先前各項決議", "先前各項決議", "supersedes"),
]


@pytest.mark.parametrize(("language", "verb", "text", "printed", "relation"), SWEEPING)
def test_a_change_without_target_is_said_to_be_unclear(
    language: str, verb: str, text: str, printed: str, relation: str
) -> None:
    (found,) = citations(text, language, part=Part.OPERATIVE, verb=verb)
    assert (found.target, found.flags, found.printed, found.relation) == (None, ("scope_unclear",), printed, relation)
    assert text[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "Decides to terminate all previous measures imposed by resolution 748 (1992)",
        "Decides to extend all previous measures",
        "Decides to recall its previous resolutions",
        "Decides that all previous measures remain in force",
    ],
)
def test_what_has_a_target_or_is_no_change_is_clear(text: str) -> None:
    assert all("scope_unclear" not in each.flags for each in citations(text, part=Part.OPERATIVE, verb="Decides"))


def test_a_preamble_changes_nothing() -> None:
    text = (
        "The Security Council,\n\nRecalling its decision to terminate all previous measures,\n\n1. Decides to rest.\n"
    )
    assert cite(structure(text, "en"), text) == ()


def test_a_chapeau_decides_for_what_hangs_below() -> None:
    text = "The Security Council,\n\n1. Decides:\n\n(a) To lift all previous sanctions;\n\n(b) To rest.\n"
    (found,) = cite(structure(text, "en"), text)
    assert (found.paragraph, found.relation, found.flags) == ("op1.a", "terminates", ("scope_unclear",))


def test_words_that_refer_pass_over_what_is_unclear() -> None:
    text = (
        "The Security Council,\n\n1. Decides, in view of resolution 1373 (2001), to terminate all earlier measures;"
        " and to publish that resolution.\n"
    )
    structured = structure(text, "en")
    found = cite(structured, text)
    assert [each.target for each in found] == ["S/RES/1373(2001)", None]
    assert [each.target for each in refer(structured, found)] == ["S/RES/1373(2001)"]
