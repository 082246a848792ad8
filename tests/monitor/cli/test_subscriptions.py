"""Subscriptions on the command line: every predicate, files, previews."""

from pathlib import Path
from typing import Any

import pytest

from tests.monitor.cli.conftest import Seized

SYMBOL = "S/RES/9002(2099)"
EVERY_OPTION = {
    "--symbol": (SYMBOL, "symbols"),
    "--series": (SYMBOL, "series"),
    "--cites": (SYMBOL, "cites"),
    "--body": ("SC", "bodies"),
    "--kind": ("resolution", "kinds"),
    "--actor": ("CTED", "actors"),
    "--mentions": ("UNODC", "mentions"),
    "--subject": ("TERRORISM", "subjects"),
    "--country": ("DRC", "countries"),
    "--word": ("灯塔", "words"),
    "--verb": ("decides", "verbs"),
    "--vote": ("abstained China", "votes"),
    "--event": ("reissued", "events"),
}
FILE = """
subscriptions:
- name: lamps
  channel: "console:"
  rules:
  - words: [lamp]
- name: council
  channel: "console:"
  rules:
  - bodies: [SC]
    kinds: [resolution]
  rhythm: daily
"""


def shape(seized: Seized, name: str) -> dict[str, Any]:
    (found,) = seized("subscriptions", "show", name, "--format", "json").objects
    return found


@pytest.mark.parametrize("option", EVERY_OPTION)
def test_every_predicate_has_an_option(seized: Seized, option: str) -> None:
    value, key = EVERY_OPTION[option]
    assert seized("subscribe", "console:", option, value, "--name", "one").code == 0
    (rule,) = shape(seized, "one")["rules"]
    assert list(rule) == [key]


def test_a_rule_of_all_kinds_of_option(seized: Seized) -> None:
    arguments = [part for option, (value, _) in EVERY_OPTION.items() for part in (option, value)]
    more = ["--relation", "extends", "--at-least", "1", "--of", SYMBOL, "--leads-to", SYMBOL, "--language", "zh"]
    assert seized("subscribe", "console:", *arguments, *more, "--name", "one").code == 0
    (rule,) = shape(seized, "one")["rules"]
    assert len(rule) == len(EVERY_OPTION) + 4
    assert rule["chain"] == {"symbol": SYMBOL, "distance": 2}


def test_words_given_as_near_are_wanted_together(seized: Seized) -> None:
    assert (
        seized("subscribe", "console:", "--near", "lamp", "--near", "harbour", "--within", "0", "--name", "a").code == 0
    )
    assert seized("subscribe", "console:", "--near", "lamp", "--near", "harbour", "--name", "b").code == 0
    within = [shape(seized, name)["rules"][0]["near"]["within"] for name in "ab"]
    assert within == [0, 10]


def test_midnight_is_an_hour(seized: Seized) -> None:
    assert seized("subscribe", "console:", "--word", "lamp", "--hour", "0", "--name", "one").code == 0
    assert shape(seized, "one")["hour"] == 0


def test_how_it_is_told_is_kept(seized: Seized) -> None:
    telling = ["--prefer", "zh", "--prefer", "en", "--preference", "wait 24 h", "--rhythm", "weekly", "--weekday", "7"]
    clock = ["--hour", "6", "--timezone", "Asia/Kathmandu", "--quiet", "22:00-07:00", "--pierce", "changed_by"]
    done = seized("subscribe", "console:", "--word", "lamp", *telling, *clock, "--quiet-week", "--name", "one")
    assert done.code == 0
    found = shape(seized, "one")
    assert (found["languages"], found["preference"], found["rhythm"]) == (["zh", "en"], "wait 24 h", "weekly")
    assert (found["weekday"], found["hour"], found["timezone"]) == (7, 6, "Asia/Kathmandu")
    assert (found["quiet"], found["pierce"], found["quiet_week"]) == ("22:00-07:00", ["changed_by"], True)


def test_what_is_not_wanted_is_an_exclusion_each(seized: Seized) -> None:
    nots = ["--not", "word=budget", "--not", "language=fr"]
    assert seized("subscribe", "console:", "--body", "SC", *nots, "--name", "one").code == 0
    assert shape(seized, "one")["exclude"] == [{"words": ["budget"]}, {"languages": ["fr"]}]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--language", "en"], "say what to tell: at least one of --symbol"),
        (["--cites", SYMBOL, "--relation", "likes"], "--relation: 'likes' is no relation; one of extends"),
        (["--relation", "extends"], "they narrow cites"),
        (["--at-least", "2"], "--at-least 2 --of S"),
        (["--at-least", "3", "--of", SYMBOL], "--at-least: count: 3 of 1 works can never be cited"),
        (["--distance", "2", "--word", "x"], "--leads-to S --distance 2"),
        (["--leads-to", SYMBOL, "--distance", "9"], "--leads-to: "),
        (["--country", "Narnia"], "--country: 'Narnia' is no country that is known"),
        (["--near", "lamp"], "--near: "),
        (["--within", "3"], "--near W --near W --within 10"),
        (["--near", "a", "--near", "b", "--within", "201"], "--near: "),
        (["--actor", "Owls"], "--actor: 'Owls' is no body that is known; one of"),
        (["--word", "x", "--not", "budget"], "--not budget: write --not OPTION=VALUE"),
        (["--word", "x", "--not", "body=Owls"], "--not: 'Owls' is no body"),
        (["--word", "x", "--quiet", "night"], "--quiet: 'night': write hours as 22:00-07:00"),
        (["--word", "x", "--timezone", "Mars"], "--timezone: 'Mars' is no time zone"),
        (["--word", "x", "--preference", "only"], "--preference: 'only' needs languages"),
        (["--word", "x", "--hour", "25"], "--hour: "),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_named_by_its_option(seized: Seized, arguments: list[str], complaint: str) -> None:
    done = seized("subscribe", "console:", *arguments)
    assert (done.code, done.out) == (2, "")
    assert complaint in done.err
    assert len(done.err.splitlines()) == 1
    assert seized("channels", "list", "--format", "json").out == ""


