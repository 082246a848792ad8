"""Words that name a document without its number are resolved only when one candidate remains."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffing.changes import Citation, Metadata, NoteCall, Paragraph, Part, Piece, Structure
from diffing.citations import cite, find_citations, find_references, refer
from diffing.languages import tags
from tests.diffing.citations.sample import paragraph
from tests.diffing.citations.test_gold import SEEDS, seed


def references(*texts: str, language: str = "en", symbol: str | None = None) -> tuple[Citation, ...]:
    return referred(
        Structure(language, Metadata(), tuple(paragraph(text, path=f"pp{n}") for n, text in enumerate(texts, 1))),
        symbol,
    )


def referred(structure: Structure, symbol: str | None = None) -> tuple[Citation, ...]:
    return refer(structure, cite(structure, ""), symbol=symbol)


def meant(*texts: str, language: str = "en", symbol: str | None = None) -> list[tuple[str, str | None]]:
    return [(each.printed, each.target) for each in references(*texts, language=language, symbol=symbol)]


SINGLE = {
    "en": "Recalling resolution 1373 (2001), and noting that that resolution stands",
    "fr": "Rappelant la résolution 1373 (2001) et notant que ladite résolution demeure",
    "es": "Recordando la resolución 1373 (2001) y que dicha resolución sigue en vigor",
    "ru": "ссылаясь на резолюцию 1373 (2001) и на то, что эта резолюция действует",
    "ar": "إذ يشير إلى القرار 1373 (2001) وإلى أن ذلك القرار قائم",
    "zh": "回顾第1373(2001)号决议,并注意到该决议依然有效",
    "zh-Hant": "回顧第1373(2001)號決議,並注意到該決議依然有效",
}

PLURAL = {
    "en": "Recalling resolutions 1373 (2001) and 1624 (2005), and those resolutions' aims",
    "fr": "Rappelant les résolutions 1373 (2001) et 1624 (2005) et les buts de ces résolutions",
    "es": "Recordando las resoluciones 1373 (2001) y 1624 (2005) y los fines de dichas resoluciones",
    "ru": "ссылаясь на резолюции 1373 (2001) и 1624 (2005) и на цели этих резолюций",
    "ar": "إذ يشير إلى القرارين 1373 (2001) و 1624 (2005) وإلى أهداف هذه القرارات",
    "zh": "回顾第1373(2001)和1624(2005)号决议以及这些决议的宗旨",
    "zh-Hant": "回顧第1373(2001)和1624(2005)號決議以及這些決議的宗旨",
}


@pytest.mark.parametrize(("language", "text"), SINGLE.items())
def test_that_resolution_is_the_one_named_before(language: str, text: str) -> None:
    (found,) = references(text, language=language)
    assert (found.target, found.flags) == ("S/RES/1373(2001)", ("reference",))
    assert found.via == ("the last one before it", "1373 (2001)" if "1373 (" in text else "1373(2001)")


@pytest.mark.parametrize(("language", "text"), PLURAL.items())
def test_those_resolutions_are_the_list_named_before(language: str, text: str) -> None:
    assert [each.target for each in references(text, language=language)] == ["S/RES/1373(2001)", "S/RES/1624(2005)"]


@pytest.mark.parametrize(
    "text",
    [
        "that resolution, named before resolution 1373 (2001)",
        "resolutions 1373 (2001) and 1624 (2005) and that resolution",
        "resolution 1373 (2001) and those resolutions",
        "those resolutions and that resolution",
        "Resolution No. 194. and that resolution",
        "the Strategy",
    ],
)
def test_what_could_mean_several_or_none_is_left_out(text: str) -> None:
    assert meant(text) == []


def test_a_paragraph_refers_back_to_the_only_document_or_list_of_the_one_before_it() -> None:
    one, two = "S/RES/1373(2001)", "S/RES/1624(2005)"
    assert meant("Recalling resolution 1373 (2001)", "noting that resolution") == [("that resolution", one)]
    both = "Recalling resolutions 1373 (2001) and 1624 (2005)"
    assert [target for _, target in meant(both, "demands compliance with the above-mentioned resolutions")] == [
        one,
        two,
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("Recalling resolution 1373 (2001)", "noting the situation", "noting that resolution"),
        ("Recalling resolution 1373 (2001)", "the relevant resolutions and those resolutions"),
        ("Recalling resolution 1373 (2001)", "noting those resolutions"),
        ("Recalling resolutions 1373 (2001) and 1624 (2005)", "noting that resolution"),
        ("Recalling resolution 1373 (2001)", "noting the above-mentioned resolution of the General Assembly"),
    ],
)
def test_what_stands_farther_or_can_be_another_is_not_referred_to(texts: tuple[str, ...]) -> None:
    assert meant(*texts) == []


def test_words_before_a_number_refer_to_nothing() -> None:
    text = "Recalling resolution 1373 (2001), stressing that resolution 435 (1978) holds"
    assert meant(text) == []


def test_self_words_mean_the_document_when_it_is_known() -> None:
    assert meant("under the present resolution", symbol="S/RES/2617(2021)") == [
        ("the present resolution", "S/RES/2617(2021)")
    ]
    assert meant("under the present resolution") == []


def test_a_full_name_is_not_taken_for_the_short_name_that_it_begins_with() -> None:
    first, second = references(
        "Heeding the Universal Declaration of Human Rights, and the Universal Declaration itself,"
    )
    assert (first.printed, first.via) == (
        "Universal Declaration of Human Rights",
        ("an instrument known by this name",),
    )
    assert (second.printed, second.via[0]) == (
        "the Universal Declaration",
        "the short name of what is named in full in",
    )


def test_instruments_are_known_by_their_full_names_and_then_by_their_short_ones() -> None:
    full = "the United Nations Global Counter-Terrorism Strategy"
    assert meant("the Strategy", full, "the Strategy") == [
        (full.removeprefix("the "), "A/RES/60/288"),
        ("the Strategy", "A/RES/60/288"),
    ]


def test_a_title_means_what_the_note_called_after_it_names() -> None:
    text, note = "重申《关于甲事的宣言》的规定", "第70/174号决议，附件。"
    call = NoteCall("1", text.index("的规定"), "fn1")
    structure = Structure(
        "zh",
        Metadata(),
        (
            Paragraph("pp1", Part.PREAMBLE, None, None, text, (Piece(0, len(text)),), (call,)),
            Paragraph("fn1", Part.NOTE, "1", None, note, (Piece(100, 100 + len(note)),)),
        ),
    )
    (found,) = referred(structure)
    assert (found.printed, found.target) == ("《关于甲事的宣言》", "A/RES/70/174")


def test_a_title_means_the_symbol_in_brackets_after_it() -> None:
    assert meant("欢迎《关于甲事的框架》(S/2017/375)", language="zh") == [("《关于甲事的框架》", "S/2017/375")]


def test_ibid_means_the_source_of_the_note_before() -> None:
    notes = ("See A/70/490.", "Ibid., annex.", "S/2017/375 and A/70/490", "Ibid.")
    made = tuple(paragraph(text, path=f"fn{n}", part=Part.NOTE) for n, text in enumerate(notes, 1))
    assert [(each.paragraph, each.target) for each in referred(Structure("en", Metadata(), made))] == [
        ("fn2", "A/70/490")
    ]


def test_ibid_before_a_document_of_its_own_means_the_series_and_not_the_document_before() -> None:
    notes = ("Official Records, Supplement No. 53 (A/66/53).", "Ibid., Sixty-seventh Session (A/67/53).")
    made = tuple(paragraph(text, path=f"fn{n}", part=Part.NOTE) for n, text in enumerate(notes, 1))
    assert referred(Structure("en", Metadata(), made)) == ()


def test_references_are_no_citations() -> None:
    text = SINGLE["en"]
    assert [each.target for each in find_citations(text, "en")] == ["S/RES/1373(2001)"]
    assert [each.printed for each in find_references(text, "en")] == ["that resolution"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*SINGLE.values(), *PLURAL.values(), "ibid. ", "《", "》", "the Strategy", "(", "该决议", "\n\n"]
        )
    )
)
def test_no_text_raises_and_every_reference_spells_its_words(texts: list[str]) -> None:
    text = " ".join(texts)
    for language in tags():
        assert all(text[each.start : each.end] == each.printed for each in references(text, language=language))


@pytest.mark.shared
@pytest.mark.parametrize("name", SEEDS)
def test_no_reference_of_a_seed_is_wrong_and_most_are_found(shared: Path, name: str) -> None:
    text, gold, _ = seed(shared, name)
    want = antecedents(gold)
    found = find_references(text, "zh-Hant" if "決" in text else "zh", symbol=gold["metadata"]["symbol"])
    assert [
        each for each in found if (each.target or "") not in want.get((each.start, each.end), each.target or "")
    ] == []
    assert len({(each.start, each.end) for each in found} & want.keys()) >= 0.8 * len(want)


def antecedents(gold: dict[str, Any]) -> dict[tuple[int, int], str]:
    """What each reference means, as the gold words it, by its place."""
    back = {
        (each["start"], each["end"]): str(each["antecedent"]) for each in gold["back_references"] if "start" in each
    }
    instruments = (each for each in gold["named_instruments"] if "RES" in (each["canonical"] or ""))
    return back | {(at["start"], at["end"]): each["canonical"] for each in instruments for at in each["mentions"]}
