"""Getting what came out before we watched, by symbol and from files."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from monitor.filling.backfilling import Backfilled, Wish, backfill_symbols
from monitor.filling.handing_in import files_in, hand_in
from monitor.filling.rebuilding import charset_of, rebuild
from monitor.intents import EventType, Mode, Outcome
from monitor.looking import look_at_wanted
from monitor.receiving import Context
from monitor.store import corpus, outbox, schedule
from monitor.subscribing import Rule
from tests.support.fake_source import FakeSource
from tests.support.resolutions import resolution
from tests.support.standing import Clock, follow

SYMBOL = "S/RES/2903(2026)"
T = "S/RES/1373(2001)"


def outcomes(lines: list[Backfilled]) -> list[Outcome]:
    return [line.outcome for line in lines]


def published() -> FakeSource:
    site = FakeSource()
    site.publish("page", resolution(2903), symbol=SYMBOL)
    return site


def filled(context: Context, site: FakeSource, **wish: Any) -> list[Backfilled]:
    return list(backfill_symbols(context, [site], [SYMBOL], replace(Wish(), **wish)))


# ---- by symbol -------------------------------------------------------------------------------------------------------


def test_a_backfill_stores_and_tells_nobody(context: Context) -> None:
    follow(context.database, Rule(cites=(T,)))
    assert outcomes(filled(context, published())) == [Outcome.NEW]
    assert [event.type.value for event in corpus.events(context.database)] == ["backfilled"]
    assert outbox.deliveries(context.database) == ()


def test_a_backfill_tells_when_asked_to(context: Context) -> None:
    follow(context.database, Rule(cites=(T,)))
    filled(context, published(), notify=True)
    assert len(outbox.deliveries(context.database)) == 1


def test_a_text_that_came_by_a_backfill_and_changes_later_is_told(context: Context, clock: Clock) -> None:
    follow(context.database, Rule(cites=(T,)))
    site = published()
    filled(context, site)
    (address,) = site.pages
    site.amend(address, site.pages[address][1].replace("Decides", "Demands"))
    clock.pass_by(days=8)
    look_at_wanted(context, {site.name: site})
    assert next(iter(corpus.events(context.database))).type is EventType.CHANGED_WITHOUT_NOTICE
    assert len(outbox.deliveries(context.database)) == 1


def test_a_dry_run_stores_nothing(context: Context) -> None:
    assert outcomes(filled(context, published(), dry_run=True)) == [Outcome.NEW]
    assert corpus.works(context.database) == ()
    assert schedule.watched_rows(context.database) == ()


def test_a_backfill_again_fetches_nothing_anew(context: Context) -> None:
    site = published()
    filled(context, site)
    assert outcomes(filled(context, site)) == [Outcome.UNCHANGED]


def test_a_symbol_that_nobody_has_is_news_when_it_comes_out(context: Context, clock: Clock) -> None:
    follow(context.database, Rule(symbols=(SYMBOL,)))
    site = FakeSource()
    assert outcomes(filled(context, site)) == [Outcome.GONE]
    site.publish(f"page of {SYMBOL}", resolution(2903))
    clock.pass_by(hours=2)
    look_at_wanted(context, {"wiki": site})
    assert [event.type.value for event in corpus.events(context.database)] == ["issued"]
    assert len(outbox.deliveries(context.database)) == 1


def test_with_a_depth_what_is_cited_is_fetched_as_such(context: Context) -> None:
    site = published()
    lines = filled(context, site, depth=1)
    assert outcomes(lines) == [Outcome.NEW, Outcome.GONE, Outcome.GONE]
    modes = {row.symbol: row.mode for row in schedule.watched_rows(context.database)}
    assert modes[T] is Mode.CITED


# ---- from files ------------------------------------------------------------------------------------------------------


def test_good_files_are_stored_and_bad_ones_named(context: Context, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(resolution(2903))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "nameless.txt").write_text("A list of things to buy: bread and milk.")
    paths = [tmp_path / name for name in ("empty.txt", "binary.txt", "nameless.txt", "missing.txt", "good.txt")]
    lines = list(hand_in(context, paths, Wish()))
    assert outcomes(lines) == [Outcome.REFUSED] * 4 + [Outcome.NEW]
    assert all(str(path) in line.reason for path, line in zip(paths[:4], lines, strict=False))
    assert not any("\n" in line.reason for line in lines)


def test_what_is_stored_already_is_skipped(context: Context, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(resolution(2903))
    list(hand_in(context, [tmp_path], Wish()))
    (again,) = hand_in(context, [tmp_path], Wish())
    assert (again.outcome, again.symbol) == (Outcome.UNCHANGED, SYMBOL)


def test_a_directory_stands_for_the_texts_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "deep/c.wiki", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in files_in([tmp_path, tmp_path / "b.txt"])] == ["a.html", "b.txt", "c.wiki"]


def test_two_symbols_need_the_users_word(context: Context, tmp_path: Path) -> None:
    both = resolution(2903).replace("S/RES/2903 (2026)\n", "S/RES/2903 (2026)\nS/RES/2911 (2026)\n")
    (tmp_path / "two.txt").write_text(both)
    (line,) = hand_in(context, [tmp_path], Wish())
    assert (line.outcome, "prints two symbols" in line.reason) == (Outcome.REFUSED, True)
    (line,) = hand_in(context, [tmp_path], Wish(), symbol=SYMBOL)
    assert (line.outcome, line.symbol) == (Outcome.NEW, SYMBOL)


def test_a_document_of_two_organs_is_one_with_two_names(context: Context, tmp_path: Path) -> None:
    joint = resolution(2903).replace("S/RES/2903 (2026)\n", "A/RES/70/262\nS/RES/2903 (2026)\n")
    (tmp_path / "joint.txt").write_text(joint)
    (line,) = hand_in(context, [tmp_path], Wish())
    assert (line.outcome, line.symbol) == (Outcome.NEW, "A/RES/70/262")


def test_a_file_that_is_not_what_the_user_says_is_refused(context: Context, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(resolution(2903))
    (line,) = hand_in(context, [tmp_path], Wish(), symbol="S/RES/2617(2021)")
    assert (line.outcome, "S/RES/2617(2021)" in line.reason) == (Outcome.REFUSED, True)


# ---- again -----------------------------------------------------------------------------------------------------------


def test_rebuilding_renews_comparisons_and_leaves_what_it_cannot_read(context: Context, tmp_path: Path) -> None:
    for version in ("", " and on the pilots"):
        (tmp_path / "one.txt").write_text(resolution(2903, extra=version))
        list(hand_in(context, [tmp_path], Wish()))
    last = corpus.version(context.database, SYMBOL)
    assert last is not None
    before = corpus.comparison_for(context.database, last.id)
    assert [one.reason for one in rebuild(context)] == [None, None]
    assert corpus.comparison_for(context.database, last.id) == before is not None


def test_a_rebuild_stops_between_two_versions_when_asked(context: Context) -> None:
    filled(context, published())
    assert list(rebuild(replace(context, stopping=lambda: True))) == []


@pytest.mark.parametrize(
    ("served", "charset"),
    [("text/html; charset=big5", "big5"), ('text/html;a=b; CHARSET="utf-8"', "utf-8"), ("text/html", None), ("", None)],
)
def test_a_kept_document_is_decoded_as_it_was_served(served: str, charset: str | None) -> None:
    assert charset_of((("content-type", served),)) == charset


def test_rebuilding_derives_the_same_and_tells_nobody(context: Context) -> None:
    follow(context.database, Rule(cites=(T,)))
    filled(context, published())
    before = corpus.version(context.database, SYMBOL)
    assert [one.reason for one in rebuild(context)] == [None]
    assert corpus.version(context.database, SYMBOL) == before
    assert outbox.deliveries(context.database) == ()
    assert len(corpus.events(context.database)) == 1
