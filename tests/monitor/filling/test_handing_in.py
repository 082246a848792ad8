"""Files by the thousand: folders, archives, several processes, again after a kill, in any order."""

import zipfile
from pathlib import Path

import pytest

from monitor.filling.backfilling import Backfilled, Wish
from monitor.filling.handing_in import FEW, count, hand_in
from monitor.intents import Outcome
from monitor.receiving import Context
from monitor.store import corpus, outbox
from monitor.subscribing import Rule
from tests.support.resolutions import resolution
from tests.support.standing import Clock, context_on, follow, fresh_database

pytestmark = pytest.mark.slow

MANY = FEW + 4


def filled(folder: Path, many: int = MANY) -> Path:
    """A folder with so many resolutions, one bad file among them."""
    folder.mkdir()
    for number in range(many):
        text = resolution(2900 + number)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "005bad.txt").write_bytes(b"\0\1\2")
    return folder


def outcomes(lines: list[Backfilled]) -> list[str]:
    return [line.outcome.value for line in lines]


def test_many_files_are_taken_in_by_several_processes_in_their_order(context: Context, tmp_path: Path) -> None:
    lines = list(hand_in(context, [filled(tmp_path / "in")], Wish(), processes=2))
    assert [Path(line.name).name for line in lines] == sorted(Path(line.name).name for line in lines)
    assert outcomes(lines).count("new") == MANY
    (bad,) = [line for line in lines if not line.ok]
    assert bad.name.endswith("005bad.txt")


def test_many_files_are_silent_to_subscribers(context: Context, tmp_path: Path) -> None:
    follow(context.database, Rule(cites=("S/RES/1373(2001)",)))
    list(hand_in(context, [filled(tmp_path / "in")], Wish(), processes=2))
    assert outbox.deliveries(context.database) == ()


def test_what_was_broken_off_goes_on_where_it_stood(context: Context, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in")
    broken = hand_in(context, [folder], Wish(), processes=2)
    told = [next(broken) for _ in range(4)]
    broken.close()  # type: ignore[attr-defined]
    again = {line.name: line for line in hand_in(context, [folder], Wish(), processes=2)}
    assert {again[line.name].outcome for line in told} == {Outcome.UNCHANGED}
    assert len(corpus.works(context.database)) == MANY


def test_the_same_bytes_elsewhere_are_passed_over(context: Context, tmp_path: Path) -> None:
    list(hand_in(context, [filled(tmp_path / "in", 3)], Wish()))
    (tmp_path / "in").rename(tmp_path / "moved")
    again = [line for line in hand_in(context, [tmp_path / "moved"], Wish()) if line.ok]
    assert [(line.outcome, line.reason, line.symbol) for line in again][:1] == [
        (Outcome.UNCHANGED, "held already", "S/RES/2900(2026)")
    ]


def test_an_archive_is_as_good_as_a_folder(context: Context, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", 3)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as file:
        for path in sorted(folder.iterdir()):
            file.write(path, path.name)
    lines = list(hand_in(context, [tmp_path / "all.zip"], Wish()))
    assert outcomes(lines) == ["new", "new", "new", "refused"]
    assert lines[0].name == f"{tmp_path}/all.zip: 000.txt"
    assert corpus.versions(context.database, "S/RES/2900(2026)")[0].address == f"{tmp_path}/all.zip!/000.txt"


def test_a_name_that_no_index_holds_is_refused_and_stops_nobody(context: Context, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a" * 3000 + ".txt", resolution(2901))
        archive.writestr("b.txt", resolution(2902))
    long, short = hand_in(context, [tmp_path / "a.zip"], Wish())
    assert (long.outcome, short.outcome) == (Outcome.REFUSED, Outcome.NEW)
    assert "shorten it" in long.reason


def test_a_broken_archive_stops_nobody(context: Context, tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", 1)
    (folder / "z.zip").write_bytes(b"PK\3\4 and no more")
    assert outcomes(list(hand_in(context, [folder], Wish()))) == ["new", "refused", "refused"]


def test_what_there_is_can_be_counted_before(tmp_path: Path) -> None:
    folder = filled(tmp_path / "in", 2)
    with zipfile.ZipFile(folder / "z.zip", "w") as file:
        file.writestr("a.txt", "x")
        file.writestr("b.txt", "x")
    assert count([folder]) == 5


def test_the_order_of_files_makes_no_other_collection(tmp_path: Path, clock: Clock) -> None:
    adopted = {1910: 2010, 1970: 2011, 2035: 2012, 2090: 2013, 2140: 2014}
    texts = [resolution(number, year=year) for number, year in adopted.items()]
    texts.append(resolution(2902, extra=", recalling resolution 2035 (2012)"))
    assert _collected(tmp_path / "by adoption", clock, texts) == _collected(tmp_path / "against", clock, texts[::-1])


def _collected(folder: Path, clock: Clock, texts: list[str]) -> object:
    """What a collection says of works, texts, citations and who cited what first, by adoption."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    database = fresh_database(folder)
    list(hand_in(context_on(database, clock), sorted(folder.glob("*.txt")), Wish()))
    held = corpus.works(database)
    versions = [version for work in held for version in corpus.versions(database, work.symbol)]
    said = [(one.symbol, one.language, one.number, one.fingerprint, one.text, one.citations) for one in versions]
    cited = {
        target: corpus.cited_by(database, target) for targets in corpus.targets(database).values() for target in targets
    }
    first = {target: (rows[0].citing, rows[0].adopted_on) for target, rows in cited.items()}
    database.close()
    return held, said, cited, first
