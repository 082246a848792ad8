"""The verb of a paragraph as its citations carry it, and the relation that it makes from afar."""

import pytest

from diffing.citations import find_citations
from diffing.citations.relating import led_by, relating

FAR = "of the lamps, the bells, the horns, the buoys, the nets and the ropes " * 4
LOIN = "des lampes, des cloches, des cornes, des bouées, des filets et des cordes " * 4


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        (
            "en",
            f"The Security Council,\n\nTaking note {FAR}named in resolution 1373 (2001),\n\n1. Decides so.\n",
            "Taking note",
        ),
        (
            "fr",
            f"Le Conseil de sécurité,\n\nPrenant acte {LOIN}que dit la résolution 1373 (2001),\n\n1. Décide.\n",
            "Prenant acte",
        ),
    ],
)
def test_what_is_taken_note_of_is_noted_however_far_it_stands(language: str, text: str, verb: str) -> None:
    (found,) = find_citations(text, language)
    assert (found.verb, found.relation) == (verb, "notes")


def test_below_a_chapeau_its_whole_verb_governs() -> None:
    text = "The Security Council,\n\n1. Calls once again upon all States:\n\n(a) To read resolution 1373 (2001);\n"
    (found,) = find_citations(text, "en")
    assert (found.paragraph, found.verb) == ("op1.a", "Calls once again upon")


@pytest.mark.parametrize(
    ("language", "verb", "decides"),
    [
        ("en", "Terminates", True),
        ("en", "Expresses its determination", False),
        ("fr", "Met fin", True),
        ("fr", "Met l’accent", False),
        ("es", "Pone fin", True),
        ("es", "Pone de relieve", False),
    ],
)
def test_a_verb_that_only_resembles_one_that_ends_something_does_not_decide(
    language: str, verb: str, *, decides: bool
) -> None:
    assert led_by(verb, relating(language))[1] is decides
