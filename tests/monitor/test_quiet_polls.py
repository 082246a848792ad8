"""What a look costs that finds nothing new: one conditional request, and nothing written but the schedule."""

from contextlib import ExitStack
from datetime import timedelta

from benchmarks.poll_ods import Watching


def test_a_look_that_finds_nothing_new_asks_once_and_writes_only_the_schedule() -> None:
    with ExitStack() as stack:
        watching = Watching(stack, 3)
        watching.now += timedelta(days=8)
        written, asked = watching.written(), len(watching.served.requests)
        assert watching.look() == {"unchanged": 3}
        paths = [one.path for one in list(watching.served.requests)[asked:]]
        assert set(written) == {"wanted_texts"}
        assert all(paths.count(path) == 1 for path in paths if path != "/api/symbol/access")
        assert len(paths) <= 2 * 3 + 1
