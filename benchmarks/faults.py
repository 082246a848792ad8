"""10,000 polls while everything goes wrong, through the whole watch: false alerts and lost changes (issue 5).

Many storms, each over an empty collection. ``FAULT_POLLS`` (10000) is how many polls there are to be at least,
``FAULT_SEED`` (1) the first storm's seed: the same seed gives the same storm.
"""

import os
import time
from itertools import count

from monitor import logs
from monitor.demo.judging_of_storm import Tally
from monitor.demo.storm import weathered

ONLY_BY_NAME = True
STEPS = 40


def main() -> None:
    """Print the figures; a false alert or a lost change is named with the seed that gives it."""
    logs.configure("critical", "json")
    wanted, began, total = int(os.environ.get("FAULT_POLLS", "10000")), time.perf_counter(), Tally()
    storms = 0
    for seed in count(int(os.environ.get("FAULT_SEED", "1"))):
        tally = weathered(seed, STEPS)
        for line in (*tally.false, *(f"lost: {one}" for one in tally.lost)):
            print(f"seed {seed}: {line}")
        total.add(tally)
        storms += 1
        if total.polls >= wanted:
            break
    thrown = sum(count for name, count in total.faults.items() if name != "nothing")
    print(f"{total.polls:,} polls in {storms} storms, {thrown:,} faults of {len(total.faults) - 1} kinds thrown")
    print(f"{total.changes:,} changes published, {total.events.total():,} events: {dict(total.events.most_common())}")
    print(f"false alerts: {len(total.false)} (0 asked for); lost changes: {len(total.lost)} (0 asked for)")
    print(f"looks: {dict(total.outcomes.most_common())}; {time.perf_counter() - began:,.0f} s")


if __name__ == "__main__":
    main()
