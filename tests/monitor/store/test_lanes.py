"""The pace of a host, shared by all who use the database."""

from concurrent.futures import ThreadPoolExecutor

from monitor.store.database import Database
from monitor.store.lanes import SharedLanes
from sources.lanes import Memory
from sources.pacing import Pacing

NAMES = frozenset({"ods"})


def lanes(database: Database) -> SharedLanes:
    return SharedLanes(database, NAMES, Memory())


def test_a_lane_has_no_state_until_somebody_puts_one_there(database: Database) -> None:
    one = lanes(database)
    assert one.read("ods") is None
    assert one.swap("ods", None, "first")
    assert lanes(database).read("ods") == "first"


def test_a_state_that_somebody_changed_meanwhile_is_left_alone(database: Database) -> None:
    one, other = lanes(database), lanes(database)
    assert one.swap("ods", None, "first")
    assert not other.swap("ods", None, "second")
    assert not other.swap("ods", "zeroth", "second")
    assert other.swap("ods", "first", "second")
    assert one.read("ods") == "second"


def test_of_many_who_swap_at_once_one_succeeds(database: Database) -> None:
    lanes(database).swap("ods", None, "old")
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda number: lanes(database).swap("ods", "old", str(number)), range(16)))
    assert sum(done) == 1


def test_other_lanes_stay_in_memory(database: Database) -> None:
    one = lanes(database)
    assert one.swap("127.0.0.1", None, "mine")
    assert one.read("127.0.0.1") == "mine"
    assert lanes(database).read("127.0.0.1") is None


def test_two_programs_keep_one_distance(database: Database) -> None:
    slept: list[float] = []
    pacings = [
        Pacing(gap=2.0, in_flight=4, shared=lanes(database), clock=lambda: 1000.0, sleep=slept.append) for _ in range(2)
    ]
    for pacing in (*pacings, *pacings):
        with pacing.turn("ods") as turn:
            turn.answered()
    assert [round(pause) for pause in slept if pause] == [2, 4, 6]
