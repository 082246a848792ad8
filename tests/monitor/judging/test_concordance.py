"""Whether language versions say the same."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from diffing.changes import Citation, Part
from monitor.deciding import decide
from monitor.intents import EventType
from monitor.judging.concordance import Difference, Near, Reading, Spoken, differences
from monitor.subscribing import Rule
from tests.support.building import (
    arrival,
    channel,
    citation,
    held,
    look,
    paragraph,
    paragraphs,
    subscription,
    told,
    version,
)
from tests.support.laws import tried

T, U = "S/RES/1373(2001)", "S/RES/2178(2014)"
ENGLISH = ("Recalling resolution 1373 (2001),", "Decides to meet by 30 June 2027;", "Allots 12,500 lamps.")
CHINESE = ("回顾第1373(2001)号决议，", "决定在2027年6月30日前开会；", "分配12 500盏灯。")


def spoken(language: str, words: Sequence[str], *citations: Citation) -> Spoken:
    printed = {"en": "1373 (2001)", "zh": "1373(2001)"}[language]
    return Spoken(language, paragraphs(words), citations or (citation(T, printed=printed),))


def found(*texts: Spoken) -> list[tuple[str, str | None, tuple[tuple[str, ...], ...]]]:
    return [(one.check, one.paragraph, tuple(reading.values for reading in one.readings)) for one in differences(texts)]


def test_versions_that_say_the_same_do_not_differ() -> None:
    assert found(spoken("en", ENGLISH), spoken("zh", CHINESE)) == []


def test_one_language_differs_from_none() -> None:
    assert found(spoken("en", ENGLISH), spoken("en", ENGLISH[:1])) == []


def test_a_citation_in_one_version_only_is_shown_with_both_readings() -> None:
    english = spoken("en", ENGLISH, citation(T, printed="1373 (2001)"), citation(U))
    (one,) = differences([spoken("zh", CHINESE), english])
    readings = (Reading("en", (U,), ENGLISH[0]), Reading("zh", (), CHINESE[0]))
    assert one == Difference("citations", "pp1", readings)


def test_another_day_is_a_difference_of_dates_and_of_nothing_else() -> None:
    later = (CHINESE[0], CHINESE[1].replace("30日", "31日").replace("6月", "7月"), CHINESE[2])
    assert found(spoken("en", ENGLISH), spoken("zh", later)) == [("dates", "op1", (("2027-06-30",), ("2027-07-31",)))]


def test_another_number_is_a_difference_however_it_is_grouped() -> None:
    more = (*CHINESE[:2], "分配1.3万盏灯，即13 000盏。")
    assert found(spoken("en", ENGLISH), spoken("zh", more)) == [("numbers", "op2", (("12500",), ("13000",)))]


def test_a_small_number_may_be_spelled_out() -> None:
    english, chinese = (*ENGLISH, "Sits for ninety days."), (*CHINESE, "开会90天。")
    assert found(spoken("en", english), spoken("zh", chinese)) == []


def test_a_small_number_counts_where_every_version_writes_it_in_digits() -> None:
    english, chinese = (*ENGLISH, "Sits for 90 days."), (*CHINESE, "开会80天。")
    assert found(spoken("en", english), spoken("zh", chinese)) == [("numbers", "op3", (("90",), ("80",)))]


def test_arabic_prints_the_groups_of_a_number_from_right_to_left() -> None:
    texts = [
        Spoken("ar", paragraphs(("يخصص 500 12 مصباح، و 000 3 مرآة، و 000 100 سلم.",)), ()),
        Spoken("en", paragraphs(("Allots 12,500 lamps, 3,000 mirrors and 100,000 ladders.",)), ()),
    ]
    assert differences(texts) == ()
    more = Spoken("en", paragraphs(("Allots 12,500 lamps, 4,000 mirrors and 100,000 ladders.",)), ())
    assert found(texts[0], more) == [("numbers", "pp1", (("3000",), ("4000",)))]


def test_a_span_of_days_and_a_count_of_ten_thousands_are_no_differences() -> None:
    english = ("Having met from 8 to 12 June 2027,", "Having spent 10.8 million from 29 June to 3 July 2027,")
    chinese = ("于2027年6月8日至12日开会，", "2027年6月29日至7月3日支出1 080万，")
    assert found(Spoken("en", paragraphs(english), ()), Spoken("zh", paragraphs(chinese), ())) == []
    later = ("于2027年6月8日至13日开会，", chinese[1])
    assert ("dates", "pp1", (("2027-06-12",), ("2027-06-13",))) in found(
        Spoken("en", paragraphs(english), ()), Spoken("zh", paragraphs(later), ())
    )


def test_a_wrong_year_in_one_version_is_shown_beside_the_right_one() -> None:
    """The number counts, so that both name one resolution: the slip is what the versions differ in."""
    slip = citation(T, printed="1373(2002)", flags=("year_conflict",))
    assert found(spoken("en", ENGLISH), spoken("zh", (CHINESE[0].replace("2001", "2002"), *CHINESE[1:]), slip)) == [
        ("citations", "pp1", ((T,), ("S/RES/1373(2002)",)))
    ]


def test_a_paragraph_too_few_is_counted_and_named_and_the_texts_are_compared_as_wholes() -> None:
    assert found(spoken("en", ENGLISH), spoken("zh", CHINESE[:2])) == [
        ("paragraphs", None, (("2 operative",), ("1 operative",))),
        ("paragraphs", "op2", (("op2",), ())),
        ("numbers", None, (("12500",), ())),
    ]


def test_what_differs_between_whole_texts_is_given_with_where_it_stands() -> None:
    english = (*ENGLISH[:2], "Sits again by 30 June 2027;", ENGLISH[2])
    (one,) = [each for each in differences([spoken("en", english), spoken("zh", CHINESE[:1])]) if each.check == "dates"]
    assert [(reading.values, reading.places) for reading in one.readings] == [
        (("2027-06-30",), ("op1", "op2")),
        ((), ()),
    ]


LONG = (
    "Recalling resolution 1373 (2001),",
    "Noting the report of 3 May 2026,",
    "Noting with concern that the lamps on the northern quay have not been lit for a very long time,",
    "Recognizing the keepers,",
    "Decides to meet by 30 June 2027;",
)
LONG_CHINESE = (
    "回顾第1373(2001)号决议，",
    "注意到2026年5月3日的报告，",
    "关切地注意到北码头上的灯已有很长一段时间没有点亮，北方船只无法靠岸，",
    "确认看守人的工作，",
    "决定在2027年6月30日前开会；",
)


def preamble(language: str, words: Sequence[str]) -> Spoken:
    """A version of a preamble, and a last operative paragraph."""
    *first, last = words
    found = [paragraph(f"pp{number}", text, Part.PREAMBLE) for number, text in enumerate(first, 1)]
    return replace(spoken(language, words), paragraphs=(*found, paragraph("op1", last)))


def lacked(*texts: Spoken) -> list[Difference]:
    return [one for one in differences(texts) if one.check == "paragraphs" and one.paragraph]


def test_an_unnumbered_paragraph_that_is_lacking_is_named_with_what_stands_round_its_place() -> None:
    (one,) = lacked(preamble("en", LONG), preamble("zh", (*LONG_CHINESE[:2], *LONG_CHINESE[3:])))
    english, chinese = one.readings
    assert (one.paragraph, english.values, chinese.values) == ("pp3", ("pp3",), ())
    assert english == Reading("en", ("pp3",), LONG[2], Near("pp2", LONG[1]), Near("pp4", LONG[3]))
    assert chinese == Reading("zh", (), None, Near("pp2", LONG_CHINESE[1]), Near("pp3", LONG_CHINESE[3]))


def test_paragraphs_that_are_lacking_one_after_the_other_are_one_difference() -> None:
    (one,) = lacked(preamble("en", LONG), preamble("zh", (LONG_CHINESE[0], *LONG_CHINESE[3:])))
    assert [reading.values for reading in one.readings] == [("pp2", "pp3"), ()]


def test_each_of_three_versions_may_lack_another_paragraph() -> None:
    french = replace(preamble("en", (*LONG[:3], LONG[4])), language="fr")
    texts = preamble("en", LONG), french, preamble("zh", (LONG_CHINESE[0], *LONG_CHINESE[2:]))
    assert [(one.paragraph, [reading.values for reading in one.readings]) for one in lacked(*texts)] == [
        ("pp2", [("pp2",), ("pp2",), ()]),
        ("pp4", [("pp4",), (), ("pp3",)]),
    ]


def test_a_copy_that_ends_early_lacks_all_that_follows() -> None:
    (one,) = lacked(spoken("en", LONG), spoken("zh", LONG_CHINESE[:3]))
    assert one.readings[0].values == ("op3", "op4")
    assert (one.readings[0].after, one.readings[1].after) == (None, None)


def test_a_paragraph_that_stands_in_another_part_is_shown_by_both_names_and_compared() -> None:
    later = (*LONG_CHINESE[:4], LONG_CHINESE[4].replace("30日", "29日"))
    moved = preamble("zh", (*later, "继续处理此案。"))
    english = preamble("en", (*LONG, "Remains seized."))
    fifth = paragraph("op0", LONG[4])
    english = replace(english, paragraphs=(*english.paragraphs[:4], fifth, english.paragraphs[5]))
    assert found(english, moved) == [
        ("paragraphs", None, (("2 operative", "4 preamble"), ("1 operative", "5 preamble"))),
        ("paragraphs", "op0", (("op0",), ("pp5",))),
        ("dates", "op0", (("2027-06-30",), ("2027-06-29",))),
    ]


def test_a_note_that_is_lacking_leaves_paragraphs_compared_one_by_one() -> None:
    note = paragraph("fn1", "See S/2026/12.", Part.NOTE)
    english = spoken("en", ENGLISH)
    english = replace(english, paragraphs=(*english.paragraphs, note))
    later = (CHINESE[0], CHINESE[1].replace("30日", "29日"), CHINESE[2])
    assert found(english, spoken("zh", later)) == [
        ("paragraphs", None, (("1 note",), ())),
        ("paragraphs", "fn1", (("fn1",), ())),
        ("dates", "op1", (("2027-06-30",), ("2027-06-29",))),
    ]


def test_what_an_annex_says_is_compared_paragraph_by_paragraph() -> None:
    def with_annex(text: Spoken, words: str) -> Spoken:
        return replace(text, paragraphs=(*text.paragraphs, paragraph("annex1.op4", words, Part.ANNEX)))

    english, chinese = spoken("en", ENGLISH), spoken("zh", CHINESE)
    assert found(with_annex(english, "Lights 400 lamps."), with_annex(chinese, "点亮500盏灯。")) == [
        ("numbers", "annex1.op4", (("400",), ("500",)))
    ]
    assert [one.paragraph for one in lacked(with_annex(english, "Lights 400 lamps."), chinese)] == ["annex1.op4"]


def test_of_texts_with_very_many_paragraphs_only_the_counts_are_told() -> None:
    many = ["Recalls the lamps;"] * 3001
    assert found(Spoken("en", paragraphs(many), ()), Spoken("fr", paragraphs(many[1:]), ())) == [
        ("paragraphs", None, (("3000 operative",), ("2999 operative",)))
    ]


def test_what_stands_in_the_masthead_is_not_compared() -> None:
    text = spoken("en", ENGLISH[:1])
    more = replace(
        text, language="ru", paragraphs=(paragraph("masthead1", "25-12345", Part.MASTHEAD), *text.paragraphs)
    )
    assert found(text, more) == []


WORDS = st.lists(st.text(max_size=30), min_size=1, max_size=4)


@tried(50)
@given(WORDS, WORDS)
def test_no_text_breaks_the_comparison_and_order_does_not_matter(one: list[str], two: list[str]) -> None:
    first, second = spoken("en", one), spoken("zh", two)
    assert differences([first, second]) == differences([second, first])


# ---- as an event -----------------------------------------------------------------------------------------------------

OTHER = version(CHINESE, language="zh", citations=(citation(T, printed="1373(2001)"), citation(U)))
ASKING = subscription(Rule(event_types=(EventType.LANGUAGES_DIFFER,)))
FOLLOWING = subscription(Rule(cites=(T,)), channel_id=2)


def test_a_language_that_says_something_else_is_an_event_for_who_asked() -> None:
    came = arrival(ENGLISH, citations=(citation(T, printed="1373 (2001)"),))
    known = replace(held(OTHER, others=(OTHER,)), latest=None, current=None)
    intent = decide(came, known, look())
    assert [event.type for event in intent.events] == [EventType.LANGUAGE_ADDED, EventType.LANGUAGES_DIFFER]
    (one,) = intent.events[1].data["differences"]
    assert (one["check"], one["paragraph"], len(one["readings"])) == ("citations", "pp1", 2)
    assert [planned.channel_id for planned in told(intent.events, came, known, ASKING, FOLLOWING)] == [channel().id]


def test_a_language_that_says_what_another_says_brings_up_no_difference_again() -> None:
    mine = (citation(T, printed="1373 (2001)"),)
    words = ("Rappelant la résolution 1373 (2001),", "Décide de siéger le 30 juin 2027;", "Alloue 12 500 lampes.")
    french = version(words, language="fr", citations=mine)
    known = replace(held(OTHER, others=(OTHER, french)), latest=None, current=None)
    intent = decide(arrival(ENGLISH, citations=mine), known, look())
    assert [event.type for event in intent.events] == [EventType.LANGUAGE_ADDED]


def test_a_difference_that_was_there_before_is_not_told_again() -> None:
    mine = (citation(T, printed="1373 (2001)"),)
    before = version(ENGLISH, citations=mine)
    came = arrival((f"{ENGLISH[0]} once more,", ENGLISH[1], "Allots 12,500 bright lamps."), citations=mine)
    intent = decide(came, held(before, others=(OTHER,)), look())
    assert [event.type for event in intent.events] == [EventType.CHANGED_WITHOUT_NOTICE]
