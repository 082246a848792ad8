"""What an alert said when it was sent, and what the collection says today."""

from pathlib import Path
from typing import Any

from monitor.filling.backfilling import Wish
from monitor.filling.handing_in import hand_in
from monitor.intents import Version
from monitor.newness import Newness
from monitor.newness_today import newly_cited
from monitor.receiving import Context
from monitor.store import corpus
from tests.support.resolutions import resolution

NEWER, OLDER = "S/RES/2903(2026)", "S/RES/2810(2025)"
MANDATE = "the mandate of the Harbour Lantern Mission"


def take_in(context: Context, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    list(hand_in(context, [folder / name], Wish()))


def renewal(context: Context, folder: Path) -> None:
    """2903 extends what 2810 set up, and cites 2178 beside it, which 2810 does not."""
    take_in(
        context, folder, "new.txt", resolution(2903).replace(MANDATE, f"{MANDATE} as set out in resolution 2810 (2025)")
    )


def predecessor(context: Context, folder: Path) -> None:
    older = (
        resolution(2810, year=2025)
        .replace(" and 2178 (2014) of 24 September 2014", "")
        .replace("resolutions", "resolution")
    )
    take_in(context, folder, "old.txt", older)


def said(context: Context) -> dict[str, Any]:
    (event,) = [one for one in corpus.events(context.database, symbol=NEWER) if one.data.get("newly")]
    newly: dict[str, Any] = event.data["newly"]
    return newly


def today(context: Context) -> Newness:
    version = corpus.version(context.database, NEWER)
    assert isinstance(version, Version)
    return newly_cited(context.database, version, corpus.work(context.database, NEWER))


def test_what_the_held_predecessor_did_not_cite_is_new_in_the_series(context: Context, tmp_path: Path) -> None:
    predecessor(context, tmp_path)
    renewal(context, tmp_path)
    assert said(context)["new_in_series"] == ["S/RES/2178(2014)", OLDER]
    assert said(context)["series"]["immediate"] == OLDER


def test_a_later_backfill_changes_what_is_true_today_and_not_what_was_said(context: Context, tmp_path: Path) -> None:
    renewal(context, tmp_path)
    assert today(context).new_in_series is None
    predecessor(context, tmp_path)
    assert said(context)["new_in_series"] == "unknown"
    assert said(context)["first_in_collection"] == ["S/RES/1373(2001)", "S/RES/2178(2014)", OLDER]
    assert today(context).new_in_series == ("S/RES/2178(2014)", OLDER)
    assert today(context).first_in_collection == ("S/RES/2178(2014)", OLDER)
    assert OLDER in today(context).held


# ---- a text and the draft that it was adopted from -------------------------------------------------------------------

DRAFT = """A/81/L.905
General Assembly
Distr.: Limited
2 November 2026
Original: English
Eighty-first session
Agenda item 14
Lighthouses
Draft resolution

The General Assembly,

Recalling its resolution 60/288,

1. Decides to meet again.
"""
ADOPTED = """A/RES/81/905
General Assembly
Distr.: General
9 November 2026
Eighty-first session
Agenda item 14
Resolution adopted by the General Assembly on 5 November 2026
[without reference to a Main Committee (A/81/L.905)]
81/905. Lighthouses

The General Assembly,

Recalling its resolutions 60/288 and 66/10,

1. Decides to meet again.
"""


def adopted(context: Context) -> Version:
    version = corpus.version(context.database, "A/RES/81/905")
    assert isinstance(version, Version)
    return version


def answers_of_adopted(context: Context) -> Newness:
    return newly_cited(context.database, adopted(context), corpus.work(context.database, "A/RES/81/905"))


def test_what_a_text_cites_beyond_its_draft_is_new_in_its_first_version(context: Context, tmp_path: Path) -> None:
    take_in(context, tmp_path, "draft.txt", DRAFT)
    take_in(context, tmp_path, "adopted.txt", ADOPTED)
    (event,) = corpus.events(context.database, symbol="A/RES/81/905")
    assert (event.data["newly"]["new_in_version"], event.data["newly"]["draft"]) == (["A/RES/66/10"], "A/81/L.905")
    answers = answers_of_adopted(context)
    assert (answers.new_in_version, answers.draft) == (("A/RES/66/10",), "A/81/L.905")


def test_nothing_is_new_against_a_draft_that_is_not_held_in_the_language(context: Context, tmp_path: Path) -> None:
    take_in(context, tmp_path, "adopted.txt", ADOPTED)
    (event,) = corpus.events(context.database, symbol="A/RES/81/905")
    assert (event.data["newly"]["new_in_version"], "draft" in event.data["newly"]) == (None, False)
    assert answers_of_adopted(context).new_in_version is None
