"""The fire drill: a storm of faults before one's eyes for a minute, and what came of it."""

import time
from collections.abc import Callable

from monitor import logs
from monitor.demo.judging_of_storm import Tally
from monitor.demo.storm import brewing

Say = Callable[[str], None]


def drill(say: Say, *, seconds: float, seed: int, log_level: str = "critical") -> Tally:
    """Let a storm rage for so many seconds, then calm down; each step is said, and at the end the numbers."""
    logs.configure(log_level, "auto")
    say("Make-believe tables, feeds, press, a wiki and a document system publish, reissue and break, on")
    say("loopback. The clock is moved; after the storm all is well again, and what is held must be what is there.\n")
    end = time.monotonic() + seconds
    with brewing(seed) as storm:
        while time.monotonic() < end:
            say(storm.step())
        say("\n▶ The storm is over.")
        storm.calm()
        tally = storm.tally
    thrown = sum(count for name, count in tally.faults.items() if name != "nothing")
    say(f"{tally.polls} polls and looks, {thrown} faults thrown:")
    for name, count in tally.faults.most_common():
        say(f"  {count:4} × {name}")
    say(f"{tally.changes} changes were published; what was told:")
    for name, count in tally.events.most_common():
        say(f"  {count:4} × {name.replace('_', ' ')}")
    say(f"False alerts: {len(tally.false)}. Lost changes: {len(tally.lost)}.")
    return tally
