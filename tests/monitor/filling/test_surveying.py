"""What is said of files before they are taken in."""

import zipfile
from pathlib import Path

from monitor.filling.surveying import PACKED_SECONDS, START_SECONDS, TEXT_SECONDS, Survey, survey


def test_documents_of_folders_and_archives_are_counted_with_their_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("c.txt", b"x" * 1000)
    assert survey([tmp_path]) == Survey(2, 1005, 2 * TEXT_SECONDS)


def test_a_packed_file_is_expected_to_take_longer(tmp_path: Path) -> None:
    (tmp_path / "a.PDF").touch()
    assert survey([tmp_path]).seconds == PACKED_SECONDS


def test_many_files_are_expected_to_be_shared_between_the_processors(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.txt").touch()
    assert survey([tmp_path]).seconds <= START_SECONDS + 100 * TEXT_SECONDS


def test_nothing_is_read_of_what_is_surveyed(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no archive")
    assert survey([tmp_path, tmp_path / "missing.txt"]).documents == 2
