"""What must exist and is not held."""

from datetime import UTC, date, datetime, timedelta

from monitor.intents import Mode, Noticed, Watched
from monitor.schedules.lags import Lag, Seen, lags
from monitor.schedules.missing import Held, gaps, outstanding, unissued
from monitor.schedules.numbering import Numbered, numbered
from monitor.schedules.probing import next_numbers
from sources.documents import Notice, Standing

DAY = timedelta(days=1)
THEN = datetime(2026, 11, 1, tzinfo=UTC)


def held(*symbols: str, **more: object) -> Held:
    """Works that were first seen a day after each other."""
    works = {symbol: THEN + DAY * number for number, symbol in enumerate(symbols)}
    return Held(works, more.get("official", {}), more.get("noticed", {}), more.get("tried", {}))  # type: ignore[arg-type]


def noticed(symbol: str, standing: Standing = Standing.ADOPTED) -> tuple[Noticed, ...]:
    said = Notice("listing", symbol, standing, "https://example.org", adopted_on=date(2026, 11, 20))
    return (Noticed(symbol, said, THEN, THEN),)


def names(known: Held, series: str | None = None) -> list[str]:
    return [gap.name for gap in gaps(known, series)]


def test_numbers_below_a_held_one_are_missing() -> None:
    assert names(held("A/RES/81/1", "A/RES/81/4")) == ["A/RES/81/2 … A/RES/81/3"]


def test_numbers_that_were_looked_for_stand_by_themselves() -> None:
    row = Watched("ods", "x", "A/RES/81/2", "en", absences=3)
    known = held("A/RES/81/4", tried={"A/RES/81/2": (row,)})
    assert names(known) == ["A/RES/81/1", "A/RES/81/2", "A/RES/81/3"]


def test_a_number_that_somebody_names_is_shown_by_its_symbol() -> None:
    known = held("S/RES/2617(2021)", noticed={"S/RES/2616(2021)": noticed("S/RES/2616(2021)", Standing.LISTED)})
    assert names(known, "S/RES")[-1] == "S/RES/2616(2021)"


def test_a_number_is_missing_since_a_later_one_was_seen() -> None:
    known = held("A/RES/81/3", "A/RES/81/5")
    assert [(gap.first, gap.last, gap.since) for gap in gaps(known)] == [(1, 2, THEN), (4, 4, THEN + DAY)]


def test_a_notice_shows_that_the_numbers_below_it_exist() -> None:
    known = held("S/RES/2615(2021)", noticed={"S/RES/2617(2021)": noticed("S/RES/2617(2021)")})
    assert names(known, "S/RES")[-1] == "S/RES/2616(2021)"
    assert [one.symbol for one in unissued(known)] == ["S/RES/2617(2021)"]


def test_a_held_number_whose_year_no_table_has_is_not_missing() -> None:
    assert names(held("S/RES/2903(2026)", "S/RES/2904(2026)"), "S/RES")[-1].endswith("S/RES/2902")


def test_a_session_is_asked_for_by_its_series() -> None:
    known = held("A/RES/81/2", "A/RES/80/2", "E/RES/2026/2")
    assert names(known, "A/RES/81") == ["A/RES/81/1"]
    assert names(known, "A/RES") == ["A/RES/80/1", "A/RES/81/1"]


def test_what_is_out_is_not_unissued() -> None:
    known = held("A/RES/81/1", noticed={"A/RES/81/1": noticed("A/RES/81/1")})
    assert unissued(known) == ()


def test_languages_that_are_looked_for_are_outstanding() -> None:
    row = Watched("ods", "x", "A/RES/81/1", "ar", mode=Mode.LIVE)
    known = held("A/RES/81/1", official={"A/RES/81/1": frozenset({"en"})}, tried={"A/RES/81/1": (row,)})
    assert [(one.symbol, "ar" in one.languages, "en" in one.languages) for one in outstanding(known)] == [
        ("A/RES/81/1", True, False)
    ]


def test_symbols_stand_in_series() -> None:
    assert numbered("S/RES/2617(2021)") == Numbered("S/RES", 2617)
    assert numbered("A/RES/ES-11/1") == Numbered("A/RES/ES-11", 1)
    assert numbered("A/RES/48/75[A]") == Numbered("A/RES/48", 75)
    assert [numbered(one) for one in ("A/RES/217(III)[A]", "A/RES/80/1/Corr.1", "A/81/5", "no symbol")] == [None] * 4


def test_the_next_three_of_each_series_are_probed() -> None:
    known = ("S/RES/2810(2026)", "A/RES/81/12", "A/RES/80/300", "E/RES/2026/3", "A/HRC/RES/63/10")
    probed = next_numbers(known, datetime(2026, 11, 22, tzinfo=UTC))
    assert probed[:6] == (
        *(f"S/RES/{number}(2026)" for number in (2811, 2812, 2813)),
        *(f"A/RES/81/{n}" for n in (13, 14, 15)),
    )
    assert "A/HRC/RES/64/1" in probed
    assert "A/RES/80/301" not in probed


def test_a_corrigendum_may_be_for_one_language_and_is_never_outstanding() -> None:
    row = Watched("ods", "x", "A/RES/81/2/Corr.1", "fr", absences=3)
    known = held(
        "A/RES/81/2/Corr.1",
        official={"A/RES/81/2/Corr.1": frozenset({"en"})},
        tried={"A/RES/81/2/Corr.1": (row,)},
    )
    assert outstanding(known) == ()


def test_at_new_year_a_number_may_be_of_either_year() -> None:
    probed = next_numbers(("S/RES/2810(2026)",), datetime(2027, 1, 4, tzinfo=UTC))
    assert probed[:2] == ("S/RES/2811(2027)", "S/RES/2811(2026)")


def test_a_body_of_which_nothing_is_known_is_not_asked_about() -> None:
    assert next_numbers((), THEN) == ()


def test_lags_say_who_was_first() -> None:
    day = date(2026, 11, 1)
    seen = [
        Seen("A", day, "press", None, THEN + timedelta(hours=6)),
        Seen("A", day, "ods", "en", THEN + timedelta(hours=30)),
        Seen("B", day, "ods", "en", THEN + timedelta(hours=50)),
        Seen("C", date(1999, 1, 1), "ods", "en", THEN),
    ]
    hours = timedelta(hours=1)
    assert lags(seen) == (
        Lag("ods", "en", 2, 1, 40 * hours, 50 * hours),
        Lag("press", None, 1, 1, 6 * hours, 6 * hours),
    )
