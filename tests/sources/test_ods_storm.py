"""Whatever goes wrong at the Official Document System, in whatever order: nothing false is believed, nothing is lost.

``python -m tests.sources.test_ods_storm SEED STEPS`` weathers a longer storm and counts the answers.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import lru_cache

import pytest

from monitor.demo.sites.faults import Faults
from monitor.demo.sites.ods import SHELL, MakeBelieveOds
from monitor.demo.sites.papers import docx_of, pdf_of
from monitor.demo.sites.serving import serving
from sources.documents import Absent, Answer, Corrupt, Found, NotModified, Refused, Validators
from sources.ods import Ods
from sources.ods_control import DISTRUST, FRESH
from sources.pacing import Pacing
from sources.reading.formats import read
from sources.web import Web
from tests.support.laws import seeds
from tests.support.resolutions import chinese, resolution

pytestmark = pytest.mark.slow

TEXTS = tuple((f"S/RES/{number}(2026)", language) for number in (2903, 2904) for language in ("en", "zh"))
OTHER = "E/2021/L.22"
STATUSES = (400, 404, 410, 500, 502, 504)
"""The first three mean that there is nothing, if the resolver says so; here only files do."""


@lru_cache
def written(symbol: str, language: str, issue: int) -> str:
    """The text of an issue, which tells its number."""
    number = int(symbol[6:10])
    if language == "zh":
        return chinese(number).replace("每九十天", f"每{1000 + issue}天")
    return resolution(number, extra=f" on day {1000 + issue}")


@lru_cache(maxsize=64)
def files(symbol: str, language: str, issue: int) -> dict[str, bytes]:
    text = written(symbol, language, issue)
    return {"docx": docx_of(text)} if language == "zh" else {"docx": docx_of(text), "pdf": pdf_of(text)}


@dataclass
class Storm:
    """The truth about each text (its issue, None when nothing is filed), and what we hold of it."""

    seed: int
    source: Ods
    site: MakeBelieveOds
    issues: dict[tuple[str, str], int | None] = field(default_factory=lambda: dict.fromkeys(TEXTS))
    held: dict[tuple[str, str], tuple[Validators, int]] = field(default_factory=dict)
    answers: Counter[str] = field(default_factory=Counter)
    time: float = 1000.0
    last_issue: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        text = resolution(1).replace("S/RES/1 (2026)", OTHER).replace("Resolution 1 (2026)", "Draft")
        self.site.publish(OTHER, "en", text)
        self.site.publish(OTHER, "zh", text)

    def step(self) -> None:
        """Something is done there, something goes wrong, and we look."""
        self._act()
        trouble = self._trouble(self.site.faults) if self.chance.random() < 0.7 else False
        text = self.chance.choice(TEXTS)
        self.time += self.chance.choice((1.0, FRESH, DISTRUST))
        answer = self._fetched(text)
        self._believe(text, answer, troubled=trouble)
        self.site.faults.end()
        if isinstance(answer, Refused):
            self.time += DISTRUST

    def calm(self) -> None:
        """All is well again: what we hold is what is there."""
        self.time += DISTRUST
        for text in TEXTS:
            self._believe(text, self._fetched(text), troubled=False)
            issue = self.issues[text]
            assert issue is None or self.held[text][1] == issue

    def _act(self) -> None:
        text = self.chance.choice(TEXTS)
        issue, verb = self.issues[text], self.chance.choice(("publish", "amend", "withdraw", "rest", "rest"))
        if verb == "withdraw":
            self.site.withdraw(*text)
            self.issues[text] = None
        if verb in ("publish", "amend"):
            self.last_issue += 1
            made = files(*text, self.last_issue)
            if verb == "amend" and issue is not None:
                self.site.refile(*text, self.site.filed(*text).job, made)
            else:
                self.site.publish(*text, files=made)
            self.issues[text] = self.last_issue

    def _trouble(self, faults: Faults) -> bool:
        chance = self.chance
        times, where = chance.choice((1, 2, None)), chance.choice(("", "/api/", "/doc/"))
        keep, declared = chance.uniform(0.1, 0.95), chance.random() < 0.5
        verbs: tuple[Callable[[], None], ...] = (
            lambda: faults.throttle(chance.choice((429, 503)), None, times=times, where=where),
            lambda: faults.challenge(chance.choice((200, 202, 403, 405)), times=times, where=where),
            lambda: faults.fail(chance.choice(STATUSES), b"x" * 552, times=times, where="/doc/"),
            lambda: faults.truncate(keep, declared=declared, times=times, where="/doc/"),
            lambda: faults.hang_up(times=times, where=where),
            lambda: faults.lie_about_the_language(chance.choice(("en", "zh")), times=times),
            lambda: faults.confuse(OTHER, times=times),
            lambda: faults.fail(200, SHELL, times=times, where="/doc/"),
            lambda: faults.be_slow(0.001, times=times, where=where),
            self._lose_everything,
        )
        chance.choice(verbs)()
        return True

    def _lose_everything(self) -> None:
        """The shell for whatever is asked, and nothing that was found before vouches for it."""
        self.site.faults.break_layout()
        self.time += FRESH

    def _fetched(self, text: tuple[str, str]) -> Answer:
        (listing,) = self.source.find(*text)
        return self.source.fetch(listing, self.held[text][0] if text in self.held else None)

    def _believe(self, text: tuple[str, str], answer: Answer, *, troubled: bool) -> None:
        self.answers[type(answer).__name__] += 1
        issue = self.issues[text]
        if isinstance(answer, Found):
            assert issue is not None, "a text was found where none is"
            words = read(answer.content, answer.media_type, None).text
            assert str(1000 + issue) in words, "an issue was found that is not the present one"
            self.held[text] = answer.validators, issue
        elif isinstance(answer, NotModified):
            assert self.held[text][1] == issue, "a change was missed"
        elif isinstance(answer, Absent):
            assert issue is None, "a text was not found where one is"
        else:
            assert isinstance(answer, Refused | Corrupt)
            assert troubled, f"nothing was wrong, but: {answer.reason}"


def weathered(seed: int, steps: int) -> Counter[str]:
    """The answers of a storm, counted."""
    with ExitStack() as stack:
        site = MakeBelieveOds()
        served = stack.enter_context(serving(site, validators=seed % 2 == 0))
        web = Web("test", private=frozenset({served.place}), pacing=Pacing(gap=0), timeout=5)
        source = Ods(stack.enter_context(web), host=served.address)
        storm = Storm(seed, source, site)
        source.control._clock = lambda: storm.time
        for _ in range(steps):
            storm.step()
        storm.calm()
    return storm.answers


@pytest.mark.parametrize("seed", seeds(3))
def test_nothing_false_is_believed_and_nothing_is_lost(seed: int) -> None:
    answers = weathered(seed, 50)
    assert set(answers) == {"Found", "NotModified", "Absent", "Refused", "Corrupt"}


if __name__ == "__main__":
    print(weathered(int(sys.argv[1]), int(sys.argv[2])))