def test_a_name_belongs_to_one(seized: Seized) -> None:
    assert seized("subscribe", "console:", "--word", "lamp", "--name", "one").code == 0
    done = seized("subscribe", "console:", "--word", "oil", "--name", "one")
    assert (done.code, "--name one: taken" in done.err) == (2, True)


def test_a_refused_subscription_leaves_no_channel(seized: Seized) -> None:
    seized("subscribe", "console:", "--word", "lamp", "--name", "one")
    assert seized("subscribe", "mailto:ann@example.org", "--word", "oil", "--name", "one").code == 2
    assert [one["name"] for one in seized("channels", "list", "--format", "json").objects] == ["console:"]


# ---- previews --------------------------------------------------------------------------------------------------------


def test_a_dry_run_says_what_would_have_been_sent_and_stores_nothing(seized: Seized) -> None:
    (found,) = seized("subscribe", "console:", "--word", "lamp", "--dry-run", "--format", "json").objects
    assert (found["count"], found["messages"]) == (0, [])
    assert seized("subscriptions", "list", "--format", "json").out == ""


def test_a_preview_is_of_one_or_of_a_file(seized: Seized, tmp_path: Path) -> None:
    file = tmp_path / "subscriptions.yaml"
    file.write_text(FILE, encoding="utf-8")
    assert len(seized("subscriptions", "preview", "--file", str(file), "--format", "json").objects) == 2
    seized("subscribe", "console:", "--word", "lamp", "--name", "one")
    assert "0 messages since" in seized("subscriptions", "preview", "one").out
    for wrong in ([], ["one", "--file", str(file)], ["nobody"]):
        assert seized("subscriptions", "preview", *wrong).code == 2


# ---- files -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def file(seized: Seized, tmp_path: Path) -> Path:
    """A file for a channel that is there."""
    seized("subscribe", "console:", "--word", "oil", "--name", "mine")
    path = tmp_path / "subscriptions.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_file_is_made_so_and_again_changes_nothing(seized: Seized, file: Path) -> None:
    assert (
        seized("subscriptions", "import", str(file)).out == "made: lamps\nmade: council\nas before: 0 subscriptions\n"
    )
    assert seized("subscriptions", "import", str(file)).out == "as before: 2 subscriptions\n"
    assert len(seized("subscriptions", "list", "--format", "json").objects) == 3


def test_what_a_file_changes_is_said(seized: Seized, file: Path) -> None:
    seized("subscriptions", "import", str(file))
    before = shape(seized, "council")
    file.write_text(FILE.replace("daily", "weekly"), encoding="utf-8")
    fates = seized("subscriptions", "import", str(file), "--format", "json").objects
    assert [(one["name"], one["fate"], one["changed"]) for one in fates] == [
        ("lamps", "same", []),
        ("council", "changed", ["rhythm"]),
    ]
    assert shape(seized, "council") == {**before, "rhythm": "weekly"}


def test_a_dry_run_of_a_file_changes_nothing(seized: Seized, file: Path) -> None:
    done = seized("subscriptions", "import", str(file), "--dry-run")
    assert "made: lamps" in done.out
    assert "nothing was stored" in done.out
    assert len(seized("subscriptions", "list", "--format", "json").objects) == 1


def test_a_file_with_one_wrong_line_changes_nothing(seized: Seized, file: Path) -> None:
    for wrong, complaint in (
        (FILE.replace("bodies: [SC]", "bodies: [Owls]"), "subscriptions[1].rules[0].bodies: 'Owls' is no body"),
        (FILE.replace('"console:"\n  rules:\n  - bodies', "desk\n  rules:\n  - bodies"), "there is no channel 'desk'"),
        ("\ufeff- a", "write the key subscriptions"),
    ):
        file.write_text(wrong, encoding="utf-8")
        done = seized("subscriptions", "import", str(file))
        assert (done.code, complaint in done.err) == (2, True)
    file.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in seized("subscriptions", "import", str(file)).err
    assert len(seized("subscriptions", "list", "--format", "json").objects) == 1


def test_what_is_exported_is_imported_as_the_same(seized: Seized, file: Path, tmp_path: Path) -> None:
    seized("subscriptions", "import", str(file))
    out = tmp_path / "out.yaml"
    out.write_text(seized("subscriptions", "export").out, encoding="utf-8")
    assert seized("subscriptions", "import", str(out)).out == "as before: 3 subscriptions\n"


def test_a_file_that_is_not_there_is_named(seized: Seized) -> None:
    done = seized("subscriptions", "import", "nowhere.yaml")
    assert (done.code, "nowhere.yaml" in done.err) == (1, True)
