"""A directory that people put documents into."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.documents import Absent, Corrupt, Found, Listing, NotModified, Refused, Sighting
from sources.errors import SourceError, Unreachable
from sources.folder import Folder
from sources.interface import Source

Put = Callable[..., Path]
NOW = 1_800_000_000.0


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, text: str = "决定。", *, age: float = 60.0) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (NOW - age, NOW - age))
        return path

    return write


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path, clock=lambda: NOW)


def _seen(listings: tuple[Listing, ...]) -> list[tuple[str, str]]:
    return [(listing.address, str(listing.sighting)) for listing in listings]


def test_a_folder_is_a_source(folder: Folder) -> None:
    source: Source = folder
    assert (source.name, source.official, source.find("S/RES/1(1946)", "en")) == ("folder", False, ())


def test_a_file_that_appears_is_listed_once(folder: Folder, put: Put) -> None:
    put("a.txt")
    first = folder.poll(None)
    assert (_seen(first.listings), first.first, first.gap) == ([("a.txt", "present")], True, False)
    again = folder.poll(first.cursor)
    assert (again.listings, again.first) == ((), False)


def test_a_file_that_changes_is_listed_again_with_another_mark(folder: Folder, put: Put) -> None:
    put("a.txt")
    first = folder.poll(None)
    put("a.txt", "决定；", age=30)
    second = folder.poll(first.cursor)
    assert _seen(second.listings) == [("a.txt", "present")]
    assert first.listings[0].validators != second.listings[0].validators


def test_a_file_that_disappears_is_gone_once(folder: Folder, put: Put) -> None:
    path = put("a.txt")
    first = folder.poll(None)
    path.unlink()
    second = folder.poll(first.cursor)
    assert _seen(second.listings) == [("a.txt", "gone")]
    assert folder.poll(second.cursor).listings == ()


def test_a_file_that_is_being_written_waits_for_the_next_poll(tmp_path: Path, put: Put) -> None:
    put("a.txt", age=0.5)
    now = [NOW]
    folder = Folder(tmp_path, clock=lambda: now[0], settle=2)
    first = folder.poll(None)
    assert first.listings == ()
    now[0] += 2
    assert _seen(folder.poll(first.cursor).listings) == [("a.txt", "present")]


def test_an_empty_file_waits_and_a_known_one_that_is_emptied_is_not_gone(folder: Folder, put: Put) -> None:
    put("a.txt")
    first = folder.poll(None)
    put("a.txt", "")
    put("b.txt", "")
    second = folder.poll(first.cursor)
    assert second.listings == ()
    put("a.txt", "决定！", age=30)
    assert _seen(folder.poll(second.cursor).listings) == [("a.txt", "present")]


def test_a_time_in_the_future_settles_when_two_polls_agree(folder: Folder, put: Put) -> None:
    put("a.txt", age=-5000)
    first = folder.poll(None)
    assert first.listings == ()
    assert _seen(folder.poll(first.cursor).listings) == [("a.txt", "present")]


@pytest.mark.parametrize(
    "name",
    [".hidden.txt", "~$a.txt", "a.txt~", "a.txt.part", "a.tmp", "a.jpg", "noextension", ".git/a.txt", "#a.txt.swp"],
)
def test_other_files_are_left_alone(folder: Folder, put: Put, name: str) -> None:
    put(name)
    assert folder.poll(None).listings == ()


@pytest.mark.parametrize("name", ["a.pdf", "a.DOCX", "a.doc", "a.odt", "a.rtf"])
def test_a_document_that_no_reader_knows_yet_is_listed_so_that_it_can_be_refused(
    folder: Folder, put: Put, name: str
) -> None:
    put(name)
    assert [one.address for one in folder.poll(None).listings] == [name]


@pytest.mark.parametrize("name", ["a.txt", "B.TXT", "a.md", "a.html", "a.htm", "a.wiki", "a.wikitext", "决议 2617.txt"])
def test_documents_are_read_with_their_types(folder: Folder, put: Put, name: str) -> None:
    put(name)
    answer = folder.fetch(folder.poll(None).listings[0], None)
    assert isinstance(answer, Found)
    assert (answer.content.decode(), bool(answer.media_type)) == ("决定。", True)


def test_sub_folders_are_walked_to_a_depth(tmp_path: Path, put: Put) -> None:
    put("x/a.txt")
    put("x/y/b.txt")
    assert _seen(Folder(tmp_path, depth=1, clock=lambda: NOW).poll(None).listings) == [("x/a.txt", "present")]


def test_a_link_that_leads_out_is_not_followed(
    folder: Folder, put: Put, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("x")
    put("a.txt")
    (folder.path / "b.txt").symlink_to(outside / "secret.txt")
    (folder.path / "c.txt").symlink_to(folder.path / "a.txt")
    (folder.path / "d").symlink_to(outside)
    (folder.path / "loop").symlink_to(folder.path)
    (folder.path / "e.txt").symlink_to("e.txt")
    assert [address for address, _ in _seen(folder.poll(None).listings)] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("address", ["../x.txt", "/etc/passwd", "", ".", "a\0b", "x/../../y.txt", "n" * 300])
def test_an_address_that_leads_out_has_nothing(folder: Folder, address: str) -> None:
    assert isinstance(folder.fetch(Listing("folder", address), None), Absent | Refused)


def test_what_we_hold_is_not_read_again(folder: Folder, put: Put) -> None:
    path = put("a.txt")
    listing = folder.poll(None).listings[0]
    assert folder.fetch(listing, listing.validators) == NotModified(listing)
    path.unlink()
    assert isinstance(folder.fetch(listing, None), Absent)


def test_a_change_between_listing_and_reading_is_not_lost(folder: Folder, put: Put) -> None:
    put("a.txt")
    first = folder.poll(None)
    put("a.txt", "新", age=30)
    answer = folder.fetch(first.listings[0], None)
    assert isinstance(answer, Found)
    second = folder.poll(first.cursor).listings
    assert folder.fetch(second[0], answer.validators) == NotModified(second[0])


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path, put: Put) -> None:
    put("a.txt", "x" * 100)
    folder = Folder(tmp_path, cap=99, clock=lambda: NOW)
    answer = folder.fetch(folder.poll(None).listings[0], None)
    assert isinstance(answer, Corrupt)
    assert "larger than 99 bytes" in answer.reason


def test_a_file_that_became_a_directory_is_refused(folder: Folder, put: Put) -> None:
    path = put("a.txt")
    listing = folder.poll(None).listings[0]
    path.unlink()
    path.mkdir()
    assert isinstance(folder.fetch(listing, None), Refused | Absent)


def test_a_folder_that_is_missing_loses_nothing(folder: Folder, put: Put, tmp_path: Path) -> None:
    put("a.txt")
    cursor = folder.poll(None).cursor
    away = replace(folder, path=tmp_path / "unmounted")
    with pytest.raises(Unreachable, match="create it"):
        away.poll(cursor)
    with pytest.raises(SourceError):
        replace(folder, path=tmp_path / "a.txt").poll(cursor)


@pytest.mark.parametrize("cursor", ["", "{}", "[]", "null", '{"known": 3, "waiting": 4}', "x" * 99, "[" * 100_000])
def test_a_broken_cursor_lists_everything_again_and_says_so(folder: Folder, put: Put, cursor: str) -> None:
    put("a.txt")
    polled = folder.poll(cursor)
    assert (_seen(polled.listings), polled.gap, polled.first) == ([("a.txt", "present")], True, False)


def test_a_name_that_is_no_text_is_left_alone(folder: Folder) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(folder.path) + b"/\xff.txt"))).write_text("x")
    except OSError:
        pytest.skip("this file system takes only text as names")
    assert folder.poll(None).listings == ()


STEPS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["write", "delete", "poll"])), max_size=12)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_polls_tell_the_whole_story_whenever_they_fall(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    """Whatever happens between polls, the listings so far say what is there now."""
    path = tmp_path_factory.mktemp("story")
    folder, cursor = Folder(path, clock=lambda: NOW), None
    told: dict[str, Listing] = {}
    for number, (name, step) in enumerate([*steps, ("", "poll")]):
        file = path / f"{name}.txt"
        if step == "write":
            file.write_text("x" * (number + 1))
            os.utime(file, (NOW - 100 + number, NOW - 100 + number))
        elif step == "delete":
            file.unlink(missing_ok=True)
        else:
            polled = folder.poll(cursor)
            cursor = polled.cursor
            told |= {listing.address: listing for listing in polled.listings}
    there = {file.name: f"{file.stat().st_size}-{file.stat().st_mtime_ns}" for file in path.iterdir()}
    present = {a: told[a].validators.revision for a in told if told[a].sighting is Sighting.PRESENT}
    assert present == there
