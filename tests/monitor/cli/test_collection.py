"""Commands on a collection: filling it, looking at it, being told."""

import os
from pathlib import Path

import pytest

from tests.monitor.cli.conftest import Seized

SYMBOL = "S/RES/9002(2099)"


@pytest.fixture
def filled(seized: Seized, resolution: Path) -> Seized:
    assert seized("backfill", "--files", str(resolution)).code == 0
    return seized


def test_an_empty_home_is_no_error(seized: Seized) -> None:
    for command in ("status", "sources", "events", "deliveries list", "channels list", "subscriptions list"):
        done = seized(*command.split())
        assert (done.code, done.err) == (0, "")
        assert done.out


def test_a_backfill_again_holds_already(filled: Seized, resolution: Path) -> None:
    (again,) = filled("backfill", "--files", str(resolution), "--format", "json").objects
    assert (again["outcome"], again["symbol"]) == ("unchanged", SYMBOL)


def test_a_dry_run_stores_nothing(seized: Seized, resolution: Path) -> None:
    assert seized("backfill", "--files", "--dry-run", str(resolution)).code == 0
    assert seized("status", "--format", "json").objects[0]["counts"]["works"] == 0


def test_bad_files_do_not_stop_good_ones(seized: Seized, resolution: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = seized("backfill", "--files", str(tmp_path / "empty.txt"), str(resolution))
    assert done.code == 1
    assert "empty.txt" in done.err
    assert SYMBOL in done.out


def test_show_gives_the_version_with_paragraphs_and_citations(filled: Seized) -> None:
    (found,) = filled("show", SYMBOL, "--format", "json").objects
    assert (found["symbol"], found["version"], found["language"]) == (SYMBOL, 1, "en")
    assert found["work"]["adopted_on"] == "2099-03-05"
    assert found["paragraphs"]
    assert found["citations"]


def test_history_and_diff_of_held_versions(filled: Seized, reissue: Path, resolution: Path) -> None:
    resolution.write_bytes(reissue.read_bytes())
    assert filled("backfill", "--files", str(resolution)).code == 0
    rows = filled("history", SYMBOL, "--format", "json").objects
    assert [row["version"] for row in rows] == [1, 2]
    assert (rows[1]["against"], rows[1]["change_class"]) == (1, "operative")
    assert "{+8990 (2098)+}" in filled("diff", f"{SYMBOL}@1", f"{SYMBOL}@2").out


def test_cited_by_names_the_citing_paragraphs(filled: Seized) -> None:
    rows = filled("cited-by", "S/RES/9001(2099)", "--format", "json").objects
    assert {(row["citing"], row["paragraph"]) for row in rows} == {(SYMBOL, "pp1"), (SYMBOL, "op1")}


def test_events_are_cloudevents_when_json(filled: Seized) -> None:
    (event, *_) = filled("events", "--format", "json").objects
    assert (event["specversion"], event["subject"]) == ("1.0", SYMBOL)
    assert event["time"].endswith(("Z", "+00:00"))


def test_a_subscription_is_made_shown_and_removed(seized: Seized) -> None:
    (made,) = seized("subscribe", "console:", "--cites", "s/res/1373", "--name", "ct", "--format", "json").objects
    assert made["rules"][0]["cites"] == ["S/RES/1373(2001)"]
    assert seized("subscriptions", "show", "ct", "--format", "json").objects == [made]
    assert seized("subscriptions", "remove", "ct").code == 0
    assert seized("subscriptions", "list", "--format", "json").out == ""


def test_a_notified_backfill_is_delivered_once(seized: Seized, resolution: Path) -> None:
    seized("subscribe", "console:", "--symbol", SYMBOL)
    assert seized("backfill", "--files", "--notify", str(resolution)).code == 0
    assert SYMBOL in seized("deliver").out
    assert seized("deliver").out == ""
    (delivery,) = seized("deliveries", "list", "--format", "json").objects
    assert (delivery["state"], len(delivery["attempts"])) == ("done", 1)


def test_a_channel_can_be_tested(seized: Seized) -> None:
    done = seized("channels", "test", "console:")
    assert done.code == 0
    assert "sent: printed" in done.out


def test_a_folder_is_polled(seized: Seized, tmp_path: Path, resolution: Path) -> None:
    incoming = tmp_path / "home" / "incoming"
    incoming.mkdir()
    (incoming / "9002.wiki").write_bytes(resolution.read_bytes())
    (dry,) = seized("poll", "--dry-run", "--format", "json").objects
    assert (dry["source"], dry["dry_run"], dry["error"]) == ("folder", True, None)
    assert seized("poll").code == 0
    (state,) = seized("sources", "--format", "json").objects
    assert (state["source"], state["state"], state["failures"]) == ("folder", "working", 0)


def test_rebuild_and_db_check_find_all_in_order(filled: Seized) -> None:
    assert filled("rebuild").out.startswith("derived again: 1 version")
    assert filled("db", "upgrade").code == 0
    assert filled("db", "check").code == 0


def test_a_mailbox_is_reached_through_the_operator_s_server(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_SMTP", "smtp://mail.example.org/?from=seized@example.org")
    assert seized("subscribe", "mailto:ann@example.org", "--word", "lamp").code == 0
    (channel,) = seized("channels", "list", "--format", "json").objects
    assert channel["name"] == "mailto:a…@example.org"


def test_an_operator_s_server_that_is_none_is_named(seized: Seized, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEIZED_SMTP", "hunter2")
    done = seized("subscribe", "mailto:ann@example.org", "--word", "lamp")
    assert (done.code, "settings (smtp)" in done.err, "hunter2" in done.err) == (2, True, False)


def test_two_addresses_that_look_alike_are_two_channels(seized: Seized) -> None:
    for path in ("one", "two", "one"):
        assert seized("subscribe", f"webhook+https://example.org/{path}", "--word", path).code == 0
    names = [one["name"] for one in seized("channels", "list", "--format", "json").objects]
    assert names == ["webhook+https://example.org/…", "webhook+https://example.org/… (2)"]
    assert seized("subscribe", names[1], "--word", "three").code == 0
    listed = seized("subscriptions", "list", "--format", "json").objects
    assert len({one["name"] for one in listed}) == 4


def test_a_symbol_that_no_source_has_is_failed_work_and_no_wrong_input(seized: Seized) -> None:
    done = seized("backfill", "S/RES/9002(2099)")
    assert done.code == 1
    assert "no source has it now" in done.err


def test_a_refused_document_stands_with_its_reason_among_the_sources(
    seized: Seized, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEIZED_SOURCES__FOLDER__PATHS", f'["{tmp_path / "papers"}"]')
    (tmp_path / "papers").mkdir()
    paper = tmp_path / "papers/draft.pdf"
    paper.write_bytes(b"%PDF-1.7 made up")
    os.utime(paper, (0, 0))
    assert seized("poll", "folder").code == 0
    shown = seized("sources")
    assert "1 document not taken in" in shown.out
    assert "draft.pdf" in shown.out
    (folder,) = seized("sources", "--format", "json").objects
    assert [one["address"] for one in folder["refused"]] == ["draft.pdf"]
    assert "cut off" in folder["refused"][0]["reason"]
